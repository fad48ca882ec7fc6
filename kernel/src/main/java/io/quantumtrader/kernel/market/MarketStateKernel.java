package io.quantumtrader.kernel.market;

import io.quantumtrader.kernel.check.Checked;
import io.quantumtrader.kernel.check.Checks;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;

/**
 * P0 from a list of closes, recomputed from scratch: what a bare call uses, and what the incremental
 * {@link MarketWindow} is compared with. Too few closes give an empty result, a bad one is refused.
 */
public final class MarketStateKernel {

    private MarketStateKernel() {}

    /** Form v1, parity with the golden table. */
    public static Checked<Optional<MarketState>> v1(double[] prices, MarketTheta theta) {
        return compute(prices, theta, evidence -> evidence.v1(theta));
    }

    /** Form v2 (formulas, P0). */
    public static Checked<Optional<MarketState>> v2(double[] prices, MarketTheta theta) {
        return compute(prices, theta, evidence -> evidence.v2(theta));
    }

    /** The live form, the default of a fund. */
    public static Checked<Optional<MarketReading>> live(double[] prices, MarketTheta theta) {
        return compute(prices, theta, evidence -> evidence.live(theta));
    }

    private static <T> Checked<Optional<T>> compute(double[] prices, MarketTheta theta, Function<Evidence, T> form) {
        var checks = new Checks();
        for (int i = 0; i < prices.length; i++) {
            if (!(prices[i] > 0) || prices[i] == Double.POSITIVE_INFINITY)
                checks.positive("prices[" + i + "]", prices[i]);
        }
        return checks.then(() -> evidence(prices, theta).map(form));
    }

    private static Optional<Evidence> evidence(double[] prices, MarketTheta theta) {
        int needed = theta.pricesNeeded();
        if (prices.length < needed) return Optional.empty();
        double[] logs = new double[needed];
        for (int i = 0; i < needed; i++) {
            logs[i] = StrictMath.log(prices[prices.length - needed + i] + theta.eps());
        }
        double[] returns = new double[needed - 1];
        for (int i = 0; i < returns.length; i++) returns[i] = logs[i + 1] - logs[i];
        double[] slopes = theta.trend().windows().stream()
                .mapToDouble(window -> slope(logs, window, theta.trend().method()))
                .toArray();
        return Optional.of(Evidence.of(sigma(returns, theta), slopes, returns, returns.length, theta));
    }

    private static double slope(double[] logs, int window, TrendMethod method) {
        return switch (method) {
            case THEIL_SEN -> Slopes.theilSen(logs, logs.length, window);
            case OLS -> Slopes.ols(logs, logs.length, window);
        };
    }

    private static SigmaComponents sigma(double[] returns, MarketTheta theta) {
        var vol = theta.vol();
        double[] sorted = Arrays.copyOfRange(returns, returns.length - vol.window(), returns.length);
        Arrays.sort(sorted);
        double low = Volatility.quantile(sorted, sorted.length, vol.winsorQLow());
        double high = Volatility.quantile(sorted, sorted.length, vol.winsorQHigh());
        for (int i = 0; i < sorted.length; i++) sorted[i] = Volatility.clip(sorted[i], low, high);
        double median = Slopes.median(sorted, sorted.length);
        for (int i = 0; i < sorted.length; i++) sorted[i] = Math.abs(sorted[i] - median);
        Arrays.sort(sorted);
        double deviation = Slopes.median(sorted, sorted.length);
        return Volatility.blend(returns, returns.length, low, high, deviation, vol, theta.eps());
    }
}
