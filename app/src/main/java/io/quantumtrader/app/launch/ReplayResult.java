package io.quantumtrader.app.launch;

import io.quantumtrader.app.audit.Books;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a replay found.
 *
 * @param events events read from the journal
 * @param byName how many of each name and version there are, {@code Name#version}
 * @param decisionsCompared decisions re-derived from raw inputs and compared bit for bit, holds included; 0 where nothing was
 *     to be compared
 * @param differences the first differences in journal order, each in one line; empty if replay equals the record
 * @param differenceCount all differences, also those not listed
 * @param venue the venue's own log against the journal, order by order; empty where there is none or nothing was compared
 * @param stateHash running hash over recorded orders, fills, stops, verdicts and R, hexadecimal
 * @param seconds wall-clock duration
 */
public record ReplayResult(
        long events,
        Map<String, Long> byName,
        long decisionsCompared,
        List<String> differences,
        long differenceCount,
        Optional<Books.Comparison> venue,
        String stateHash,
        double seconds) {

    public ReplayResult {
        byName = Collections.unmodifiableMap(new TreeMap<>(byName));
        differences = List.copyOf(differences);
    }

    /** Whether everything that was compared came out the same. */
    public boolean agrees() {
        return differenceCount == 0
                && venue.map(found -> found.differences().isEmpty()).orElse(true);
    }
}
