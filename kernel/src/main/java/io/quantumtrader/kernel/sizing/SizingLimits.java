package io.quantumtrader.kernel.sizing;

import io.quantumtrader.kernel.check.Checks;
import io.quantumtrader.kernel.risk.HardBounds;

/**
 * Tunables of the default sizer (formulas, Sizing). Risks are fractions of equity lost at the stop.
 *
 * @param riskChop risk per trade in chop
 * @param riskBase risk per trade when neither label applies
 * @param riskTrend risk per trade in a trend
 * @param labelProbability published probability from which a market counts as trend or chop, above 0.5 unless equal
 * @param feeRate taker fee as a fraction of notional
 * @param slippageRate expected slippage as a fraction of price
 * @param spreadShare share of the spread that an entry pays, 0..1
 * @param minNotional smallest entry, quote currency
 * @param maxNotional largest entry, quote currency
 * @param chopLeverageLow leverage in chop at confidence 0.5 and below
 * @param chopLeverageHigh leverage in chop at confidence 1
 * @param baseLeverage leverage when neither label applies
 * @param trendLeverageLow leverage in a trend at confidence 0.5 and below
 * @param trendLeverageHigh leverage in a trend at confidence 1
 */
public record SizingLimits(
        double riskChop,
        double riskBase,
        double riskTrend,
        double labelProbability,
        double feeRate,
        double slippageRate,
        double spreadShare,
        double minNotional,
        double maxNotional,
        double chopLeverageLow,
        double chopLeverageHigh,
        double baseLeverage,
        double trendLeverageLow,
        double trendLeverageHigh) {

    public SizingLimits {
        new Checks()
                .above("risk.chop", riskChop, 0, 0.1)
                .above("risk.base", riskBase, 0, 0.1)
                .above("risk.trend", riskTrend, 0, 0.1)
                .within("label-probability", labelProbability, 0.5, 1)
                .within("fee-rate", feeRate, 0, 0.01)
                .within("slippage-rate", slippageRate, 0, 0.05)
                .within("spread-share", spreadShare, 0, 1)
                .positive("min-notional", minNotional)
                .positive("max-notional", maxNotional)
                .require(!(maxNotional < minNotional), "max-notional", maxNotional, ">= min-notional")
                .within("leverage.chop-low", chopLeverageLow, 1, HardBounds.MAX_LEVERAGE)
                .within("leverage.chop-high", chopLeverageHigh, 1, HardBounds.MAX_LEVERAGE)
                .within("leverage.base", baseLeverage, 1, HardBounds.MAX_LEVERAGE)
                .within("leverage.trend-low", trendLeverageLow, 1, HardBounds.MAX_LEVERAGE)
                .within("leverage.trend-high", trendLeverageHigh, 1, HardBounds.MAX_LEVERAGE)
                .require(
                        !(chopLeverageLow > chopLeverageHigh),
                        "leverage.chop-low",
                        chopLeverageLow,
                        "<= leverage.chop-high")
                .require(
                        !(trendLeverageLow > trendLeverageHigh),
                        "leverage.trend-low",
                        trendLeverageLow,
                        "<= leverage.trend-high")
                .orThrow();
    }
}
