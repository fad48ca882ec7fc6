package io.quantumtrader.persistence.symbol;

import io.quantumtrader.kernel.decision.OpeningPlan;
import io.quantumtrader.kernel.position.EntryTerms;
import io.quantumtrader.kernel.position.Position;
import io.quantumtrader.kernel.position.Side;
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
    public Intents exit(Position held, double quantity, int firedAfter) {
        cancelAll(Purpose.ENTRY);
        events.add(new OrderIntended(
                tick,
                atMs,
                decisionId(),
                nextId(),
                Purpose.EXIT.name(),
                "MARKET",
                OrderSide.closing(held.side()).name(),
                quantity,
                0,
                true,
                "",
                held.fired(),
                firedAfter,
                Optional.empty()));
        return this;
    }

    /** A protective stop in place of the present one. */
    public Intents protect(Side held, double stop) {
        cancelAll(Purpose.STOP);
        int fired = book.position().map(Position::fired).orElse(0);
        events.add(new OrderIntended(
                tick,
                atMs,
                decisionId(),
                nextId(),
                Purpose.STOP.name(),
                "CLOSE_STOP",
                OrderSide.closing(held).name(),
                0,
                stop,
                true,
                "",
                fired,
                fired,
                Optional.empty()));
        return this;
    }

    /** Withdraws every working order of a purpose. */
    public Intents cancelAll(Purpose purpose) {
        for (WorkingOrder order : book.orders()) {
            if (order.purpose() == purpose && !order.cancelling()) {
                events.add(new CancelIntended(tick, atMs, decisionId(), order.id()));
            }
        }
        return this;
    }

    private String nextId() {
        return "qt-" + symbol + "-" + position + "-" + decision + "-" + events.size();
    }
}
