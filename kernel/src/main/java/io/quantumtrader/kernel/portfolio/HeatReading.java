package io.quantumtrader.kernel.portfolio;

import java.util.Optional;

/**
 * Heat at one time.
 *
 * @param heat fraction of equity, NaN when unknown
 * @param band the band with hysteresis, empty when heat is unknown
 * @param atMs UTC epoch milliseconds of the reading
 */
public record HeatReading(double heat, Optional<HeatBand> band, long atMs) {

    /** Before the first reading: too old for anything. */
    public static final HeatReading NONE = new HeatReading(Double.NaN, Optional.empty(), 0);

    /** The next reading after this one. */
    public HeatReading next(double newHeat, long newAtMs, HeatLimits limits) {
        return new HeatReading(newHeat, HeatGate.band(band, newHeat, limits), newAtMs);
    }

    public boolean freshAt(long nowMs, HeatLimits limits) {
        long age = nowMs - atMs;
        return age >= 0 && age <= limits.stale().toMillis();
    }
}
