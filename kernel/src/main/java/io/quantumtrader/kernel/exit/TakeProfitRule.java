package io.quantumtrader.kernel.exit;

import io.quantumtrader.kernel.check.Checks;
import io.quantumtrader.kernel.position.Side;

/**
 * The profile TP1: part of the position at a multiple of ATR if the trend is confident, then a trailing stop by ATR
 * (formulas, exit rules).
 *
 * @param share of the original quantity, above 0 and below 1
 * @param distanceAtr take-profit distance in ATR, above 0
 * @param minimumConfidence trend probability below which it does not fire, 0..1
 * @param trailAtr trailing distance in ATR once it has fired, above 0
 */
public record TakeProfitRule(double share, double distanceAtr, double minimumConfidence, double trailAtr) {

    public TakeProfitRule {
        new Checks()
                .require(share > 0 && share < 1, "share", share, "in (0, 1)")
                .positive("distance_atr", distanceAtr)
                .within("minimum_confidence", minimumConfidence, 0, 1)
                .positive("trail_atr", trailAtr)
                .orThrow();
    }

    /** The price at which it fires. */
    public double price(Side side, double entryPrice, double atr) {
        return entryPrice + side.sign() * distanceAtr * atr;
    }

    /** Whether it fires now, had it not fired before; a missing ATR or confidence never fires it. */
    public boolean fires(Side side, double entryPrice, double price, double atr, double trendConfidence) {
        return side.sign() * (price - price(side, entryPrice, atr)) >= 0 && trendConfidence >= minimumConfidence;
    }

    /** The trailing stop after it has fired. */
    public double trail(Side side, double bestPrice, double atr) {
        return ProtectiveStop.trailingDistance(side, bestPrice, trailAtr * atr);
    }

    /** The one tranche as a share of the original quantity, by what is already closed; 0 or less if nothing is due. */
    public double due(double original, double held) {
        return share * original - (original - held);
    }
}
