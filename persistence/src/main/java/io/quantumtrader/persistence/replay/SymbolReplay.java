package io.quantumtrader.persistence.replay;

import io.quantumtrader.kernel.market.Bar;
import io.quantumtrader.kernel.symbol.Indicators;
import io.quantumtrader.kernel.symbol.SymbolSettings;
import io.quantumtrader.persistence.symbol.BarJudgement;
import io.quantumtrader.persistence.symbol.ObservationRow;
import io.quantumtrader.persistence.symbol.SymbolBook;
import io.quantumtrader.persistence.symbol.SymbolEvent;
import io.quantumtrader.persistence.symbol.SymbolEvent.Decided;
import io.quantumtrader.persistence.symbol.SymbolEvent.TermsSet;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Replays the journal of one symbol, event by event. Each observation is judged again from its raw inputs, by the settings
 * that were in force; the row or decision and every order it allowed must come out as they were recorded.
 */
public final class SymbolReplay {

    /**
     * What the settings of a record mean.
     *
     * @param settings what was decided by
     * @param indicators an empty fold over bars
     */
    public record Terms(SymbolSettings settings, Indicators indicators) {}

    private final String persistenceId;
    private final String symbol;
    private final Function<String, Terms> termsOf;
    private final Consumer<Difference> differences;
    private final List<Bar> bars = new ArrayList<>();
    private final SymbolBook book = new SymbolBook(this::push);
    private final ArrayDeque<SymbolEvent> expected = new ArrayDeque<>();
    private @Nullable Terms terms;
    private long compared;
    private long events;

    /**
     * A replay at its beginning.
     *
     * @param termsOf reads the settings' text of a {@link TermsSet}
     * @param differences told each difference, in order
     */
    public SymbolReplay(
            String persistenceId, String symbol, Function<String, Terms> termsOf, Consumer<Difference> differences) {
        this.persistenceId = persistenceId;
        this.symbol = symbol;
        this.termsOf = termsOf;
        this.differences = differences;
    }

    /** Takes the next event of the journal. */
    public void next(long sequenceNr, SymbolEvent event) {
        events++;
        if (event instanceof TermsSet set) setTerms(set);
        observation(event).ifPresent(row -> judge(sequenceNr, row));
        var derived = expected.poll();
        if (derived != null) {
            compared++;
            if (!derived.equals(event)) {
                differences.accept(
                        new Difference(persistenceId, sequenceNr, String.valueOf(event), String.valueOf(derived)));
                expected.clear();
            }
        }
        book.apply(event);
    }

    private static Optional<ObservationRow> observation(SymbolEvent event) {
        return switch (event) {
            case ObservationRow row -> Optional.of(row);
            case Decided decided -> decided.observation();
            case SymbolEvent ignored -> Optional.empty();
        };
    }

    private void judge(long sequenceNr, ObservationRow row) {
        if (terms == null) return;
        missing(sequenceNr);
        book.pushBar(row.bar());
        var judgement =
                BarJudgement.of(symbol, book, terms.indicators(), BarJudgement.Inputs.of(row), terms.settings());
        expected.addAll(judgement.events());
    }

    /** Events that the kernel derives and the journal does not have, told once the journal has gone on or ended. */
    private void missing(long sequenceNr) {
        for (var lost : expected) {
            compared++;
            differences.accept(new Difference(persistenceId, sequenceNr, "nothing", String.valueOf(lost)));
        }
        expected.clear();
    }

    /** Tells what is missing at the end of the journal. */
    public void end() {
        missing(events);
    }

    /** New settings read the same bars anew, as a restarted symbol does. */
    private void setTerms(TermsSet set) {
        var changed = termsOf.apply(set.settings());
        bars.forEach(changed.indicators()::push);
        terms = changed;
    }

    private void push(Bar bar) {
        bars.add(bar);
        if (terms != null) terms.indicators().push(bar);
    }

    /** Events re-derived and compared. */
    public long compared() {
        return compared;
    }

    public long events() {
        return events;
    }

    /** What the journal adds up to. */
    public SymbolBook book() {
        return book;
    }
}
