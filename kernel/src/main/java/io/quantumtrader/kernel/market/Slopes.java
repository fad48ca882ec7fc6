package io.quantumtrader.kernel.market;

import java.util.Arrays;

/** Slopes of the log price over the last points of an array, per bar. */
final class Slopes {

    private Slopes() {}

    /** The slope of two points, the one definition that batch and incremental medians share bit for bit. */
    static double between(double earlier, double later, int bars) {
        return (later - earlier) / bars;
    }

    /** Least squares over {@code y[end - window, end)}. */
    static double ols(double[] y, int end, int window) {
        int from = end - window;
        double centre = (window - 1) / 2.0;
        double origin = y[from];
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int i = 0;
        for (; i + 3 < window; i += 4) {
            s0 += (i - centre) * (y[from + i] - origin);
            s1 += (i + 1 - centre) * (y[from + i + 1] - origin);
            s2 += (i + 2 - centre) * (y[from + i + 2] - origin);
            s3 += (i + 3 - centre) * (y[from + i + 3] - origin);
        }
        for (; i < window; i++) s0 += (i - centre) * (y[from + i] - origin);
        return (s0 + s1 + (s2 + s3)) / (window * ((double) window * window - 1) / 12);
    }

    /** Theil–Sen by sorting every pairwise slope: plain, slow, and what the incremental form must equal. */
    static double theilSen(double[] y, int end, int window) {
        double[] slopes = new double[window * (window - 1) / 2];
        int count = 0;
        for (int i = end - window; i < end; i++) {
            for (int j = i + 1; j < end; j++) slopes[count++] = between(y[i], y[j], j - i);
        }
        Arrays.sort(slopes);
        return median(slopes, count);
    }

    /** The middle of a sorted array, or the average of the two middle ones. */
    static double median(double[] sorted, int length) {
        return middle(sorted[(length - 1) / 2], sorted[length / 2]);
    }

    /** The average of the two middle values, or the value itself if they are one; never −0. */
    static double middle(double lower, double upper) {
        return lower == upper ? lower + 0.0 : (lower + upper) / 2;
    }
}
