package io.quantumtrader.kernel.market;

import io.quantumtrader.kernel.check.Checks;

/**
 * Tunables of the classical regime layer, which no running fund reads yet: there are no defaults.
 *
 * @param adxBars length of the ADX, 1 or more
 * @param fastBars length of the fast exponential average, 1 or more
 * @param slowBars length of the slow one, above fastBars
 * @param bandBars closes in the Bollinger bands, 2..1000
 * @param bandDeviations half width of the bands in standard deviations, above 0
 * @param trendAdx ADX above which a trend is possible, chopAdx..100
 * @param trendGap gap of the averages as a fraction of price above which it is one, 0 or more
 * @param chopAdx ADX below which it is chop, 0..trendAdx
 * @param chopBandWidth width of the bands as a fraction of price below which it is chop, 0 or more
 */
public record TrendRegimeLimits(
        int adxBars,
        int fastBars,
        int slowBars,
        int bandBars,
        double bandDeviations,
        double trendAdx,
        double trendGap,
        double chopAdx,
        double chopBandWidth) {

    public TrendRegimeLimits {
        new Checks()
                .require(adxBars >= 1, "adx-bars", adxBars, ">= 1")
                .require(fastBars >= 1, "fast-bars", fastBars, ">= 1")
                .require(slowBars > fastBars, "slow-bars", slowBars, "> fast-bars")
                .within("band-bars", bandBars, 2, 1000)
                .positive("band-deviations", bandDeviations)
                .within("chop-adx", chopAdx, 0, 100)
                .within("trend-adx", trendAdx, chopAdx, 100)
                .notNegative("trend-gap", trendGap)
                .notNegative("chop-band-width", chopBandWidth)
                .orThrow();
    }
}
