package io.quantumtrader.kernel.distance;

import io.quantumtrader.kernel.decision.ReasonCode;

/**
 * How far one trigger is from firing.
 *
 * @param code the reason it would give
 * @param observed the number now, NaN without a reading
 * @param limit the number at which it fires, NaN if no value can
 * @param share of the way that is gone, 0 or more: 1 fires; NaN without a reading, or if no value fires it
 * @param change the smallest single change that fires it
 */
public record Distance(ReasonCode code, double observed, double limit, double share, Change change) {

    /** Of a number that fires when it rises to the limit from 0. */
    static Distance rising(ReasonCode code, double observed, double limit, Change change) {
        return new Distance(code, observed, limit, risen(observed, limit), change);
    }

    /** Of a fraction that fires when it falls to the limit from 1. */
    static Distance falling(ReasonCode code, double observed, double limit, Change change) {
        return new Distance(code, observed, limit, fallen(observed, limit), change);
    }

    /** Of something that no single change fires. */
    static Distance none(ReasonCode code, double observed, String why) {
        return new Distance(code, observed, Double.NaN, Double.NaN, new Change.Nothing(why));
    }

    /** Share of the way from 0 to a limit above it. */
    public static double risen(double observed, double limit) {
        return Math.max(0, observed / limit);
    }

    /** Share of the way from 1 down to a limit below it. */
    public static double fallen(double observed, double limit) {
        return Math.max(0, (1 - observed) / (1 - limit));
    }
}
