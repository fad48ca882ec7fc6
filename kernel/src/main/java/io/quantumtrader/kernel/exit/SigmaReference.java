package io.quantumtrader.kernel.exit;

import io.quantumtrader.kernel.check.Checks;

/**
 * The volatility that a live position's spike is held against, frozen at entry: the largest of sigma at entry, the median
 * of the last week and a floor, so that an entry in a lull does not make ordinary volatility a spike (formulas, P2 live).
 *
 * @param floor least reference of a bar of one minute, grows with the square root of the minutes, above 0
 * @param minimumSamples with fewer hourly samples the median is left out, 1 or more; beyond {@link SigmaHistory#MOST}, which an
 *     earlier version took, it always is
 */
public record SigmaReference(double floor, int minimumSamples) {

    public SigmaReference {
        new Checks()
                .positive("sigma_floor", floor)
                .require(minimumSamples >= 1, "sigma_samples_minimum", minimumSamples, ">= 1")
                .orThrow();
    }

    /**
     * The reference to freeze.
     *
     * @param barMinutes length of a decision bar in minutes, above 0
     */
    public double atEntry(double sigma, SigmaHistory history, double barMinutes) {
        double least = Math.max(sigma, floor * StrictMath.sqrt(barMinutes));
        return history.size() < minimumSamples ? least : Math.max(least, history.median());
    }
}
