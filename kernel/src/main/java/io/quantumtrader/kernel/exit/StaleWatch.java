package io.quantumtrader.kernel.exit;

import io.quantumtrader.kernel.check.Checks;

/**
 * When the best R of a position last rose enough: a position that goes nowhere is closed (formulas, exit rules).
 *
 * @param reference best R when it last rose by the minimum
 * @param sinceMs when that was, UTC epoch milliseconds
 */
public record StaleWatch(double reference, long sinceMs) {

    /**
     * How long nothing may happen.
     *
     * @param minimumRise rise of the best R that counts, above 0
     * @param patienceMs after which the position is stale, above 0
     */
    public record Theta(double minimumRise, long patienceMs) {
        public Theta {
            new Checks()
                    .positive("minimum_rise", minimumRise)
                    .require(patienceMs > 0, "patience", patienceMs, "> 0 ms")
                    .orThrow();
        }
    }

    public static StaleWatch startedAt(double rNet, long atMs) {
        return new StaleWatch(rNet, atMs);
    }

    /** Counts one observation; NaN changes nothing. */
    public StaleWatch observe(double rNet, long atMs, Theta theta) {
        return rNet >= reference + theta.minimumRise() ? new StaleWatch(rNet, atMs) : this;
    }

    /** Whether the position is stale, unless a tranche has fired. */
    public boolean stale(boolean trancheFired, long atMs, Theta theta) {
        return !trancheFired && atMs - sinceMs >= theta.patienceMs();
    }
}
