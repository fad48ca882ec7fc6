package io.quantumtrader.kernel.exit;

import java.util.Arrays;
import java.util.List;

/** Hourly samples of a symbol's volatility, oldest first; immutable (formulas, P2 live). */
public final class SigmaHistory {

    /** Samples kept: those of 7 days. */
    public static final int MOST = 168;

    private static final long HOUR_MS = 3_600_000;

    /** Without samples. */
    public static final SigmaHistory EMPTY = new SigmaHistory(new double[0], Long.MIN_VALUE);

    private final double[] samples;
    private final long lastHour;

    private SigmaHistory(double[] samples, long lastHour) {
        this.samples = samples;
        this.lastHour = lastHour;
    }

    /**
     * A history as it was.
     *
     * @param samples oldest first
     * @param lastHour hours since the epoch of the newest sample, {@link Long#MIN_VALUE} without samples
     */
    public static SigmaHistory of(List<Double> samples, long lastHour) {
        return new SigmaHistory(
                samples.stream().mapToDouble(Double::doubleValue).toArray(), lastHour);
    }

    /** Hours since the epoch of the newest sample, {@link Long#MIN_VALUE} without samples. */
    public long lastHour() {
        return lastHour;
    }

    /**
     * With the first reading of each new hour appended, the oldest dropped beyond {@link #MOST}; other readings, and what is not
     * finite, change nothing.
     */
    public SigmaHistory observe(long atMs, double sigma) {
        long hour = Math.floorDiv(atMs, HOUR_MS);
        if (hour <= lastHour || !Double.isFinite(sigma)) return this;
        int kept = Math.min(samples.length, MOST - 1);
        double[] next = Arrays.copyOfRange(samples, samples.length - kept, samples.length + 1);
        next[kept] = sigma;
        return new SigmaHistory(next, hour);
    }

    /** The middle sample, or the mean of the two in the middle; NaN without samples. */
    public double median() {
        if (samples.length == 0) return Double.NaN;
        double[] sorted = samples.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    public int size() {
        return samples.length;
    }

    public double[] samples() {
        return samples.clone();
    }
}
