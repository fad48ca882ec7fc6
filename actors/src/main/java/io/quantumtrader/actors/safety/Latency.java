package io.quantumtrader.actors.safety;

import java.util.concurrent.TimeUnit;
import org.HdrHistogram.ConcurrentHistogram;

/** How long one stage of a kill takes, measured on the monotonic clock; thread-safe, for figures only. */
public final class Latency {

    private static final long LONGEST_NANOS = TimeUnit.MINUTES.toNanos(10);

    private final ConcurrentHistogram histogram = new ConcurrentHistogram(LONGEST_NANOS, 3);

    /** Microseconds; NaN while nothing was measured. */
    public record Figures(long count, double p50Micros, double p99Micros, double maxMicros) {}

    /** Counts one measurement; what is longer than ten minutes counts as ten minutes. */
    public void record(long nanos) {
        histogram.recordValue(Math.clamp(nanos, 0, LONGEST_NANOS));
    }

    public Figures figures() {
        var copy = histogram.copy();
        long count = copy.getTotalCount();
        return count == 0
                ? new Figures(0, Double.NaN, Double.NaN, Double.NaN)
                : new Figures(
                        count,
                        copy.getValueAtPercentile(50) / 1e3,
                        copy.getValueAtPercentile(99) / 1e3,
                        copy.getMaxValue() / 1e3);
    }
}
