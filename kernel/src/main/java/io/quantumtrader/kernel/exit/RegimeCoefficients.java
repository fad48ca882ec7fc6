package io.quantumtrader.kernel.exit;

import io.quantumtrader.kernel.check.Checks;
import io.quantumtrader.kernel.market.RegimeProbabilities;

/**
 * A multiple of sigma for each regime, mixed by how likely the regimes are (formulas, P1).
 *
 * @param trend multiple in a trend, 0 or more
 * @param meanReversion multiple in mean reversion, 0 or more
 * @param chop multiple in chop, 0 or more
 */
public record RegimeCoefficients(double trend, double meanReversion, double chop) {

    /** The probability-weighted multiple, summed in the order trend, mean reversion, chop. */
    public double mix(RegimeProbabilities probabilities) {
        return trend * probabilities.trend()
                + meanReversion * probabilities.meanReversion()
                + chop * probabilities.chop();
    }

    void check(Checks checks, String name) {
        checks.notNegative(name + ".trend", trend)
                .notNegative(name + ".mr", meanReversion)
                .notNegative(name + ".chop", chop);
    }
}
