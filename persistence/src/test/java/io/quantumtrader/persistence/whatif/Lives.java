package io.quantumtrader.persistence.whatif;

import io.quantumtrader.kernel.kill.ModeLimits;
import io.quantumtrader.kernel.venue.Slippage;
import io.quantumtrader.persistence.symbol.StoryTerms;
import io.quantumtrader.persistence.symbol.SymbolEvent;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Plays records of a test, entries as recorded. */
final class Lives {

    static final FillModel EXACT = new FillModel(new Slippage(0, 0));

    private Lives() {}

    static WhatIfOutcome of(List<SymbolEvent> events, Candidate... candidates) {
        return of(Map.of(HandMade.SYMBOL, events), EXACT, Span.ALL, candidates);
    }

    static WhatIfOutcome of(
            Map<String, List<SymbolEvent>> record, FillModel fills, Span span, Candidate... candidates) {
        SortedMap<String, Iterator<SymbolEvent>> lines = new TreeMap<>();
        record.forEach((symbol, events) -> lines.put(symbol, events.iterator()));
        var upper = new UpperLayers(new ModeLimits(5, 0.01, 0.02, 5, 0.5), new TreeMap<>(), List.of());
        return new WhatIfRun(lines, text -> StoryTerms.indicators(), Arrays.asList(candidates), fills, span, upper)
                .play();
    }
}
