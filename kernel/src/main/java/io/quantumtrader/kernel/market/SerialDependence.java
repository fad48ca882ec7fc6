package io.quantumtrader.kernel.market;

/**
 * Whether returns follow or oppose each other: variance ratio and persistence of signs. Recomputed from the window in
 * plain loops, with four partial sums so that additions need not wait for each other; the order is fixed.
 */
final class SerialDependence {

    private SerialDependence() {}

    /** Share of consecutive pairs in {@code [from, to)} with the same sign; zero has the sign of zero. */
    static double signPersistence(double[] returns, int from, int to) {
        int same = 0;
        for (int i = from + 1; i < to; i++) {
            if (sign(returns[i]) == sign(returns[i - 1])) same++;
        }
        return (double) same / (to - from - 1);
    }

    /** Var(overlapping k-bar sums) / (k·Var(r) + eps), population variances; 1 if there are too few returns. */
    static double varianceRatio(double[] returns, int from, int to, int k, double eps) {
        if (to - from < k + 1) return 1;
        double[] sums = new double[to - from - k + 1];
        for (int i = 0; i < sums.length; i++) {
            double sum = 0;
            for (int j = 0; j < k; j++) sum += returns[from + i + j];
            sums[i] = sum;
        }
        return variance(sums, 0, sums.length) / (k * variance(returns, from, to) + eps);
    }

    /** m = (zv + zd) / 1.7 of the live form: positive on momentum, negative on mean reversion, about 1 wide on neither. */
    static double momentum(double[] returns, int from, int to, double vr, LiveTheta live) {
        double zv = (vr - 1) / (live.vrUnit() * StrictMath.sqrt(256.0 / (to - from)));
        return (zv + signScore(returns, from, to)) / live.momentumUnit();
    }

    /** zd = (dp' − .5)·2√n over the n pairs in which neither return is zero; 0 without such a pair. */
    private static double signScore(double[] returns, int from, int to) {
        int same = 0;
        int opposite = 0;
        for (int i = from + 1; i < to; i++) {
            int product = sign(returns[i]) * sign(returns[i - 1]);
            if (product > 0) same++;
            if (product < 0) opposite++;
        }
        int pairs = same + opposite;
        return pairs == 0 ? 0 : ((double) same / pairs - 0.5) * 2 * StrictMath.sqrt(pairs);
    }

    /** Population variance, two passes. */
    static double variance(double[] values, int from, int to) {
        double mean = sum(values, from, to) / (to - from);
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int i = from;
        for (; i + 3 < to; i += 4) {
            s0 += square(values[i] - mean);
            s1 += square(values[i + 1] - mean);
            s2 += square(values[i + 2] - mean);
            s3 += square(values[i + 3] - mean);
        }
        for (; i < to; i++) s0 += square(values[i] - mean);
        return (s0 + s1 + (s2 + s3)) / (to - from);
    }

    private static double sum(double[] values, int from, int to) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int i = from;
        for (; i + 3 < to; i += 4) {
            s0 += values[i];
            s1 += values[i + 1];
            s2 += values[i + 2];
            s3 += values[i + 3];
        }
        for (; i < to; i++) s0 += values[i];
        return s0 + s1 + (s2 + s3);
    }

    private static double square(double value) {
        return value * value;
    }

    private static int sign(double value) {
        return value > 0 ? 1 : value < 0 ? -1 : 0;
    }
}
