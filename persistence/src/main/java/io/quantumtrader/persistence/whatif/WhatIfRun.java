package io.quantumtrader.persistence.whatif;

import io.quantumtrader.kernel.symbol.Indicators;
import io.quantumtrader.persistence.symbol.ObservationRow;
import io.quantumtrader.persistence.symbol.SymbolEvent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Goes through the journals of all symbols side by side, bar by bar in the order of their ticks, and lets every candidate live
 * through them.
 */
public final class WhatIfRun {

    private final List<Lived> lived = new ArrayList<>();
    private final List<Trade> recorded = new ArrayList<>();
    private final SortedMap<String, SymbolLine> lines = new TreeMap<>();
    private final Span span;
    private final SymbolLine.Openings openings;
    private final EquityPath recordedEquity = new EquityPath();
    private double startEquity = Double.NaN;
    private long bars;

    /**
     * The record and those who live through it.
     *
     * @param record the events of each symbol in their order
     * @param indicatorsOf an empty fold over bars by recorded settings
     * @param candidates the first is what the others are compared with; with opening rules either all have them or none
     * @param upper what the levels above the governor did
     */
    public WhatIfRun(
            SortedMap<String, ? extends Iterator<? extends SymbolEvent>> record,
            Function<String, Indicators> indicatorsOf,
            List<Candidate> candidates,
            FillModel fills,
            Span span,
            UpperLayers upper) {
        this.span = span;
        for (var candidate : candidates) lived.add(new Lived(candidate));
        openings = openings(candidates, upper);
        record.forEach((symbol, events) -> lines.put(symbol, line(symbol, events, indicatorsOf, fills)));
    }

    private SymbolLine.Openings openings(List<Candidate> candidates, UpperLayers upper) {
        var desks = new ArrayList<Desk>();
        for (var life : lived) life.candidate().opening().ifPresent(rules -> desks.add(new Desk(life, rules, upper)));
        return desks.size() == lived.size()
                ? new JudgedOpenings(desks, lines, candidates.getFirst().settingsOf())
                : new RecordedOpenings(lived.size());
    }

    private SymbolLine line(
            String symbol,
            Iterator<? extends SymbolEvent> events,
            Function<String, Indicators> indicatorsOf,
            FillModel fills) {
        var shadows = lived.stream().map(life -> life.shadow(symbol, fills)).toList();
        return new SymbolLine(
                symbol, events, indicatorsOf, shadows, span, openings, new RecordedTrades(symbol, span, recorded::add));
    }

    /** Plays the whole record. */
    public WhatIfOutcome play() {
        for (var tick = nextTick(); tick.isPresent(); tick = nextTick()) {
            var row = tick.get();
            if (span.over(row.atMs())) break;
            var due = lines.values().stream()
                    .filter(line -> line.upcoming()
                            .filter(next -> next.tick() == row.tick())
                            .isPresent())
                    .toList();
            due.forEach(SymbolLine::observe);
            bars += due.size();
            start(row);
            openings.read(row.atMs(), startEquity, this::mark);
            due.forEach(SymbolLine::follow);
            read(row);
        }
        return outcome();
    }

    private Optional<ObservationRow> nextTick() {
        ObservationRow first = null;
        for (var line : lines.values()) {
            var next = line.upcoming().orElse(null);
            if (next != null && (first == null || next.tick() < first.tick())) first = next;
        }
        return Optional.ofNullable(first);
    }

    private double mark(String symbol) {
        var line = lines.get(symbol);
        return line == null ? Double.NaN : line.book().mark();
    }

    private void start(ObservationRow row) {
        if (span.begun(row.atMs()) && Double.isNaN(startEquity)) startEquity = row.equity();
    }

    private void read(ObservationRow row) {
        if (!span.begun(row.atMs())) return;
        recordedEquity.at(row.equity());
        for (var life : lived) life.mark(startEquity, this::mark);
    }

    private WhatIfOutcome outcome() {
        for (var line : lines.values()) {
            line.recordedOpen().ifPresent(recorded::add);
        }
        return new WhatIfOutcome(
                bars,
                startEquity,
                Life.of("record", sorted(recorded), recordedEquity.maxDrawdown()),
                lived.stream().map(life -> life.life(this::mark)).toList(),
                openings.agreement());
    }

    static List<Trade> sorted(List<Trade> trades) {
        return trades.stream()
                .sorted(Comparator.comparingLong(Trade::enteredAtMs).thenComparing(Trade::symbol))
                .toList();
    }
}
