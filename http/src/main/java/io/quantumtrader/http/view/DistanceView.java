package io.quantumtrader.http.view;

import io.quantumtrader.kernel.decision.ReasonCode;

/**
 * How far one trigger is from firing.
 *
 * @param code the reason it would give
 * @param scope what it covers
 * @param observed the number now; NaN without a reading
 * @param limit the number at which it fires; NaN if no value can
 * @param share of the way to firing that is gone, 0 or more: 1 fires; NaN without a reading
 * @param change in words: the single change that fires it, when it ends, or why there is no distance; empty where observed
 *     and limit say it all
 */
public record DistanceView(ReasonCode code, String scope, double observed, double limit, double share, String change) {

    /** For triggers that fire when the observed number rises to the limit. */
    public static DistanceView rising(ReasonCode code, String scope, double observed, double limit) {
        return new DistanceView(code, scope, observed, limit, Math.max(0, observed / limit), "");
    }

    /** For triggers that fire when a fraction falls from 1 to the limit, such as a win rate or a free margin. */
    public static DistanceView falling(ReasonCode code, String scope, double observed, double limit) {
        return new DistanceView(code, scope, observed, limit, Math.max(0, (1 - observed) / (1 - limit)), "");
    }

    /** For what has fired and stands. */
    public static DistanceView standing(ReasonCode code, String scope, double observed, double limit, String change) {
        return new DistanceView(code, scope, observed, limit, 1, change);
    }

    /** For what has no reading, or no distance at all. */
    public static DistanceView none(ReasonCode code, String scope, double limit, String why) {
        return new DistanceView(code, scope, Double.NaN, limit, Double.NaN, why);
    }

    public DistanceView with(String newChange) {
        return new DistanceView(code, scope, observed, limit, share, newChange);
    }

    /** Sorts the nearest first, those without a distance last. */
    public double order() {
        return Double.isNaN(share) ? Double.POSITIVE_INFINITY : -share;
    }
}
