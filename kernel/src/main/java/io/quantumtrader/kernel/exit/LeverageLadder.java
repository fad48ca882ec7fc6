package io.quantumtrader.kernel.exit;

import io.quantumtrader.kernel.check.Checks;

/**
 * The exit profile for leveraged positions: the higher the leverage, the nearer the rungs (formulas, exit rules).
 *
 * @param base scale of the rungs as a fraction of entry, above 0
 */
public record LeverageLadder(double base) {

    public LeverageLadder {
        new Checks().above("base", base, 0, 1).orThrow();
    }

    /** Leverage scale factor 1/(1+ln(leverage+1)); leverage 0 or more. */
    public static double scale(double leverage) {
        return 1 / (1 + StrictMath.log(leverage + 1));
    }

    /** Rungs as fractions of entry with cumulative shares of the original quantity; the last rung closes the rest. */
    public TrancheTargets targets(double leverage) {
        double scale = scale(leverage);
        double first = base * (0.6 + scale);
        double second = base * (1.2 + scale / 2);
        double third = base * (1.8 + scale / 4);
        if (leverage <= 10) return new TrancheTargets(first, second, third, 0.3, 0.6, 1);
        if (leverage <= 30) return new TrancheTargets(first, second, third, 0.4, 0.8, 1);
        return new TrancheTargets(first, second, third, 0.5, 0.8, 1);
    }
}
