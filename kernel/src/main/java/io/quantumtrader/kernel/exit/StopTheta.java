package io.quantumtrader.kernel.exit;

import io.quantumtrader.kernel.check.Checks;

/**
 * Tunables of the stop kernel (formulas, P1). Violations carry the names of the golden table, {@code theta.sl_min_pct}
 * and so on.
 *
 * @param stopMinimum smallest stop distance and trailing gap, fraction of price, above 0 and below 1
 * @param takeProfitMinimum smallest take-profit distance, fraction of price, above 0 and below 1
 * @param stop multiples of sigma for the stop distance
 * @param takeProfit multiples of sigma for the take-profit distance
 * @param trail multiples of sigma for the trailing gap
 * @param extensionGain how strongly a trend extends the take-profit, 0 or more
 * @param extensionMaximum largest extension as a fraction of the distance, 0 or more
 * @param monotonic whether a looser stop than the present one is refused; always true in a fund
 * @param slack price difference below which two stops count as equal, 0 or more
 */
public record StopTheta(
        double stopMinimum,
        double takeProfitMinimum,
        RegimeCoefficients stop,
        RegimeCoefficients takeProfit,
        RegimeCoefficients trail,
        double extensionGain,
        double extensionMaximum,
        boolean monotonic,
        double slack) {

    public StopTheta {
        var checks = new Checks()
                .require(stopMinimum > 0 && stopMinimum < 1, "theta.sl_min_pct", stopMinimum, "in (0, 1)")
                .require(
                        takeProfitMinimum > 0 && takeProfitMinimum < 1,
                        "theta.tp_min_pct",
                        takeProfitMinimum,
                        "in (0, 1)")
                .notNegative("theta.tp_extend_gain", extensionGain)
                .notNegative("theta.tp_extend_max", extensionMaximum)
                .notNegative("theta.eps", slack);
        stop.check(checks, "theta.k_sl");
        takeProfit.check(checks, "theta.k_tp");
        trail.check(checks, "theta.k_trail");
        checks.orThrow();
    }
}
