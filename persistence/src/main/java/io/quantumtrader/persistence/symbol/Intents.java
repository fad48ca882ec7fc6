package io.quantumtrader.persistence.symbol;

import io.quantumtrader.kernel.decision.OpeningPlan;
import io.quantumtrader.kernel.decision.ProtectivePlan;
import io.quantumtrader.kernel.decision.ReducingPlan;
import io.quantumtrader.kernel.position.EntryTerms;
import io.quantumtrader.kernel.position.Position;
import io.quantumtrader.kernel.venue.OrderSide;
import io.quantumtrader.persistence.symbol.SymbolEvent.CancelIntended;
import io.quantumtrader.persistence.symbol.SymbolEvent.EntryTermsRow;
import io.quantumtrader.persistence.symbol.SymbolEvent.OrderIntended;
import io.quantumtrader.persistence.symbol.WorkingOrder.Purpose;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The orders that one decision allows, with ids derived from symbol, position and decision, so that a retry is the same
 * order at the venue (rules, D3). One per decision.
 */
public final class Intents {

    private final String symbol;
    private final SymbolBook book;
    private final long tick;
    private final long atMs;
    private final int decision;
    private final int position;
    private final List<SymbolEvent> events = new ArrayList<>();

    public Intents(String symbol, SymbolBook book, long tick, long atMs) {
        this.symbol = symbol;
        this.book = book;
        this.tick = tick;
        this.atMs = atMs;
        decision = book.decisions() + 1;
        position = book.position().map(Position::number).orElse(book.positions() + 1);
    }

    public String decisionId() {
        return symbol + "-" + decision;
    }

    public List<SymbolEvent> events() {
        return List.copyOf(events);
    }

    /** A market order of an entry that has a permit. */
    public Intents enter(OpeningPlan plan, EntryTerms terms, String permitId) {
        events.add(new OrderIntended(
                tick,
                atMs,
                decisionId(),
                nextId(),
                Purpose.ENTRY.name(),
                "MARKET",
                OrderSide.opening(plan.side()).name(),
                plan.quantity(),
                0,
                false,
                permitId,
                0,
                0,
                Optional.of(EntryTermsRow.of(terms))));
        return this;
    }

    /** A reduce-only market order; what is left of the entry is withdrawn first (rules, C3). */
    public Intents reduce(ReducingPlan plan, int firedAfter) {
        withdrawEntries();
        events.add(new OrderIntended(
                tick,
                atMs,
                decisionId(),
                nextId(),
                Purpose.EXIT.name(),
                "MARKET",
                OrderSide.closing(plan.held()).name(),
                plan.quantity(),
                0,
                true,
                "",
                book.position().map(Position::fired).orElse(firedAfter),
                firedAfter,
                Optional.empty()));
        return this;
    }

    /** A protective stop in place of the present one. */
    public Intents protect(ProtectivePlan.PlaceStop plan) {
        cancelAll(Purpose.STOP);
        int fired = book.position().map(Position::fired).orElse(0);
        events.add(new OrderIntended(
                tick,
                atMs,
                decisionId(),
                nextId(),
                Purpose.STOP.name(),
                "CLOSE_STOP",
                OrderSide.closing(plan.held()).name(),
                0,
                plan.stop(),
                true,
                "",
                fired,
                fired,
                Optional.empty()));
        return this;
    }

    /** Withdraws what rests to increase the position. */
    public Intents withdrawEntries() {
        for (WorkingOrder order : book.orders()) {
            if (order.purpose() == Purpose.ENTRY && !order.cancelling()) {
                withdraw(new ProtectivePlan.CancelEntry(symbol, order.id()));
            }
        }
        return this;
    }

    private void withdraw(ProtectivePlan.CancelEntry plan) {
        events.add(new CancelIntended(tick, atMs, decisionId(), plan.clientOrderId()));
    }

    /** Withdraws the exits and stops of a position that is gone. */
    public Intents withdrawRest() {
        cancelAll(Purpose.EXIT);
        cancelAll(Purpose.STOP);
        return this;
    }

    private void cancelAll(Purpose purpose) {
        for (WorkingOrder order : book.orders()) {
            if (order.purpose() == purpose && !order.cancelling()) {
                events.add(new CancelIntended(tick, atMs, decisionId(), order.id()));
            }
        }
    }

    private String nextId() {
        return "qt-" + symbol + "-" + position + "-" + decision + "-" + events.size();
    }
}
