package io.quantumtrader.app.launch;

import io.quantumtrader.persistence.whatif.Life;
import io.quantumtrader.persistence.whatif.Trade;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The figures of one life.
 *
 * @param name record, production or a candidate's
 * @param positions entered in the span
 * @param open of them at the end, counted at the last mark
 * @param rMultiple sum over all positions, multiples of the risk taken
 * @param net all profit and loss after fees and funding, quote currency
 * @param winRate share of positions that made money; NaN without any
 * @param maxDrawdown of equity marked on every bar, fraction of the peak before
 * @param kills positions that the kill score ended
 * @param stops positions that the protective stop ended
 * @param tranches positions by the number of harvest tranches that fired at least: T1, T2, T3
 * @param ends positions by the reason that ended them
 */
public record WhatIfFigures(
        String name,
        int positions,
        long open,
        double rMultiple,
        double net,
        double winRate,
        double maxDrawdown,
        long kills,
        long stops,
        Map<String, Long> tranches,
        SortedMap<String, Long> ends) {

    public WhatIfFigures {
        tranches = Collections.unmodifiableMap(new TreeMap<>(tranches));
        ends = Collections.unmodifiableSortedMap(new TreeMap<>(ends));
    }

    public static WhatIfFigures of(Life life) {
        var ends = new TreeMap<String, Long>();
        for (var trade : life.trades()) ends.merge(trade.reason(), 1L, Long::sum);
        return new WhatIfFigures(
                life.name(),
                life.trades().size(),
                life.count(Trade::open),
                life.rMultiple(),
                life.net(),
                life.winRate(),
                life.maxDrawdown(),
                life.count(trade -> trade.reason().startsWith("KILL_SCORE")),
                life.count(
                        trade -> trade.reason().equals("STOP") || trade.reason().equals("STOP_CROSSED")),
                Map.of(
                        "T1", life.count(trade -> trade.tranches() >= 1),
                        "T2", life.count(trade -> trade.tranches() >= 2),
                        "T3", life.count(trade -> trade.tranches() >= 3)),
                ends);
    }
}
