package io.quantumtrader.kernel.exit;

import io.quantumtrader.kernel.check.Checks;

/** Looks at three regime probabilities: each in [0, 1], together 1. */
final class Probabilities {

    /** How far the sum may be from 1: readings rounded to four digits still pass. */
    static final double TOLERANCE = 1e-3;

    private Probabilities() {}

    /** Without branches, so that checking an input stays small enough to be inlined; NaN fails. */
    @SuppressWarnings("ShortCircuitBoolean") // without branches the callers are small enough to be inlined
    static boolean sound(double trend, double meanReversion, double chop) {
        return trend >= 0
                & meanReversion >= 0
                & chop >= 0
                & trend <= 1
                & meanReversion <= 1
                & chop <= 1
                & Math.abs(trend + meanReversion + chop - 1) <= TOLERANCE;
    }

    /** Names are {@code owner} + {@code separator} + {@code trend}, {@code mr} or {@code chop}. */
    static void check(Checks checks, String owner, String separator, double trend, double meanReversion, double chop) {
        checks.within(owner + separator + "trend", trend, 0, 1)
                .within(owner + separator + "mr", meanReversion, 0, 1)
                .within(owner + separator + "chop", chop, 0, 1);
        if (checks.passed() && !sound(trend, meanReversion, chop)) {
            checks.require(
                    false,
                    owner + separator + "trend + mr + chop",
                    trend + meanReversion + chop,
                    "1 within " + TOLERANCE);
        }
    }
}
