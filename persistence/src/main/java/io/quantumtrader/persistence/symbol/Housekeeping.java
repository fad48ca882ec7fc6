package io.quantumtrader.persistence.symbol;

import static io.quantumtrader.kernel.decision.Reason.because;

import io.quantumtrader.kernel.decision.ProtectivePlan.PlaceStop;
import io.quantumtrader.kernel.decision.Reason;
import io.quantumtrader.kernel.decision.ReasonCode;
import io.quantumtrader.kernel.decision.ReducingPlan;
import io.quantumtrader.kernel.position.Position;
import io.quantumtrader.persistence.ReasonRow;
import io.quantumtrader.persistence.symbol.SymbolEvent.Decided;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the state of the orders calls for, whatever the market does: a position has a resting stop, a close that was decided
 * goes on until flat, nothing rests for a position that is gone (rules, A6, B1). Reducing and protective only; asks nobody.
 */
public final class Housekeeping {

    /** What {@code causedBy} says of its decisions. */
    public static final String HOUSEKEEPING = "housekeeping";

    private Housekeeping() {}

    /** The decisions due now with their orders; empty when all is in order. */
    public static List<SymbolEvent> due(String symbol, SymbolBook book, Care care, long tick, long atMs) {
        return book.position()
                .map(held -> whileHolding(symbol, book, held, care, tick, atMs))
                .orElseGet(() -> whileFlat(symbol, book, care, tick, atMs));
    }

    private static List<SymbolEvent> whileHolding(
            String symbol, SymbolBook book, Position held, Care care, long tick, long atMs) {
        var intents = new Intents(symbol, book, tick, atMs);
        double free = book.uncommitted();
        if (book.closing()) {
            if (free <= 0) return List.of();
            intents.reduce(ReducingPlan.of(symbol, held, free), held.fired());
            return decided(
                    "CLOSE",
                    free,
                    Double.NaN,
                    because(ReasonCode.CLOSE_CONTINUES, free, 0),
                    intents,
                    book,
                    care,
                    tick,
                    atMs);
        }
        if (care.close().isPresent() && free > 0) {
            intents.reduce(ReducingPlan.of(symbol, held, free), held.fired());
            return decided("CLOSE", free, Double.NaN, care.close().get(), intents, book, care, tick, atMs);
        }
        if (book.workingStop().isEmpty() && free > 0) {
            double stop = stopOf(held, book);
            if (book.stopRefused() || held.side().crossed(book.mark(), stop)) {
                intents.reduce(ReducingPlan.of(symbol, held, free), held.fired());
                var why = book.stopRefused()
                        ? because(ReasonCode.PROTECTION_MISSING, atMs - held.openedAtMs(), 0)
                        : because(ReasonCode.STOP_CROSSED, book.mark(), stop);
                return decided("CLOSE", free, Double.NaN, why, intents, book, care, tick, atMs);
            }
            intents.protect(new PlaceStop(symbol, held.side(), stop));
            var why = because(ReasonCode.PROTECTION_PLACED, stop, held.averageEntry());
            return decided("PROTECT", 0, stop, why, intents, book, care, tick, atMs);
        }
        double bound = care.bound(held, book.rules());
        if (held.side().tighter(bound, held.stop())) {
            if (held.side().crossed(book.mark(), bound)) {
                intents.reduce(ReducingPlan.of(symbol, held, free), held.fired());
                var crossed = because(ReasonCode.STOP_CROSSED, book.mark(), bound);
                return decided("CLOSE", free, Double.NaN, crossed, intents, book, care, tick, atMs);
            }
            intents.protect(new PlaceStop(symbol, held.side(), bound));
            var why = because(ReasonCode.STOP_LIQUIDATION_BOUND, bound, held.stop());
            return decided("PROTECT", 0, bound, why, intents, book, care, tick, atMs);
        }
        return care.permission().allowsOpening()
                ? List.of()
                : cancelled(intents.withdrawEntries(), book, care, tick, atMs);
    }

    private static List<SymbolEvent> whileFlat(String symbol, SymbolBook book, Care care, long tick, long atMs) {
        var intents = new Intents(symbol, book, tick, atMs);
        intents.withdrawRest();
        if (!care.permission().allowsOpening()) intents.withdrawEntries();
        return cancelled(intents, book, care, tick, atMs);
    }

    private static List<SymbolEvent> cancelled(Intents intents, SymbolBook book, Care care, long tick, long atMs) {
        if (intents.events().isEmpty()) return List.of();
        return decided("CANCEL", 0, Double.NaN, because(ReasonCode.ORDER_WITHDRAWN), intents, book, care, tick, atMs);
    }

    /** Where the stop of a position belongs: where it stood, else the initial distance from its average price. */
    static double stopOf(Position held, SymbolBook book) {
        if (!Double.isNaN(held.stop())) return held.stop();
        double distance = held.side().sign() * held.terms().stopDistance();
        return book.rules().stopTowardsMarket(held.side(), held.averageEntry() - distance);
    }

    private static List<SymbolEvent> decided(
            String action,
            double quantity,
            double stop,
            Reason reason,
            Intents intents,
            SymbolBook book,
            Care care,
            long tick,
            long atMs) {
        var events = new ArrayList<SymbolEvent>();
        events.add(new Decided(
                        intents.decisionId(),
                        tick,
                        atMs,
                        Optional.empty(),
                        action,
                        quantity,
                        stop,
                        List.of(ReasonRow.of(reason)),
                        List.of(),
                        book.termsVersion(),
                        HOUSEKEEPING)
                .by(care.row()));
        events.addAll(intents.events());
        return events;
    }
}
