package io.quantumtrader.actors.safety;

import java.time.Duration;

/**
 * How long a node may trust its copy of the ladder without hearing from those who keep it (rules, B4). Monotonic clock;
 * thread-safe. A lease begins expired: nothing is opened before the first renewal.
 */
public final class Lease {

    private static final Duration FOREVER = Duration.ofDays(36_500);

    private final Duration length;
    private volatile long renewedNanos;
    private volatile boolean renewed;

    private Lease(Duration length) {
        this.length = length;
    }

    public static Lease of(Duration length) {
        return new Lease(length);
    }

    /** For recorded runs, where the ladder is renewed inside the tick, and for tests: never expires. */
    public static Lease unlimited() {
        var lease = new Lease(FOREVER);
        lease.renew(System.nanoTime());
        return lease;
    }

    /**
     * Heard from all keepers.
     *
     * @param askedNanos {@link System#nanoTime()} when they were asked
     */
    public void renew(long askedNanos) {
        if (renewed && askedNanos - renewedNanos < 0) return;
        renewedNanos = askedNanos;
        renewed = true;
    }

    public boolean holds() {
        return renewed && System.nanoTime() - renewedNanos <= length.toNanos();
    }

    /** Milliseconds since the keepers were heard, NaN if they never were. */
    public double ageMs() {
        return renewed ? (System.nanoTime() - renewedNanos) / 1e6 : Double.NaN;
    }

    public Duration length() {
        return length;
    }
}
