package io.quantumtrader.kernel.exit;

import io.quantumtrader.kernel.check.Checks;

/**
 * Utilities of the three tranches; their softmax is published for audit and decides nothing (formulas, P2 step 7).
 *
 * @param first finite
 * @param second finite
 * @param third finite
 * @param temperature of the softmax, above 0
 */
public record TrancheUtilities(double first, double second, double third, double temperature) {

    /** The three shares of the softmax, summing to 1. */
    public record Weights(double first, double second, double third) {}

    public TrancheUtilities {
        new Checks()
                .finite("theta.u1", first)
                .finite("theta.u2", second)
                .finite("theta.u3", third)
                .positive("theta.softmax_temp", temperature)
                .orThrow();
    }

    public Weights weights() {
        double top = Math.max(first, Math.max(second, third));
        double one = StrictMath.exp((first - top) / temperature);
        double two = StrictMath.exp((second - top) / temperature);
        double three = StrictMath.exp((third - top) / temperature);
        double sum = one + two + three;
        return new Weights(one / sum, two / sum, three / sum);
    }
}
