package io.quantumtrader.kernel.portfolio;

import io.quantumtrader.kernel.check.Checks;

/**
 * When symbols count as one, and how much of one there may be (formulas, Portfolio; rules, C6).
 *
 * @param joinCorrelation correlation from which two symbols belong together, 0..1
 * @param minReturns aligned returns below which a correlation counts 1
 * @param window returns that are kept of each symbol
 * @param equityMultiple gross notional, as a multiple of equity, that counts as full weight
 * @param maxStress stress from which opens in the cluster are refused, 0..1
 */
public record ClusterLimits(
        double joinCorrelation, int minReturns, int window, double equityMultiple, double maxStress) {

    public ClusterLimits {
        new Checks()
                .above("join-correlation", joinCorrelation, 0, 1)
                .require(minReturns >= 2, "min-returns", minReturns, ">= 2")
                .require(window >= minReturns, "window", window, ">= min-returns " + minReturns)
                .positive("equity-multiple", equityMultiple)
                .above("max-stress", maxStress, 0, 1)
                .orThrow();
    }
}
