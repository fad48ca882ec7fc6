package io.quantumtrader.kernel.exit;

import io.quantumtrader.kernel.check.Checks;

/**
 * The volatility that a live position's spike is held against, frozen at entry: the largest of sigma at entry, the median
 * of the last week and a floor, so that an entry in a lull does not make ordinary volatility a spike (formulas, P2 live).
 *
 * @param floor least reference of a bar of one minute, grows with the square root of the minutes, above 0
 * @param samples hourly samples kept, 1 or more
 * @param minimumSamples with fewer the median is left out, 1 to {@code samples}
 */
public record SigmaReference(double floor, int samples, int minimumSamples) {

    public SigmaReference {
        new Checks()
                .positive("sigma_floor", floor)
                .require(samples >= 1, "sigma_samples", samples, ">= 1")
                .require(
                        minimumSamples >= 1 && minimumSamples <= samples,
                        "sigma_samples_minimum",
                        minimumSamples,
                        "in [1, sigma_samples]")
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
