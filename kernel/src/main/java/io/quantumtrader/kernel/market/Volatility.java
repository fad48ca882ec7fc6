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

    /**
     * Starts from the population variance of the first ten, then folds all returns, those ten included; four at a time, so
     * that one step need not wait for the three before it.
     */
    private static double movingVariance(double[] returns, int end, double low, double high, Vol vol) {
        int from = end - vol.window();
        double[] first = new double[FIRST_VARIANCE_BARS];
        for (int i = 0; i < FIRST_VARIANCE_BARS; i++) first[i] = clip(returns[from + i], low, high);
        double variance = SerialDependence.variance(first, 0, FIRST_VARIANCE_BARS);
        double kept = vol.ewmaLambda();
        double kept2 = kept * kept;
        double w0 = 1 - kept;
        double w1 = w0 * kept;
        double w2 = w0 * kept2;
        double w3 = w1 * kept2;
        double kept4 = kept2 * kept2;
        int i = from;
        for (; i + 3 < end; i += 4) {
            double older = w3 * clippedSquare(returns[i], low, high) + w2 * clippedSquare(returns[i + 1], low, high);
            double newer =
                    w1 * clippedSquare(returns[i + 2], low, high) + w0 * clippedSquare(returns[i + 3], low, high);
            variance = kept4 * variance + (older + newer);
        }
        for (; i < end; i++) variance = kept * variance + w0 * clippedSquare(returns[i], low, high);
        return variance;
    }

    private static double clippedSquare(double value, double low, double high) {
        double clipped = clip(value, low, high);
        return clipped * clipped;
    }

    static double clip(double value, double low, double high) {
        return value < low ? low : value > high ? high : value;
    }
}
