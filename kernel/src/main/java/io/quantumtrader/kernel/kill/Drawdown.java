package io.quantumtrader.kernel.kill;

import io.quantumtrader.kernel.check.Checks;

/**
 * How far equity is below a peak. Always a positive fraction: the sign was what once released a kill by mistake.
 *
 * @param fraction 0 at the peak, 1 when all is lost
 */
public record Drawdown(double fraction) implements Comparable<Drawdown> {

    public static final Drawdown NONE = new Drawdown(0);

    public Drawdown {
        new Checks().within("drawdown", fraction, 0, 1).orThrow();
    }

    /**
     * The drawdown of an equity from a peak.
     *
     * @param peak quote currency, above 0
     * @param equity quote currency, any finite number; at or above the peak gives 0, at or below zero gives 1
     */
    public static Drawdown between(double peak, double equity) {
        new Checks().positive("peak", peak).finite("equity", equity).orThrow();
        return new Drawdown(Math.min(1, Math.max(0, (peak - equity) / peak)));
    }

    public boolean reaches(double limit) {
        return fraction >= limit;
    }

    @Override
    public int compareTo(Drawdown other) {
        return Double.compare(fraction, other.fraction);
    }
}
