package io.quantumtrader.kernel.exit;

import io.quantumtrader.kernel.check.Checks;

/**
 * Tunables of the logistic kill score (formulas, P2 step 5). Violations carry the names of the golden table.
 *
 * @param trendMinimum a trend probability below it counts as a lost trend, 0..1
 * @param sigmaReference volatility of one bar in quiet times, above 0; a live position brings its own
 * @param sigmaSpikeCap largest spike that counts, 0 or more
 * @param tsReference trend strength that counts as undiminished; a live position brings its own
 * @param tsDropCap largest drop that counts, 0 or more
 * @param maximumAgeSeconds age at which the age penalty is full, above 0
 * @param flipWeight weight of a regime flip, 0 or more
 * @param spikeWeight weight of the volatility spike, 0 or more
 * @param dropWeight weight of the lost trend, 0 or more
 * @param ageWeight weight of the age, 0 or more
 * @param threshold K at or above which a close is called for, 0..1; a fund needs more than 0.5 (rules, C2)
 */
public record KillTheta(
        double trendMinimum,
        double sigmaReference,
        double sigmaSpikeCap,
        double tsReference,
        double tsDropCap,
        double maximumAgeSeconds,
        double flipWeight,
        double spikeWeight,
        double dropWeight,
        double ageWeight,
        double threshold)
        implements KillModel {

    public KillTheta {
        new Checks()
                .within("theta.trend_min", trendMinimum, 0, 1)
                .positive("theta.sigma_ref", sigmaReference)
                .notNegative("theta.sigma_spike_cap", sigmaSpikeCap)
                .finite("theta.ts_ref", tsReference)
                .notNegative("theta.ts_drop_cap", tsDropCap)
                .positive("theta.max_age_sec", maximumAgeSeconds)
                .notNegative("theta.k_regime_flip", flipWeight)
                .notNegative("theta.k_sigma_spike", spikeWeight)
                .notNegative("theta.k_ts_drop", dropWeight)
                .notNegative("theta.k_age_penalty", ageWeight)
                .within("theta.kill_threshold", threshold, 0, 1)
                .orThrow();
    }

    @Override
    public KillReading score(
            boolean flipped, double sigma, double sigmaReference, double ts, double tsReference, double ageSeconds) {
        double flip = flipped ? 1 : 0;
        double spike = clamp(sigma / sigmaReference - 1, sigmaSpikeCap);
        double drop = clamp(tsReference - ts, tsDropCap);
        double age = clamp(ageSeconds / maximumAgeSeconds, 1);
        double z = flipWeight * flip + spikeWeight * spike + dropWeight * drop + ageWeight * age;
        return new KillReading(flip, spike, drop, age, z, 1 / (1 + StrictMath.exp(-z)));
    }

    @Override
    public double limit() {
        return sumAt(threshold);
    }

    @Override
    public double sumAt(double score) {
        return StrictMath.log(score / (1 - score));
    }

    @Override
    public double sigmaAt(double spike, double reference) {
        return reference * (1 + spike);
    }

    @Override
    public double tsAt(double drop, double reference) {
        return reference - drop;
    }

    @Override
    public double ageAt(double age) {
        return age * maximumAgeSeconds;
    }

    @Override
    public double weight(KillComponent component) {
        return switch (component) {
            case REGIME_FLIP -> flipWeight;
            case SIGMA_SPIKE -> spikeWeight;
            case TS_DROP -> dropWeight;
            case AGE -> ageWeight;
        };
    }

    @Override
    public double cap(KillComponent component) {
        return switch (component) {
            case REGIME_FLIP, AGE -> 1;
            case SIGMA_SPIKE -> sigmaSpikeCap;
            case TS_DROP -> tsDropCap;
        };
    }

    private static double clamp(double value, double cap) {
        return Math.max(0, Math.min(cap, value));
    }
}
