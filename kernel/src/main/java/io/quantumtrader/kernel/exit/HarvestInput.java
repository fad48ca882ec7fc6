package io.quantumtrader.kernel.exit;

import io.quantumtrader.kernel.check.Checked;
import io.quantumtrader.kernel.check.Checks;
import io.quantumtrader.kernel.position.Side;

/**
 * What the harvest kernel looks at. The constructor lets no bad number pass; {@link #of} says what is wrong as a value.
 *
 * @param side direction of the position
 * @param entryPrice average entry, quote per base, above 0
 * @param ageSeconds since the first fill, 0 or more
 * @param pnlPerUnit open profit per unit of base asset, quote currency, finite
 * @param currentStop trigger of the present stop, above 0; NaN if there is none
 * @param sigma volatility of one bar's log return, 0 or more
 * @param ts trend strength, finite
 * @param trend probability of a trend, 0..1; the three sum to 1 within {@link Probabilities#TOLERANCE}
 * @param meanReversion probability of mean reversion, 0..1
 * @param chop probability of chop, 0..1
 * @param stopDistance P1's stop distance, fraction of entry in [0, 1); 0 and NaN mean that P1 gave none
 */
public record HarvestInput(
        Side side,
        double entryPrice,
        double ageSeconds,
        double pnlPerUnit,
        double currentStop,
        double sigma,
        double ts,
        double trend,
        double meanReversion,
        double chop,
        double stopDistance) {

    public HarvestInput {
        if (!(sound(entryPrice, ageSeconds, pnlPerUnit, currentStop, sigma, ts, stopDistance)
                && Probabilities.sound(trend, meanReversion, chop)))
            inspect(
                            entryPrice,
                            ageSeconds,
                            pnlPerUnit,
                            currentStop,
                            sigma,
                            ts,
                            trend,
                            meanReversion,
                            chop,
                            stopDistance)
                    .orThrow();
    }

    /** The input, or everything that is wrong with it under the names of the golden table. */
    public static Checked<HarvestInput> of(
            Side side,
            double entryPrice,
            double ageSeconds,
            double pnlPerUnit,
            double currentStop,
            double sigma,
            double ts,
            double trend,
            double meanReversion,
            double chop,
            double stopDistance) {
        return inspect(
                        entryPrice,
                        ageSeconds,
                        pnlPerUnit,
                        currentStop,
                        sigma,
                        ts,
                        trend,
                        meanReversion,
                        chop,
                        stopDistance)
                .then(() -> new HarvestInput(
                        side,
                        entryPrice,
                        ageSeconds,
                        pnlPerUnit,
                        currentStop,
                        sigma,
                        ts,
                        trend,
                        meanReversion,
                        chop,
                        stopDistance));
    }

    /**
     * The conditions of {@link #inspect} without its messages and without branches. A number that is not finite makes
     * the sum not finite; if it only overflows, the inspection that follows finds nothing wrong.
     */
    @SuppressWarnings("ShortCircuitBoolean") // without branches the constructor is small enough to be inlined
    private static boolean sound(
            double entryPrice, double age, double pnl, double stop, double sigma, double ts, double stopDistance) {
        return entryPrice > 0
                & age >= 0
                & sigma >= 0
                & !(stop <= 0)
                & stop != Double.POSITIVE_INFINITY
                & !(stopDistance < 0)
                & !(stopDistance >= 1)
                & 0 * (entryPrice + age + pnl + sigma + ts) == 0;
    }

    private static Checks inspect(
            double entryPrice,
            double ageSeconds,
            double pnlPerUnit,
            double currentStop,
            double sigma,
            double ts,
            double trend,
            double meanReversion,
            double chop,
            double stopDistance) {
        var checks = new Checks()
                .positive("position.entry_price", entryPrice)
                .notNegative("position.age_sec", ageSeconds)
                .finite("position.unrealized_pnl", pnlPerUnit);
        if (!Double.isNaN(currentStop)) checks.positive("position.current_sl", currentStop);
        checks.notNegative("market_state.sigma", sigma).finite("market_state.ts", ts);
        Probabilities.check(checks, "market_state", ".p_", trend, meanReversion, chop);
        boolean distanceSound = Double.isNaN(stopDistance) || (stopDistance >= 0 && stopDistance < 1);
        return checks.require(distanceSound, "p1.stop_dist_pct", stopDistance, "in [0, 1)");
    }
}
