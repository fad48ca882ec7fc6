package io.quantumtrader.kernel.market;

/**
 * Whether returns follow or oppose each other: variance ratio and persistence of signs. Recomputed from the window in
 * plain loops, with four partial sums so that additions need not wait for each other; the order is fixed.
 */
final class SerialDependence {

    private SerialDependence() {}

    /**
     * Consecutive pairs of returns by their signs.
     *
     * @param same both positive or both negative
     * @param opposite one positive, one negative
     * @param still both zero
     * @param all pairs, those with one zero included
     */
    record SignPairs(int same, int opposite, int still, int all) {

        static SignPairs of(double[] returns, int from, int to) {
            int opposite = 0;
            int silent = 0;
            int still = 0;
            for (int i = from + 1; i < to; i++) {
                double product = returns[i] * returns[i - 1];
                opposite += (int) (Double.doubleToRawLongBits(product) >>> 63);
                if (product == 0) {
                    silent++;
                    opposite -= (int) (Double.doubleToRawLongBits(product) >>> 63);
                    if (returns[i] == 0 && returns[i - 1] == 0) still++;
                }
            }
            int all = to - from - 1;
            return new SignPairs(all - silent - opposite, opposite, still, all);
        }

        /** dp: share with the same sign; zero has the sign of zero. */
        double persistence() {
            return (double) (same + still) / all;
        }

        /** zd = (dp' − .5)·2√n over the n pairs in which neither return is zero; 0 without such a pair. */
        double score() {
            int pairs = same + opposite;
            return pairs == 0 ? 0 : ((double) same / pairs - 0.5) * 2 * StrictMath.sqrt(pairs);
        }
    }

    /** Var(overlapping k-bar sums) / (k·Var(r) + eps), population variances; 1 if there are too few returns. */
    static double varianceRatio(double[] returns, int from, int to, int k, double eps) {
        if (to - from < k + 1) return 1;
        double[] sums = new double[to - from - k + 1];
        for (int j = 0; j < k; j++) {
            for (int i = 0; i < sums.length; i++) sums[i] += returns[from + j + i];
        }
        return variance(sums, 0, sums.length) / (k * variance(returns, from, to) + eps);
    }

    /** m = (zv + zd) / 1.7 of the live form: positive on momentum, negative on mean reversion, about 1 wide on neither. */
    static double momentum(SignPairs pairs, double vr, LiveTheta live) {
        double zv = (vr - 1) / (live.vrUnit() * StrictMath.sqrt(256.0 / (pairs.all() + 1)));
        return (zv + pairs.score()) / live.momentumUnit();
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
}
