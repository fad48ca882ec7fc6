package io.quantumtrader.actors.safety;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.HdrHistogram.ConcurrentHistogram;

/** How long something takes each time it happens, such as one stage of a kill, measured on the monotonic clock; thread-safe, for figures only. */
public final class Latency {

    private static final long LONGEST_NANOS = TimeUnit.MINUTES.toNanos(10);

    /** Bounds of the buckets that monitoring systems read, nanoseconds. */
    private static final List<Long> BOUNDS = LongStream.of(
                    10_000,
                    25_000,
                    50_000,
                    100_000,
                    250_000,
                    500_000,
                    1_000_000,
                    2_500_000,
                    5_000_000,
                    10_000_000,
                    25_000_000,
                    50_000_000,
                    100_000_000,
                    250_000_000,
                    500_000_000,
                    1_000_000_000,
                    2_500_000_000L,
                    5_000_000_000L,
                    10_000_000_000L)
            .boxed()
            .toList();

    private final ConcurrentHistogram histogram = new ConcurrentHistogram(LONGEST_NANOS, 3);

    /** Microseconds; NaN while nothing was measured. */
    public record Figures(long count, double p50Micros, double p99Micros, double maxMicros) {}

    /**
     * How the measurements are spread.
     *
     * @param bounds upper bounds of the buckets, nanoseconds; one bucket more holds what is beyond the last
     * @param counts measurements in each bucket, not added up
     * @param sumNanos all of them together
     */
    public record Buckets(List<Long> bounds, List<Long> counts, double sumNanos) {}

    /** Counts one measurement; what is longer than ten minutes counts as ten minutes. */
    public void record(long nanos) {
        histogram.recordValue(Math.clamp(nanos, 0, LONGEST_NANOS));
    }

    public Buckets buckets() {
        var copy = histogram.copy();
        var counts = new ArrayList<Long>();
        long from = 0;
        for (long bound : BOUNDS) {
            counts.add(copy.getCountBetweenValues(from, bound));
            from = copy.nextNonEquivalentValue(bound);
        }
        counts.add(
                copy.getTotalCount() - counts.stream().mapToLong(count -> count).sum());
        return new Buckets(BOUNDS, List.copyOf(counts), copy.getMean() * copy.getTotalCount());
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
