package io.quantumtrader.kernel.exit;

import io.quantumtrader.kernel.check.Checked;
import io.quantumtrader.kernel.check.Checks;
import io.quantumtrader.kernel.market.RegimeProbabilities;
import io.quantumtrader.kernel.position.Side;

/**
 * What the stop kernel looks at. The constructor lets no bad number pass; {@link #of} says what is wrong as a value.
 *
 * @param sigma volatility of one bar's log return, 0 or more
 * @param ts trend strength, finite
 * @param regime probabilities of the three regimes, summing to 1 within {@link Probabilities#TOLERANCE}
 * @param side direction of the position
 * @param entryPrice average entry, quote per base, above 0
 * @param currentPrice price now, above 0
 * @param peakPrice highest price since entry, above 0
 * @param troughPrice lowest price since entry, above 0
 * @param currentStop trigger of the present stop, above 0; NaN if there is none
 */
public record StopInput(
        double sigma,
        double ts,
        RegimeProbabilities regime,
        Side side,
        double entryPrice,
        double currentPrice,
        double peakPrice,
        double troughPrice,
        double currentStop) {

    public StopInput {
        if (!(sound(sigma, ts, entryPrice, currentPrice, peakPrice, troughPrice, currentStop)
                && Probabilities.sound(regime.trend(), regime.meanReversion(), regime.chop())))
            inspect(sigma, ts, regime, entryPrice, currentPrice, peakPrice, troughPrice, currentStop)
                    .orThrow();
    }

    /** The input, or everything that is wrong with it under the names of the golden table. */
    public static Checked<StopInput> of(
            double sigma,
            double ts,
            RegimeProbabilities regime,
            Side side,
            double entryPrice,
            double currentPrice,
            double peakPrice,
            double troughPrice,
            double currentStop) {
        return inspect(sigma, ts, regime, entryPrice, currentPrice, peakPrice, troughPrice, currentStop)
                .then(() -> new StopInput(
                        sigma, ts, regime, side, entryPrice, currentPrice, peakPrice, troughPrice, currentStop));
    }

    /**
     * The conditions of {@link #inspect} without its messages and without branches. A number that is not finite makes
     * the sum not finite; if it only overflows, the inspection that follows finds nothing wrong.
     */
    @SuppressWarnings("ShortCircuitBoolean") // without branches the constructor is small enough to be inlined
    private static boolean sound(
            double sigma, double ts, double entry, double current, double peak, double trough, double stop) {
        return sigma >= 0
                & entry > 0
                & current > 0
                & peak > 0
                & trough > 0
                & !(stop <= 0)
                & stop != Double.POSITIVE_INFINITY
                & 0 * (sigma + ts + entry + current + peak + trough) == 0;
    }

    private static Checks inspect(
            double sigma,
            double ts,
            RegimeProbabilities regime,
            double entry,
            double current,
            double peak,
            double trough,
            double stop) {
        var checks = new Checks().notNegative("market_state.sigma", sigma).finite("market_state.ts", ts);
        Probabilities.check(
                checks, "market_state.regime_probs", ".", regime.trend(), regime.meanReversion(), regime.chop());
        checks.positive("position.entry_price", entry)
                .positive("position.current_price", current)
                .positive("position.peak_price", peak)
                .positive("position.trough_price", trough);
        if (!Double.isNaN(stop)) checks.positive("position.current_sl", stop);
        return checks;
    }
}
