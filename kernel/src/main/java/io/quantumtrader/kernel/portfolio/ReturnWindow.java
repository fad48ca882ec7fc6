package io.quantumtrader.kernel.portfolio;

import java.util.Arrays;

/**
 * The last log returns of one symbol with the times of their bars. Immutable: adding gives a new window, so that a state
 * that holds one can be kept. Bars that are missing leave no entry; alignment is by time, never by index.
 */
public final class ReturnWindow {

    public static final ReturnWindow EMPTY = new ReturnWindow(new long[0], new double[0]);

    private final long[] atMs;
    private final double[] returns;

    private ReturnWindow(long[] atMs, double[] returns) {
        this.atMs = atMs;
        this.returns = returns;
    }

    /** With one more return, the oldest dropped beyond the capacity; unchanged if it is no number or not later. */
    public ReturnWindow with(long time, double logReturn, int capacity) {
        int size = atMs.length;
        if (!Double.isFinite(logReturn) || (size > 0 && time <= atMs[size - 1])) return this;
        int from = Math.max(0, size + 1 - capacity);
        var times = Arrays.copyOfRange(atMs, from, size + 1);
        var values = Arrays.copyOfRange(returns, from, size + 1);
        times[size - from] = time;
        values[size - from] = logReturn;
        return new ReturnWindow(times, values);
    }

    public int size() {
        return atMs.length;
    }

    long timeAt(int index) {
        return atMs[index];
    }

    double returnAt(int index) {
        return returns[index];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ReturnWindow that
                && Arrays.equals(atMs, that.atMs)
                && Arrays.equals(returns, that.returns);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(atMs) + Arrays.hashCode(returns);
    }
}
