package io.quantumtrader.kernel.market;

import io.quantumtrader.kernel.market.MarketTheta.Vol;

/** Sigma from one window of returns, given their order statistics (formulas, P0 sigma). */
final class Volatility {

    /** Makes the median absolute deviation of a normal distribution its standard deviation. */
    private static final double MAD_TO_SIGMA = 1.4826;

    private static final int FIRST_VARIANCE_BARS = 10;
    private static final double LOGISTIC_BOUND = 50;

    private Volatility() {}

    /**
     * @param returns holds the window in time order in {@code [end - window, end)}
     * @param low return below which others are clipped
     * @param high return above which others are clipped
     * @param medianDeviation median of |r − median r| over the clipped returns
     */
    static SigmaComponents blend(
            double[] returns, int end, double low, double high, double medianDeviation, Vol vol, double eps) {
        double ewma = StrictMath.sqrt(movingVariance(returns, end, low, high, vol));
        double mad = MAD_TO_SIGMA * medianDeviation;
        double spikeProxy = clip(mad / (ewma + eps), 0, vol.spikeProxyCap());
        double argument = (spikeProxy - vol.spikeCenter()) / vol.spikeScale();
        double weight = 1 / (1 + StrictMath.exp(-clip(argument, -LOGISTIC_BOUND, LOGISTIC_BOUND)));
        double raw = (1 - weight) * ewma + weight * mad;
        return new SigmaComponents(ewma, mad, spikeProxy, weight, raw, Math.max(vol.sigmaFloor(), raw));
    }

    /** Quantile with linear interpolation at h = (n − 1)q. */
    static double quantile(double[] sorted, int length, double q) {
        double h = (length - 1) * q;
        int below = (int) Math.floor(h);
        if (below + 1 >= length) return sorted[length - 1];
        return sorted[below] + (sorted[below + 1] - sorted[below]) * (h - below);
    }

    /** Starts from the population variance of the first ten, then folds all returns, those ten included. */
    private static double movingVariance(double[] returns, int end, double low, double high, Vol vol) {
        int from = end - vol.window();
        double[] first = new double[FIRST_VARIANCE_BARS];
        for (int i = 0; i < FIRST_VARIANCE_BARS; i++) first[i] = clip(returns[from + i], low, high);
        double variance = SerialDependence.variance(first, 0, FIRST_VARIANCE_BARS);
        double fresh = 1 - vol.ewmaLambda();
        for (int i = from; i < end; i++) {
            double clipped = clip(returns[i], low, high);
            variance = vol.ewmaLambda() * variance + fresh * (clipped * clipped);
        }
        return variance;
    }

    static double clip(double value, double low, double high) {
        return value < low ? low : value > high ? high : value;
    }
}
