package io.quantumtrader.kernel.exit;

import io.quantumtrader.kernel.check.Checks;

/**
 * The linear kill score (formulas, P2, option {@code kill-score.model = linear}): four readings in 0..1, weighted. The
 * drop is relative to the trend strength at entry; an entry without trend strength has none to lose.
 *
 * @param flipWeight weight of a regime flip, 0..1
 * @param spikeWeight weight of the volatility spike, 0..1
 * @param dropWeight weight of the lost trend, 0..1
 * @param ageWeight weight of the age, 0..1; the four sum to 1
 * @param spikeSpan excess of volatility over its reference at which the spike is full, above 0
 * @param maximumAgeSeconds age at which the age penalty is full, above 0
 * @param threshold score at or above which a close is called for, above 0 and at most 1
 */
public record LinearKillTheta(
        double flipWeight,
        double spikeWeight,
        double dropWeight,
        double ageWeight,
        double spikeSpan,
        double maximumAgeSeconds,
        double threshold)
        implements KillModel {

    public LinearKillTheta {
        double sum = flipWeight + spikeWeight + dropWeight + ageWeight;
        new Checks()
                .within("flip_weight", flipWeight, 0, 1)
                .within("spike_weight", spikeWeight, 0, 1)
                .within("drop_weight", dropWeight, 0, 1)
                .within("age_weight", ageWeight, 0, 1)
                .require(Math.abs(sum - 1) <= 1e-9, "sum of weights", sum, "1")
                .positive("spike_span", spikeSpan)
                .positive("max_age_sec", maximumAgeSeconds)
                .above("threshold", threshold, 0, 1)
                .orThrow();
    }

    @Override
    public KillReading score(
            boolean flipped, double sigma, double sigmaReference, double ts, double tsReference, double ageSeconds) {
        double flip = flipped ? 1 : 0;
        double spike = share((sigma / sigmaReference - 1) / spikeSpan);
        double drop = tsReference > 0 ? share((tsReference - ts) / tsReference) : 0;
        double age = share(ageSeconds / maximumAgeSeconds);
        double score = flipWeight * flip + spikeWeight * spike + dropWeight * drop + ageWeight * age;
        return new KillReading(flip, spike, drop, age, score, score);
    }

    @Override
    public double limit() {
        return threshold;
    }

    @Override
    public double sumAt(double score) {
        return score;
    }

    @Override
    public double sigmaAt(double spike, double sigmaReference) {
        return sigmaReference * (1 + spikeSpan * spike);
    }

    @Override
    public double tsAt(double drop, double tsReference) {
        return tsReference > 0 ? tsReference * (1 - drop) : Double.NaN;
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
        return 1;
    }

    private static double share(double value) {
        return Math.max(0, Math.min(1, value));
    }
}
