package io.quantumtrader.kernel.exit;

/**
 * How the four readings of a position become one kill score: the logistic form (the default, {@link KillTheta}) or the
 * linear one ({@link LinearKillTheta}). Only the shape differs; what counts as a flip or a spike is decided before.
 */
public sealed interface KillModel permits KillTheta, LinearKillTheta {

    /**
     * The score of finite readings.
     *
     * @param flip whether the regime that the entry rested on is gone
     * @param sigma volatility of one bar, 0 or more
     * @param sigmaReference what it is compared with, above 0
     * @param ts trend strength now
     * @param tsReference what it is compared with
     * @param ageSeconds since the first fill, 0 or more
     */
    KillReading score(
            boolean flip, double sigma, double sigmaReference, double ts, double tsReference, double ageSeconds);

    /** The score at or above which a close is called for. */
    double threshold();

    /** The weighted sum z at which the score is exactly at the threshold. */
    double limit();

    double weight(KillComponent component);

    /** The largest value the component can take. */
    double cap(KillComponent component);

    /** The weighted sum z at which the score is this; infinite for a score that is never reached. */
    double sumAt(double score);

    /** The volatility of one bar at which the spike is this. */
    double sigmaAt(double spike, double sigmaReference);

    /** The trend strength at which the drop is this; not finite if there is none to lose. */
    double tsAt(double drop, double tsReference);

    /** The age in seconds at which its share is this. */
    double ageAt(double age);

    /** Whether the score calls for a close on this one reading. */
    default boolean reached(KillReading reading) {
        return reading.score() >= threshold();
    }

    /**
     * Whether age and lost trend alone reach the limit while the regime stands: then the close is a time exit and not
     * the kill score's (formulas, P2 live).
     */
    default boolean timeExit(KillReading reading) {
        return reading.flip() == 0 && slowPart(reading) >= limit();
    }

    /** The weighted sum of lost trend and age. */
    default double slowPart(KillReading reading) {
        return weight(KillComponent.TS_DROP) * reading.tsDrop() + weight(KillComponent.AGE) * reading.age();
    }

    /** How far each component alone is from firing the score. */
    default KillDistance distance(KillReading reading) {
        return new KillDistance(
                alone(KillComponent.REGIME_FLIP, reading),
                alone(KillComponent.SIGMA_SPIKE, reading),
                alone(KillComponent.TS_DROP, reading),
                alone(KillComponent.AGE, reading));
    }

    private double alone(KillComponent component, KillReading reading) {
        if (reached(reading)) return 0;
        double missing = (limit() - reading.z()) / weight(component);
        boolean reachable = reading.component(component) + missing <= cap(component);
        return reachable ? missing : Double.POSITIVE_INFINITY;
    }
}
