package io.quantumtrader.persistence.symbol;

import static io.quantumtrader.kernel.decision.Reason.because;

import io.quantumtrader.kernel.decision.Reason;
import io.quantumtrader.kernel.decision.ReasonCode;
import io.quantumtrader.kernel.decision.ReducingPlan;
import io.quantumtrader.kernel.exit.CloseQuantity;
import io.quantumtrader.kernel.symbol.Evaluation;
import io.quantumtrader.persistence.ReasonRow;
import io.quantumtrader.persistence.symbol.SymbolEvent.Decided;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** What a word that closes, an operator's or the ladder's, comes to. No gate stands in between (rules, A2). */
public sealed interface CloseByWord {

    String NOTHING_HELD = "nothing is held";
    String LESS_THAN_A_STEP = "less than one step of ";

    /**
     * What was said.
     *
     * @param code why, as a reason
     * @param confidence of the entry that wants the slot, empty for other words
     * @param quantity base asset, above 0; empty closes all that no exit is closing yet
     * @param causedBy who said it
     */
    record Word(ReasonCode code, OptionalDouble confidence, OptionalDouble quantity, String causedBy) {

        /** A word that closes all. */
        public static Word of(ReasonCode code, String causedBy) {
            return new Word(code, OptionalDouble.empty(), OptionalDouble.empty(), causedBy);
        }

        /** As it was recorded. */
        public static Word of(WordRow row, String causedBy) {
            return new Word(ReasonCode.valueOf(row.code()), row.confidence(), row.quantity(), causedBy);
        }

        public Word part(Optional<Double> wanted) {
            var asked = wanted.map(OptionalDouble::of).orElseGet(OptionalDouble::empty);
            return new Word(code, confidence, asked, causedBy);
        }

        private Reason reason() {
            return confidence.isPresent() ? because(code, confidence.getAsDouble(), Double.NaN) : because(code);
        }

        private WordRow row() {
            return new WordRow(code.name(), confidence, quantity);
        }
    }

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

    /** What the word comes to. */
    static CloseByWord of(String symbol, SymbolBook book, long tick, long atMs, Word word) {
        var held = book.position();
        if (held.isEmpty()) return new Nothing(false, NOTHING_HELD);
        double free = book.uncommitted();
        if (book.closing() || free <= 0) return new Nothing(true, "a close is under way");
        var close = word.quantity().isPresent()
                ? CloseQuantity.byHand(word.quantity().getAsDouble(), free, book.mark(), book.rules())
                : CloseQuantity.whole(free);
        if (close.quantity() <= 0) {
            return new Nothing(false, LESS_THAN_A_STEP + book.rules().stepSize());
        }
        var intents = new Intents(symbol, book, tick, atMs)
                .reduce(
                        ReducingPlan.of(symbol, held.get(), close.quantity()),
                        held.get().fired());
        var action = close.remaining() == 0 ? Evaluation.Action.CLOSE : Evaluation.Action.REDUCE;
        var events = new ArrayList<SymbolEvent>();
        events.add(new Decided(
                        intents.decisionId(),
                        tick,
                        atMs,
                        Optional.empty(),
                        action.name(),
                        close.quantity(),
                        Double.NaN,
                        reasons(word.reason(), close, book),
                        List.of(),
                        book.termsVersion(),
                        word.causedBy())
                .by(word.row()));
        events.addAll(intents.events());
        return new Closing(events);
    }

    private static List<ReasonRow> reasons(Reason reason, CloseQuantity close, SymbolBook book) {
        if (!close.dust()) return List.of(ReasonRow.of(reason));
        double worth = close.quantity() * book.mark();
        var dust = because(ReasonCode.DUST_CLOSED, worth, book.rules().minNotional());
        return List.of(ReasonRow.of(reason), ReasonRow.of(dust));
    }
}
