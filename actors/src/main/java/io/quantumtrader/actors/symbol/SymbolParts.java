package io.quantumtrader.actors.symbol;

import io.quantumtrader.actors.safety.Ladder;
import io.quantumtrader.actors.venue.Venue;
import io.quantumtrader.kernel.brain.BrainLimits;
import io.quantumtrader.kernel.sizing.Sizer;
import io.quantumtrader.kernel.symbol.Indicators;
import io.quantumtrader.kernel.symbol.SymbolSettings;
import io.quantumtrader.persistence.EventFeed;
import io.quantumtrader.persistence.snapshot.SnapshotDesk;
import java.time.InstantSource;
import java.util.function.Supplier;

/**
 * What a symbol works with.
 *
 * @param portfolio name of its portfolio
 * @param symbol venue symbol
 * @param ladder this node's copy of the ladder with the send gate
 * @param indicators makes the empty fold over bars
 * @param brain how old and how bare the state of its position may be
 * @param settings what it decides by
 * @param settingsText the same as JSON, for the record
 * @param settingsVersion fingerprint of that text
 * @param spreadBps spread assumed for sizing, basis points
 * @param snapshots where it leaves states to go on from
 * @param wallClock by which operators wait for answers; nothing else goes by it
 */
public record SymbolParts(
        String portfolio,
        String symbol,
        Venue venue,
        Ladder ladder,
        Superiors superiors,
        Sizer sizer,
        Supplier<Indicators> indicators,
        BrainLimits brain,
        SymbolSettings settings,
        String settingsText,
        String settingsVersion,
        double spreadBps,
        EventFeed feed,
        SnapshotDesk snapshots,
        InstantSource wallClock) {

    /** The id under which this symbol's events are kept. */
    public String persistenceId() {
        return "symbol|" + portfolio + "|" + symbol;
    }
}
