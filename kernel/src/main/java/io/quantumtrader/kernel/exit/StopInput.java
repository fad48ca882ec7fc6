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
        if (!sound(sigma, ts, regime, entryPrice, currentPrice, peakPrice, troughPrice, currentStop))
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

    public boolean hasStop() {
        return !Double.isNaN(currentStop);
    }

    /** The same conditions as {@link #inspect} without building its messages. */
    private static boolean sound(
            double sigma,
            double ts,
            RegimeProbabilities regime,
            double entry,
            double current,
            double peak,
            double trough,
            double stop) {
        return sigma >= 0
                && Double.isFinite(sigma)
                && Double.isFinite(ts)
                && Probabilities.sound(regime.trend(), regime.meanReversion(), regime.chop())
                && price(entry)
                && price(current)
                && price(peak)
                && price(trough)
                && (Double.isNaN(stop) || price(stop));
    }

    private static boolean price(double value) {
        return value > 0 && value <= Double.MAX_VALUE;
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
