package io.quantumtrader.app.launch;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a headless run did: the JSON object that {@code ./qt run --json} ends with has these fields under these names.
 *
 * @param bars bars seen, all symbols together
 * @param symbols symbols traded
 * @param decisions decisions by action, holds included
 * @param reasons how often each reason code was given
 * @param orders orders handed to the venue
 * @param fills fills, partial ones counted each
 * @param fees fees paid, quote currency
 * @param funding net funding paid (received is negative), quote currency
 * @param realizedPnl profit and loss of closed quantity after fees and funding, quote currency
 * @param openPnl profit and loss of open quantity at the last mark, quote currency
 * @param equity equity at the end, quote currency
 * @param maxDrawdown largest drawdown from a peak, fraction
 * @param openPositions positions still open
 * @param heat ticks by heat band of the portfolio
 * @param refusals refused opening plans by layer
 * @param permitsIssued permits issued
 * @param permitsSpent permits spent by an order intent
 * @param events events in the journal
 * @param stateHash running hash over orders, fills, stops, verdicts and R, hexadecimal
 * @param seconds wall-clock duration
 * @param barsPerSecond bars over seconds
 * @param data folder of the journal
 */
public record RunSummary(
        long bars,
        int symbols,
        Map<String, Long> decisions,
        Map<String, Long> reasons,
        long orders,
        long fills,
        double fees,
        double funding,
        double realizedPnl,
        double openPnl,
        double equity,
        double maxDrawdown,
        int openPositions,
        Map<String, Long> heat,
        Map<String, Long> refusals,
        long permitsIssued,
        long permitsSpent,
        long events,
        String stateHash,
        double seconds,
        double barsPerSecond,
        String data) {

    public RunSummary {
        decisions = sorted(decisions);
        reasons = sorted(reasons);
        heat = sorted(heat);
        refusals = sorted(refusals);
    }

    /** By name, so that the printed object is the same on every run. */
    private static Map<String, Long> sorted(Map<String, Long> counts) {
        return Collections.unmodifiableMap(new TreeMap<>(counts));
    }
}
