package io.quantumtrader.kernel.portfolio;

import io.quantumtrader.kernel.market.RegimeProbabilities;

/**
 * What a symbol tells its portfolio after each observation.
 *
 * @param symbol venue symbol
 * @param atMs UTC epoch milliseconds of the observation
 * @param signedQuantity base asset held, positive long, negative short, 0 flat
 * @param markPrice quote per base
 * @param sigmaBar volatility of one bar, NaN while there is no market state
 * @param stopPrice protective stop, NaN for none
 * @param lossAtStop what is lost from the mark if the stop is hit, quote currency, 0 or more; NaN without a stop
 * @param rNet R_net of what is held, NaN when flat
 * @param unrealizedPnl quote currency at the mark price
 * @param regime published probabilities; equal thirds while there is no market state
 * @param atrFraction ATR over price, NaN while there is none
 * @param logReturn log return of the bar that closed at this time; NaN without one, and on the bar after a gap
 * @param position whether a position is held
 */
public record SymbolReading(
        String symbol,
        long atMs,
        double signedQuantity,
        double markPrice,
        double sigmaBar,
        double stopPrice,
        double lossAtStop,
        double rNet,
        double unrealizedPnl,
        RegimeProbabilities regime,
        double atrFraction,
        double logReturn,
        boolean position) {

    /** Quote currency, positive long, negative short; 0 when flat, whatever the mark price is. */
    public double signedNotional() {
        return signedQuantity == 0 ? 0 : signedQuantity * markPrice;
    }
}
