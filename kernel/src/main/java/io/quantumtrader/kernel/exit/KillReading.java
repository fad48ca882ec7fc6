package io.quantumtrader.kernel.exit;

/**
 * The kill score of one observation and what it is made of.
 *
 * @param flip 0 or 1
 * @param sigmaSpike 0 or more
 * @param tsDrop 0 or more
 * @param age 0..1
 * @param z the weighted sum
 * @param score K; the logistic form lies in [0.5, 1), the linear one in [0, 1]
 */
public record KillReading(double flip, double sigmaSpike, double tsDrop, double age, double z, double score) {

    public double component(KillComponent component) {
        return switch (component) {
            case REGIME_FLIP -> flip;
            case SIGMA_SPIKE -> sigmaSpike;
            case TS_DROP -> tsDrop;
            case AGE -> age;
        };
    }
}
