package io.quantumtrader.app.bench;

import java.util.Arrays;

/** Durations of one thing, in nanoseconds. Confined to one thread. */
public final class Times {

    private long[] nanos = new long[1 << 12];
    private int count;

    public void add(long took) {
        if (count == nanos.length) nanos = Arrays.copyOf(nanos, 2 * count);
        nanos[count++] = took;
    }

    public void addAll(Times other) {
        for (int i = 0; i < other.count; i++) add(other.nanos[i]);
    }

    public int count() {
        return count;
    }

    /** The value below which this share lies, milliseconds; NaN for none. */
    public double quantileMs(double share) {
        if (count == 0) return Double.NaN;
        var sorted = Arrays.copyOf(nanos, count);
        Arrays.sort(sorted);
        return sorted[(int) Math.min(count - 1L, (long) (share * count))] / 1e6;
    }
}
