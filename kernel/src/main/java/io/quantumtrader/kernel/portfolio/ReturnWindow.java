package io.quantumtrader.kernel.portfolio;

import java.util.Arrays;

/**
 * The last log returns of one symbol with the times of their bars. Immutable: adding gives a new window, so that a state
 * that holds one can be kept. Bars that are missing leave no entry; alignment is by time, never by index. Windows that follow
 * each other share their arrays, so that a bar costs two numbers and, once in a capacity, a copy.
 */
public final class ReturnWindow {

    public static final ReturnWindow EMPTY = new ReturnWindow(new Series(0), 0, 0);

    private final Series series;
    private final int from;
    private final int to;

    /** What windows share. Beyond {@code end} it is free; whoever does not end there copies before adding. */
    private static final class Series {
        private final long[] atMs;
        private final double[] returns;
        private int end;

        Series(int length) {
            atMs = new long[length];
            returns = new double[length];
        }

        synchronized boolean add(int at, long time, double value) {
            if (at != end || end == atMs.length) return false;
            atMs[end] = time;
            returns[end++] = value;
            return true;
        }
    }

    private ReturnWindow(Series series, int from, int to) {
        this.series = series;
        this.from = from;
        this.to = to;
    }

    /**
     * A window as it was.
     *
     * @param atMs times, rising
     * @param returns as many, finite
     */
    public static ReturnWindow of(long[] atMs, double[] returns) {
        var series = new Series(atMs.length);
        System.arraycopy(atMs, 0, series.atMs, 0, atMs.length);
        System.arraycopy(returns, 0, series.returns, 0, atMs.length);
        series.end = atMs.length;
        return new ReturnWindow(series, 0, atMs.length);
    }

    /** With one more return, the oldest dropped beyond the capacity; unchanged if it is no number or not later. */
    public ReturnWindow with(long time, double logReturn, int capacity) {
        int size = size();
        if (!Double.isFinite(logReturn) || (size > 0 && time <= timeAt(size - 1))) return this;
        int dropped = Math.max(0, size + 1 - capacity);
        if (series.add(to, time, logReturn)) return new ReturnWindow(series, from + dropped, to + 1);
        var copy = new Series(Math.max(8, Math.min(2 * (size + 1), 2 * capacity)));
        copy.end = size - dropped;
        System.arraycopy(series.atMs, from + dropped, copy.atMs, 0, copy.end);
        System.arraycopy(series.returns, from + dropped, copy.returns, 0, copy.end);
        copy.add(copy.end, time, logReturn);
        return new ReturnWindow(copy, 0, copy.end);
    }

    public int size() {
        return to - from;
    }

    /** Times of the bars, UTC epoch milliseconds, oldest first. */
    public long[] times() {
        return Arrays.copyOfRange(series.atMs, from, to);
    }

    /** The returns in the order of {@link #times}. */
    public double[] returns() {
        return Arrays.copyOfRange(series.returns, from, to);
    }

    long timeAt(int index) {
        return series.atMs[from + index];
    }

    double returnAt(int index) {
        return series.returns[from + index];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ReturnWindow that
                && Arrays.equals(times(), that.times())
                && Arrays.equals(returns(), that.returns());
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(times()) + Arrays.hashCode(returns());
    }
}
