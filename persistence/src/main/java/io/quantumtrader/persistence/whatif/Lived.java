package io.quantumtrader.persistence.whatif;

import io.quantumtrader.kernel.decision.Reason;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** One candidate while the record is played: its shadows, what they closed, its equity. */
final class Lived {

    private final Candidate candidate;
    private final Map<String, Shadow> shadows = new LinkedHashMap<>();
    private final List<Trade> ended = new ArrayList<>();
    private final EquityPath equity = new EquityPath();
    private final SortedMap<String, Integer> refusals = new TreeMap<>();
    private int removed;

    Lived(Candidate candidate) {
        this.candidate = candidate;
    }

    Candidate candidate() {
        return candidate;
    }

    /** The candidate's new shadow of a symbol. */
    Shadow shadow(String symbol, FillModel fills) {
        var shadow = new Shadow(symbol, candidate, fills, ended::add);
        shadows.put(symbol, shadow);
        return shadow;
    }

    Shadow shadowOf(String symbol) {
        var shadow = shadows.get(symbol);
        if (shadow == null) throw new IllegalStateException("no shadow of " + symbol);
        return shadow;
    }

    /** Positions that ended so far. */
    List<Trade> ended() {
        return ended;
    }

    /** An entry of the record was refused. */
    void removed(List<Reason> reasons) {
        removed++;
        for (var reason : reasons) refusals.merge(reason.code().name(), 1, Integer::sum);
    }

    /** Earned and paid by all shadows, each at the last mark of its symbol, quote currency. */
    double value(Marks marks) {
        double sum = 0;
        for (var entry : shadows.entrySet()) sum += entry.getValue().value(marks.of(entry.getKey()));
        return sum;
    }

    void mark(double startEquity, Marks marks) {
        equity.at(startEquity + value(marks));
    }

    Life life(Marks marks) {
        var trades = new ArrayList<>(ended);
        shadows.forEach((symbol, shadow) -> shadow.open(marks.of(symbol)).ifPresent(trades::add));
        int skipped = shadows.values().stream().mapToInt(Shadow::skipped).sum();
        return new Life(candidate.name(), WhatIfRun.sorted(trades), equity.maxDrawdown(), skipped, removed, refusals);
    }
}
