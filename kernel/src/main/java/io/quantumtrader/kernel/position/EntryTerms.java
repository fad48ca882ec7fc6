package io.quantumtrader.kernel.position;

import io.quantumtrader.kernel.check.Checks;
import io.quantumtrader.kernel.market.Regime;

/**
 * What an entry freezes for the life of its position (rules, C1–C3).
 *
 * @param side direction
 * @param stopDistance distance of the initial stop in price units: 1R per unit, above 0
 * @param leverage of the isolated position, 1..125
 * @param profile how profits are taken, chosen once
 * @param sigmaReference volatility of one bar that a spike is measured against, above 0
 * @param trendReference trend strength in favour of the side at entry
 * @param flipArmed whether the loss of the trend can count as a regime flip
 * @param regime dominant regime at entry
 */
public record EntryTerms(
        Side side,
        double stopDistance,
        double leverage,
        ExitProfile profile,
        double sigmaReference,
        double trendReference,
        boolean flipArmed,
        Regime regime) {

    public EntryTerms {
        new Checks()
                .positive("stop_distance", stopDistance)
                .within("leverage", leverage, 1, 125)
                .positive("sigma_reference", sigmaReference)
                .finite("trend_reference", trendReference)
                .orThrow();
    }

    /** The same terms at the leverage that the layers left, in whole steps as a venue takes it. */
    public EntryTerms atLeverage(double granted) {
        double whole = Math.max(1, Math.floor(Math.min(leverage, granted)));
        return new EntryTerms(side, stopDistance, whole, profile, sigmaReference, trendReference, flipArmed, regime);
    }
}
