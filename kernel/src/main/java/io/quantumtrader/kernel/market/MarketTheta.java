package io.quantumtrader.kernel.market;

import io.quantumtrader.kernel.check.Checks;
import java.util.List;

/**
 * Tunables of the market state (formulas, P0). Field names in violations are those of the golden table.
 *
 * @param eps added to prices before the logarithm and to divisors, 0..1e-6
 */
public record MarketTheta(double eps, Vol vol, Trend trend, RegimeTheta regime, LiveTheta live) {

    public MarketTheta {
        new Checks().within("eps", eps, 0, 1e-6).orThrow();
    }

    /** Closes needed before there is a reading: one more than the longest window. */
    public int pricesNeeded() {
        return 1 + Math.max(vol.window, Math.max(trend.longest(), regime.window()));
    }

    /**
     * How volatility is measured.
     *
     * @param window log returns, 10..4096
     * @param winsorQLow quantile below which returns are clipped, 0..0.5
     * @param winsorQHigh quantile above which returns are clipped, 0.5..1
     * @param ewmaLambda weight of the past in the moving variance, 0..1 exclusive
     * @param sigmaFloor the least sigma of one bar, above 0
     * @param spikeProxyCap bound on the ratio of the two estimates, above 0
     * @param spikeCenter ratio at which both estimates weigh the same
     * @param spikeScale width of the change-over in the ratio, above 0
     */
    public record Vol(
            int window,
            double winsorQLow,
            double winsorQHigh,
            double ewmaLambda,
            double sigmaFloor,
            double spikeProxyCap,
            double spikeCenter,
            double spikeScale) {
        public Vol {
            new Checks()
                    .within("vol.window", window, 10, 4096)
                    .within("vol.winsor_q_low", winsorQLow, 0, 0.5)
                    .within("vol.winsor_q_high", winsorQHigh, 0.5, 1)
                    .require(ewmaLambda > 0 && ewmaLambda < 1, "vol.ewma_lambda", ewmaLambda, "in (0, 1)")
                    .positive("vol.sigma_floor", sigmaFloor)
                    .positive("vol.spike_proxy_cap", spikeProxyCap)
                    .finite("vol.spike_center", spikeCenter)
                    .positive("vol.spike_scale", spikeScale)
                    .orThrow();
        }
    }

    /**
     * How drift is measured: a mix of slopes over several windows.
     *
     * @param windows points of each slope, 2..4096, at least one
     * @param weights weight of each slope, 0 or more, not all 0; they are normalised
     */
    public record Trend(List<Integer> windows, List<Double> weights, TrendMethod method) {
        public Trend {
            windows = List.copyOf(windows);
            weights = List.copyOf(weights);
            var checks = new Checks()
                    .require(!windows.isEmpty(), "trend.windows", windows.size(), "at least one")
                    .require(
                            windows.size() == weights.size(),
                            "trend.weights",
                            weights.size(),
                            "as many as windows: " + windows.size());
            for (int window : windows) checks.within("trend.windows", window, 2, 4096);
            for (double weight : weights) checks.notNegative("trend.weights", weight);
            double total = weights.stream().mapToDouble(Double::doubleValue).sum();
            checks.require(total > 0, "trend.weights", total, "> 0 in total").orThrow();
        }

        int longest() {
            return windows.stream().mapToInt(Integer::intValue).max().orElseThrow();
        }
    }
}
