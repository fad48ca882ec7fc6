package io.quantumtrader.actors.market;

import io.quantumtrader.actors.venue.DrivenVenue.Slice;
import java.util.List;

/**
 * Everything that closes at one moment.
 *
 * @param number from 1, without gaps within a source
 * @param atMs close of the bars, UTC epoch milliseconds, rising
 * @param slices one per symbol that has a bar, in symbol order; a symbol without one has a gap
 */
public record Tick(long number, long atMs, List<Slice> slices) {
    public Tick {
        slices = List.copyOf(slices);
    }
}
