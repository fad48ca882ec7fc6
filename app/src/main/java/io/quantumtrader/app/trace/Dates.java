package io.quantumtrader.app.trace;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/**
 * Dates of moments of the monotonic clock. Both clocks are read together once a minute: within it moments keep their order and distances to
 * the nanosecond, and over days the dates follow the clock of the wall. Thread-safe.
 */
final class Dates {

    private static final long GOOD_FOR_NANOS = Duration.ofMinutes(1).toNanos();

    private volatile Reading last = Reading.now();

    /**
     * Both clocks at one moment.
     *
     * @param nanos by {@link System#nanoTime()}
     * @param epochNanos nanoseconds since the epoch
     */
    private record Reading(long nanos, long epochNanos) {

        static Reading now() {
            var instant = Instant.now();
            return new Reading(
                    System.nanoTime(), TimeUnit.SECONDS.toNanos(instant.getEpochSecond()) + instant.getNano());
        }
    }

    /** Nanoseconds since the epoch of a moment of this process by {@link System#nanoTime()}. */
    long epochNanos(long nanos) {
        var reading = last;
        if (System.nanoTime() - reading.nanos() > GOOD_FOR_NANOS) {
            reading = Reading.now();
            last = reading;
        }
        return reading.epochNanos() + (nanos - reading.nanos());
    }
}
