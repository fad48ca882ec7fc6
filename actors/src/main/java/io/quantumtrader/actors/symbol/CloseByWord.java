package io.quantumtrader.actors.symbol;

import io.quantumtrader.actors.symbol.SymbolCommand.Operate;
import io.quantumtrader.actors.symbol.SymbolCommand.Operated;
import io.quantumtrader.kernel.decision.Reason;
import io.quantumtrader.kernel.decision.ReasonCode;
import io.quantumtrader.kernel.decision.ReducingPlan;
import io.quantumtrader.kernel.exit.CloseQuantity;
import io.quantumtrader.kernel.symbol.Evaluation;
import io.quantumtrader.persistence.ReasonRow;
import io.quantumtrader.persistence.symbol.Intents;
import io.quantumtrader.persistence.symbol.SymbolBook;
import io.quantumtrader.persistence.symbol.SymbolEvent;
import io.quantumtrader.persistence.symbol.SymbolEvent.Decided;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a word that closes, an operator's or the ladder's, comes to. No gate stands in between (rules, A2). */
sealed interface CloseByWord {

    /**
     * There is nothing that could be closed.
     *
     * @param accepted whether what was asked for is under way already
     */
    record Nothing(boolean accepted, String why) implements CloseByWord {}

    /** The decision and its order, to be recorded. */
    record Closing(List<SymbolEvent> events) implements CloseByWord {
        public Closing {
            events = List.copyOf(events);
        }
    }

    /**
     * What the word comes to.
     *
     * @param wanted base asset, above 0; empty closes all that no exit is closing yet
     */
    static CloseByWord of(
            String symbol, SymbolBook book, Operate operate, Reason reason, String causedBy, Optional<Double> wanted) {
        var held = book.position();
        if (held.isEmpty()) return new Nothing(false, Operated.NOTHING_HELD);
        double free = book.uncommitted();
        if (book.closing() || free <= 0) return new Nothing(true, "a close is under way");
        var close = wanted.map(part -> CloseQuantity.byHand(part, free, book.mark(), book.rules()))
                .orElseGet(() -> CloseQuantity.whole(free));
        if (close.quantity() <= 0) {
            return new Nothing(false, Operated.LESS_THAN_A_STEP + book.rules().stepSize());
        }
        var intents = new Intents(symbol, book, operate.tick(), operate.atMs())
                .reduce(
                        ReducingPlan.of(symbol, held.get(), close.quantity()),
                        held.get().fired());
        var action = close.remaining() == 0 ? Evaluation.Action.CLOSE : Evaluation.Action.REDUCE;
        var events = new ArrayList<SymbolEvent>();
        events.add(new Decided(
                intents.decisionId(),
                operate.tick(),
                operate.atMs(),
                Optional.empty(),
                action.name(),
                close.quantity(),
                Double.NaN,
                reasons(reason, close, book),
                List.of(),
                book.termsVersion(),
                causedBy));
        events.addAll(intents.events());
        return new Closing(events);
    }

    private static List<ReasonRow> reasons(Reason reason, CloseQuantity close, SymbolBook book) {
        if (!close.dust()) return List.of(ReasonRow.of(reason));
        double worth = close.quantity() * book.mark();
        var dust = Reason.because(ReasonCode.DUST_CLOSED, worth, book.rules().minNotional());
        return List.of(ReasonRow.of(reason), ReasonRow.of(dust));
    }
}
