package io.quantumtrader.persistence.whatif;

import java.util.Collections;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * By what opens were judged, and when.
 *
 * @param since the rules from a time on, UTC epoch milliseconds; the first also before it. Not empty
 */
public record RulesInForce(NavigableMap<Long, OpeningRules> since) {

    public RulesInForce {
        if (since.isEmpty()) throw new IllegalArgumentException("no rules were ever in force");
        since = Collections.unmodifiableNavigableMap(new TreeMap<>(since));
    }

    OpeningRules at(long atMs) {
        var entry = since.floorEntry(atMs);
        return entry == null ? since.firstEntry().getValue() : entry.getValue();
    }
}
