package io.quantumtrader.kernel.market;

import io.quantumtrader.kernel.check.Checks;

/**
 * How regime probabilities are made from evidence.
 *
 * @param window log returns that sign persistence and variance ratio look at, 10..4096
 * @param vrK bars of the long returns of the variance ratio, 2..64 and less than the window
 * @param softmaxTemp temperature T of the softmax over the scores, above 0
 */
public record RegimeTheta(int window, int vrK, double softmaxTemp, Score score) {

    public RegimeTheta {
        new Checks()
                .within("regime.window", window, 10, 4096)
                .within("regime.vr_k", vrK, 2, Math.min(64, window - 1))
                .positive("regime.softmax_temp", softmaxTemp)
                .orThrow();
    }

    /** Coefficients of the v1 and v2 scores, finite: a trend, b mean reversion, c chop. The live form has none of them. */
    public record Score(
            double a1, double a2, double a3, double b1, double b2, double b3, double c1, double c2, double c3) {
        /** Those of the published table (formulas, P0): all 1. */
        public static final Score PUBLISHED = new Score(1, 1, 1, 1, 1, 1, 1, 1, 1);

        public Score {
            new Checks()
                    .finite("regime.score.a1", a1)
                    .finite("regime.score.a2", a2)
                    .finite("regime.score.a3", a3)
                    .finite("regime.score.b1", b1)
                    .finite("regime.score.b2", b2)
                    .finite("regime.score.b3", b3)
                    .finite("regime.score.c1", c1)
                    .finite("regime.score.c2", c2)
                    .finite("regime.score.c3", c3)
                    .orThrow();
        }
    }
}
