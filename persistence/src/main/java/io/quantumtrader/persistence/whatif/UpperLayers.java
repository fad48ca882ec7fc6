package io.quantumtrader.persistence.whatif;

import io.quantumtrader.kernel.kill.ModeLimits;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * What the levels above the governor did, as recorded: nobody decides it again.
 *
 * @param first limits of the mode before the first change
 * @param modes limits of the operating mode from a time on, UTC epoch milliseconds
 * @param releases of guards, in order
 */
public record UpperLayers(ModeLimits first, NavigableMap<Long, ModeLimits> modes, List<Release> releases) {

    public UpperLayers {
        modes = Collections.unmodifiableNavigableMap(new TreeMap<>(modes));
        releases = List.copyOf(releases);
    }

    /**
     * An operator's release.
     *
     * @param atMs UTC epoch milliseconds
     * @param ofEmergency whether level 5 was released, which re-bases its reference; else the drawdown guard alone
     */
    public record Release(long atMs, boolean ofEmergency) {}

    ModeLimits modeAt(long atMs) {
        var entry = modes.floorEntry(atMs);
        return entry == null ? first : entry.getValue();
    }
}
