package io.quantumtrader.kernel.portfolio;

import io.quantumtrader.kernel.decision.OpeningPlan;

/**
 * What is at stake in one symbol, quote currency.
 *
 * @param symbol venue symbol
 * @param signedNotional positive long, negative short
 * @param sigmaBar volatility of one bar's log return
 * @param lossAtStop lost if the stop is hit, 0 or more
 */
public record Exposure(String symbol, double signedNotional, double sigmaBar, double lossAtStop) {

    public static Exposure of(SymbolReading reading) {
        return new Exposure(reading.symbol(), reading.signedNotional(), reading.sigmaBar(), reading.lossAtStop());
    }

    /** The plan as if it were filled: that is how it is judged. */
    public static Exposure of(OpeningPlan plan, double sigmaBar) {
        return new Exposure(plan.symbol(), plan.side().sign() * plan.notional(), sigmaBar, plan.lossAtStop());
    }

    public double notional() {
        return Math.abs(signedNotional);
    }

    /** Both together, in the same symbol: notional is netted, the loss at stop is added. */
    public Exposure plus(Exposure other) {
        return new Exposure(
                symbol, signedNotional + other.signedNotional, other.sigmaBar, lossAtStop + other.lossAtStop);
    }
}
