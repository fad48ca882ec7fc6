package io.quantumtrader.http.view;

import io.quantumtrader.kernel.decision.ReasonCode;

/**
 * How far one trigger of a layer is from firing.
 *
 * @param code the reason it would give
 * @param scope what it covers
 * @param observed the number now; NaN without a reading
 * @param limit the number at which it fires
 * @param share observed as a share of the limit, 1 = fires; NaN without a reading
 */
public record DistanceView(ReasonCode code, String scope, double observed, double limit, double share) {

    /** For triggers that fire when the observed number rises to the limit. */
    public static DistanceView rising(ReasonCode code, String scope, double observed, double limit) {
        return new DistanceView(code, scope, observed, limit, Math.max(0, observed / limit));
    }
}
