package io.quantumtrader.kernel.market;

import io.quantumtrader.kernel.check.Checks;
import java.util.Optional;

/** How far a bar reaches, as a class of ATR / price (formulas, other regime layers). */
public enum VolatilityRegime {
    LOW,
    NORMAL,
    HIGH,
    EXTREME;

    /** Empty if the reading is missing. */
    public static Optional<VolatilityRegime> of(double atrFraction, Bounds bounds) {
        if (Double.isNaN(atrFraction)) return Optional.empty();
        if (atrFraction < bounds.normal()) return Optional.of(LOW);
        if (atrFraction < bounds.high()) return Optional.of(NORMAL);
        return Optional.of(atrFraction < bounds.extreme() ? HIGH : EXTREME);
    }

    /**
     * ATR / price from which each class begins; no running fund reads these classes yet, so there are no defaults.
     *
     * @param normal above 0
     * @param high above normal
     * @param extreme above high
     */
    public record Bounds(double normal, double high, double extreme) {
        public Bounds {
            new Checks()
                    .positive("volatility.normal", normal)
                    .require(high > normal, "volatility.high", high, "> normal")
                    .require(Double.isFinite(extreme) && extreme > high, "volatility.extreme", extreme, "> high")
                    .orThrow();
        }
    }
}
