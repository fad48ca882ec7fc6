package io.quantumtrader.http.view;

import io.quantumtrader.kernel.market.Regime;
import org.jspecify.annotations.Nullable;

/**
 * What the market of one symbol looks like to the fund.
 *
 * @param symbol venue symbol
 * @param atMs its last closed bar, UTC epoch milliseconds; null before the first
 * @param ageMs how far that lies behind the fund's clock; null before the first bar
 * @param mark last mark price
 * @param atr average true range in price units; NaN while there are too few bars
 * @param atrShare the same as a share of the mark price
 * @param sigma robust volatility of one bar's log return; NaN while there is no market state
 * @param drift robust drift of the log price a bar, signed
 * @param trendStrength size of the drift over the volatility
 * @param regime the likeliest, null while there is no market state
 * @param probabilities of the regimes, null while there is no market state
 * @param held whether a position is open
 * @param silent whether the symbol does not answer: what is told is what it said last
 */
public record MarketView(
        String symbol,
        @Nullable Long atMs,
        @Nullable Long ageMs,
        double mark,
        double atr,
        double atrShare,
        double sigma,
        double drift,
        double trendStrength,
        @Nullable Regime regime,
        @Nullable Probabilities probabilities,
        boolean held,
        boolean silent) {

    /** How likely each regime is, 0..1; they sum to 1. */
    public record Probabilities(double trend, double meanReversion, double chop) {}
}
