package io.quantumtrader.kernel.exit;

import io.quantumtrader.kernel.check.Checks;
import io.quantumtrader.kernel.position.Side;

/**
 * The one initial stop of a position: size and 1R both use its distance (rules, C1), and it lies within half the
 * distance to liquidation at the leverage that comes with it (rules, C8).
 *
 * @param distance from entry in price units, above 0
 * @param leverage at most the wanted one, a whole number if it had to be cut, 1 or more
 */
public record InitialStop(double distance, double leverage) {

    /** The stop may use at most this share of the distance to liquidation (rules, C8). */
    private static final double LIQUIDATION_SHARE = 0.5;

    /**
     * The larger of P1's distance and a multiple of ATR. If it is more than half the distance to liquidation, leverage is
     * cut; at leverage 1 the distance is.
     *
     * @param stopFraction P1's distance as a fraction of price
     * @param atr average true range in price units
     * @param atrMultiple 1.8 by default
     * @param maintenanceMarginRate of the instrument
     */
    public static InitialStop of(
            Side side,
            double price,
            double stopFraction,
            double atr,
            double atrMultiple,
            double wantedLeverage,
            double maintenanceMarginRate) {
        new Checks()
                .positive("price", price)
                .positive("stop_fraction", stopFraction)
                .notNegative("atr", atr)
                .positive("atr_multiple", atrMultiple)
                .within("leverage", wantedLeverage, 1, 125)
                .within("maintenance_margin_rate", maintenanceMarginRate, 0, 0.5)
                .orThrow();
        double distance = Math.max(price * stopFraction, atrMultiple * atr);
        if (distance <= bound(side, price, wantedLeverage, maintenanceMarginRate))
            return new InitialStop(distance, wantedLeverage);
        double leverage = Math.max(1, Math.floor(highestLeverage(side, distance / price, maintenanceMarginRate)));
        return new InitialStop(Math.min(distance, bound(side, price, leverage, maintenanceMarginRate)), leverage);
    }

    /** The largest stop distance at a leverage, in price units. */
    public static double bound(Side side, double price, double leverage, double maintenanceMarginRate) {
        return LIQUIDATION_SHARE * liquidationDistance(side, price, leverage, maintenanceMarginRate);
    }

    /** How far an isolated position of this leverage is from liquidation at entry, in price units. */
    public static double liquidationDistance(Side side, double price, double leverage, double maintenanceMarginRate) {
        return price * (1 / leverage - maintenanceMarginRate) / (1 - side.sign() * maintenanceMarginRate);
    }

    private static double highestLeverage(Side side, double fraction, double maintenanceMarginRate) {
        double needed = fraction / LIQUIDATION_SHARE * (1 - side.sign() * maintenanceMarginRate);
        return 1 / (maintenanceMarginRate + needed);
    }
}
