package io.quantumtrader.kernel.risk;

import io.quantumtrader.kernel.check.Checks;

/**
 * What one opening order, and all of them together, may be (rules, C6 within C7). They count opening orders only.
 *
 * @param maxNotional largest order, quote currency; a larger one is refused, not shrunk: it is a slip
 * @param minNotional smallest order worth sending, quote currency
 * @param positionShare largest notional of one position at open, fraction of equity
 * @param totalShare largest notional of all positions at open, fraction of equity
 * @param ordersPerMinute opening orders in any 60 s
 * @param dayNotional opening notional of a UTC day, quote currency
 * @param dayNotionalMultiple the same as a multiple of equity at the day's opening; the smaller applies
 * @param maxSpreadBps spread above which nothing is opened, basis points
 * @param maxAtrFraction ATR above which nothing is opened, fraction of price
 * @param maxLeverage the fund's own cap
 */
public record OrderLimits(
        double maxNotional,
        double minNotional,
        double positionShare,
        double totalShare,
        int ordersPerMinute,
        double dayNotional,
        double dayNotionalMultiple,
        double maxSpreadBps,
        double maxAtrFraction,
        double maxLeverage) {

    public OrderLimits {
        new Checks()
                .positive("max-notional", maxNotional)
                .positive("min-notional", minNotional)
                .require(
                        !(minNotional > maxNotional),
                        "min-notional",
                        minNotional,
                        "at most max-notional " + maxNotional)
                .above("position-share", positionShare, 0, HardBounds.MAX_POSITION_SHARE)
                .above("total-share", totalShare, 0, HardBounds.MAX_TOTAL_SHARE)
                .require(
                        !(positionShare > totalShare),
                        "position-share",
                        positionShare,
                        "at most total-share " + totalShare)
                .require(ordersPerMinute >= 1, "per-minute", ordersPerMinute, ">= 1")
                .positive("day-notional", dayNotional)
                .positive("day-notional-multiple", dayNotionalMultiple)
                .positive("max-spread-bps", maxSpreadBps)
                .above("max-atr-fraction", maxAtrFraction, 0, 1)
                .within("max-leverage", maxLeverage, 1, HardBounds.MAX_LEVERAGE)
                .orThrow();
    }
}
