package io.quantumtrader.persistence.replay;

import io.quantumtrader.kernel.brain.BrainLimits;
import io.quantumtrader.kernel.sizing.Sizer;
import io.quantumtrader.kernel.symbol.Indicators;
import io.quantumtrader.kernel.symbol.SymbolSettings;
import io.quantumtrader.persistence.symbol.BarReading;
import io.quantumtrader.persistence.symbol.ReturnRule;
import io.quantumtrader.persistence.symbol.SymbolBook;
import io.quantumtrader.persistence.symbol.SymbolEvent;
import io.quantumtrader.persistence.symbol.SymbolEvent.Decided;
import io.quantumtrader.persistence.symbol.SymbolEvent.OwnershipTaken;
import io.quantumtrader.persistence.symbol.SymbolEvent.TermsSet;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Replays the journal of one symbol. Each decision is made again from its raw inputs, by the settings that were in force; the
 * row or decision and every order it allowed must come out as they were recorded. Goes in stretches: first the market states
 * of a stretch are computed from its bars, then its decisions are derived from them; {@link #effort} tells how long each took.
 */
public final class SymbolReplay {

    private static final int STRETCH = 4_096;

    /**
     * What the settings of a record mean.
     *
     * @param settings what was decided by
     * @param indicators an empty fold over bars
     * @param means what entries and level 4 were decided by; empty where the record does not say it
     * @param returns what its portfolio was told as a return
     */
    public record Terms(SymbolSettings settings, Indicators indicators, Optional<Means> means, ReturnRule returns) {

        /** Terms of the present version. */
        public Terms(SymbolSettings settings, Indicators indicators, Optional<Means> means) {
            this(settings, indicators, means, ReturnRule.ONE_BAR);
        }

        /** Terms of a record that does not say how entries are sized. */
        public Terms(SymbolSettings settings, Indicators indicators) {
            this(settings, indicators, Optional.empty());
        }
    }

    /**
     * What a symbol decided by besides its settings.
     *
     * @param spreadBps spread that sizing assumes, basis points
     * @param brain how old and how bare the state of a position may be, for bars of this length
     */
    public record Means(Sizer sizer, double spreadBps, BrainLimits brain) {}

    /** An event with what was read off the bars before it, where that is needed. */
    private record Step(
            Recorded recorded,
            @Nullable Terms terms,
            @Nullable BarReading reading) {
        SymbolEvent event() {
            return recorded.event();
        }

        long sequenceNr() {
            return recorded.sequenceNr();
        }
    }

    private record Recorded(long sequenceNr, long ordering, SymbolEvent event) {}

    private final String persistenceId;
    private final Selection selection;
    private final Function<String, Terms> termsOf;
    private final Consumer<Difference> differences;
    private final SymbolTrace trace;
    private final MarketStates states = new MarketStates();
    private final SymbolBook book = new SymbolBook(bar -> {});
    private final SymbolDecisions decisions;
    private final List<Recorded> stretch = new ArrayList<>(STRETCH);
    private final ArrayDeque<SymbolEvent> expected = new ArrayDeque<>();
    private final Tally tally = new Tally();
    private final Readings readings;
    private @Nullable Terms terms;
    private long compared;
    private long events;
    private long barNanos;
    private long decisionNanos;

    /**
     * A replay at its beginning.
     *
     * @param termsOf reads the settings' text of a {@link TermsSet}
     * @param differences told each difference, in order
     */
    public SymbolReplay(
            String persistenceId, String symbol, Function<String, Terms> termsOf, Consumer<Difference> differences) {
        this(persistenceId, symbol, Period.ALL, termsOf, differences);
    }

    /** A replay that compares the decisions of a period alone. */
    public SymbolReplay(
            String persistenceId,
            String symbol,
            Period period,
            Function<String, Terms> termsOf,
            Consumer<Difference> differences) {
        this(
                persistenceId,
                symbol,
                Selection.in(period),
                termsOf,
                differences,
                new SymbolTrace(symbol, new TreeSet<>()));
    }

    /** A replay that compares what is selected, and leaves behind what the layers above were told. */
    public SymbolReplay(
            String persistenceId,
            String symbol,
            Selection selection,
            Function<String, Terms> termsOf,
            Consumer<Difference> differences,
            SymbolTrace trace) {
        this.persistenceId = persistenceId;
        this.selection = selection;
        this.termsOf = termsOf;
        this.differences = differences;
        this.trace = trace;
        decisions = new SymbolDecisions(symbol, book);
        readings = new Readings(symbol, book, trace);
    }

    /** Takes the next event of the journal; it is looked at when its stretch is full, or at the end. */
    public void next(long sequenceNr, SymbolEvent event) {
        next(sequenceNr, sequenceNr, event);
    }

    /**
     * The same of a journal with other symbols.
     *
     * @param ordering place among all events of the journal
     */
    public void next(long sequenceNr, long ordering, SymbolEvent event) {
        events++;
        stretch.add(new Recorded(sequenceNr, ordering, event));
        if (stretch.size() == STRETCH) replayStretch();
    }

    /** Nothing comes after: looks at what is left, and tells what is missing at the end of the journal. */
    public void end() {
        replayStretch();
        missing(events);
        readings.flush();
        trace.end();
    }

    private void replayStretch() {
        long began = Effort.spentNanos();
        var steps = new ArrayList<Step>(stretch.size());
        for (var recorded : stretch) steps.add(read(recorded));
        stretch.clear();
        long read = Effort.spentNanos();
        for (var step : steps) decide(step);
        barNanos += read - began;
        decisionNanos += Effort.spentNanos() - read;
    }

    private Step read(Recorded recorded) {
        var event = recorded.event();
        Terms changed = event instanceof TermsSet set ? termsOf.apply(set.settings()) : null;
        if (changed != null) states.set(changed);
        SymbolDecisions.observation(event).ifPresent(states::push);
        boolean asked = (SymbolDecisions.heads(event) || Readings.silent(event))
                && selection.has(recorded.sequenceNr(), event.atMs());
        return new Step(recorded, changed, asked ? states.read() : null);
    }

    private void decide(Step step) {
        var event = step.event();
        if (step.terms() != null) terms = step.terms();
        if (event instanceof TermsSet set) trace.terms(step.recorded().ordering(), set.settings());
        if (expected.isEmpty()) readings.comes(event);
        if (event instanceof OwnershipTaken) trace.owned(step.recorded().ordering());
        decisions.comes(event);
        if (SymbolDecisions.heads(event)) {
            missing(step.sequenceNr());
            ask(step);
        }
        var derived = expected.poll();
        if (derived != null) compare(step, derived);
        book.apply(event);
        if (terms != null) readings.came(event, step.recorded().ordering(), step.reading(), terms.returns());
    }

    /** A record that the kernel refuses to compute with differs from any that it would give. */
    private void ask(Step step) {
        if (terms == null || step.reading() == null) return;
        try {
            asked(step, decisions.again(step.event(), terms, step.reading()));
        } catch (IllegalArgumentException refused) {
            told(Difference.refused(persistenceId, step.sequenceNr(), step.event(), refused));
        }
    }

    private void asked(Step step, Derived derived) {
        if (derived instanceof Derived.Again && step.event() instanceof Decided made) {
            var means = terms == null ? Optional.<Means>empty() : terms.means();
            decisions
                    .travels()
                    .ifPresent(up -> trace.travelled(new Travelled(
                            persistenceId,
                            step.sequenceNr(),
                            step.recorded().ordering(),
                            made,
                            up.own().size(),
                            up.plan(),
                            made.wish().orElseThrow().size(),
                            means.orElseThrow().spreadBps(),
                            book.rules())));
        }
        switch (derived) {
            case Derived.Again(var kind, var again) -> {
                tally.derived(kind);
                expected.addAll(again);
                if (again.isEmpty()) told(Difference.unfounded(persistenceId, step.sequenceNr(), step.event()));
            }
            case Derived.OnlyRead(var kind, var because) -> tally.read(kind, because);
        }
    }

    private void compare(Step step, SymbolEvent derived) {
        compared++;
        if (derived.equals(step.event())) return;
        told(Difference.between(persistenceId, step.sequenceNr(), step.event(), derived));
        expected.clear();
    }

    /** Events that the kernel derives and the journal does not have, told once the journal has gone on or ended. */
    private void missing(long sequenceNr) {
        for (var lost : expected) {
            compared++;
            told(Difference.missing(persistenceId, sequenceNr, lost));
        }
        expected.clear();
    }

    private void told(Difference difference) {
        differences.accept(difference);
    }

    /** Events derived again and compared. */
    public long compared() {
        return compared;
    }

    public long events() {
        return events;
    }

    /** Which decisions were derived again, and which only read. */
    public Tally tally() {
        return tally;
    }

    /** How much was done in which time. */
    public Effort effort() {
        return new Effort(states.computed(), barNanos, tally.derived(), decisionNanos);
    }

    /** What the journal adds up to, as far as it was looked at: all of it after {@link #end}. */
    public SymbolBook book() {
        return book;
    }
}
