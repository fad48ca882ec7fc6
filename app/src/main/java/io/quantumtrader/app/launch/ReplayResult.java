package io.quantumtrader.app.launch;

import java.util.List;

/**
 * What a replay found.
 *
 * @param events events read from the journal
 * @param decisionsCompared decisions re-derived from raw inputs and compared bit for bit, holds included
 * @param differences the first differences in journal order, each in one line; empty if replay equals the record
 * @param differenceCount all differences, also those not listed
 * @param stateHash running hash over orders, fills, stops, verdicts and R, hexadecimal
 * @param seconds wall-clock duration
 */
public record ReplayResult(
        long events,
        long decisionsCompared,
        List<String> differences,
        long differenceCount,
        String stateHash,
        double seconds) {

    public ReplayResult {
        differences = List.copyOf(differences);
    }
}
