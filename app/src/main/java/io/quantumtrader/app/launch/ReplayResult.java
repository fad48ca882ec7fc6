package io.quantumtrader.app.launch;

import io.quantumtrader.app.audit.Books;
import io.quantumtrader.persistence.replay.Difference;
import io.quantumtrader.persistence.replay.Tally;
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
 * @param decisionsCompared decisions re-derived from raw inputs and compared bit for bit, holds and orders included; 0 where
 *     nothing was to be compared
 * @param differences the first differences in journal order, each in one line; empty if replay equals the record
 * @param differenceCount all differences, also those not listed
 * @param firstDifference the first of them by its field
 * @param kinds how many decisions of each kind were derived again, and how many only read
 * @param speed how fast it went; empty where nothing was to be compared
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
        Optional<Difference> firstDifference,
        List<Tally.Count> kinds,
        Optional<Speed> speed,
        Optional<Books.Comparison> venue,
        String stateHash,
        double seconds) {

    /**
     * How fast a replay went.
     *
     * @param threads symbols replayed at the same time
     * @param bars bars whose market state was computed again
     * @param barsPerSecond bars in a second of the whole replay: journal read, market states computed, decisions derived
     * @param marketStatesPerSecond market states alone, in a second of processor time
     * @param decisions decisions of symbols that were derived again
     * @param decisionsPerSecond those from market states that were kept, in a second of processor time; folding and comparing
     *     included
     */
    public record Speed(
            int threads,
            long bars,
            double barsPerSecond,
            double marketStatesPerSecond,
            long decisions,
            double decisionsPerSecond) {}

    public ReplayResult {
        byName = Collections.unmodifiableMap(new TreeMap<>(byName));
        differences = List.copyOf(differences);
        kinds = List.copyOf(kinds);
    }

    /** Whether everything that was compared came out the same. */
    public boolean agrees() {
        return differenceCount == 0
                && venue.map(found -> found.differences().isEmpty()).orElse(true);
    }
}
