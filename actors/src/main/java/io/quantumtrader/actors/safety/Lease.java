package io.quantumtrader.actors.safety;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How long a node may trust its copy of the ladder without hearing from those who keep it (rules, B4). Monotonic clock;
 * thread-safe. A lease begins expired: nothing is opened before the first renewal.
 */
public final class Lease {

    private static final Duration FOREVER = Duration.ofDays(36_500);

    private final Duration length;
    private final @Nullable Lease besides;
    private volatile long renewedNanos;
    private volatile boolean renewed;

    private Lease(Duration length, @Nullable Lease besides) {
        this.length = length;
        this.besides = besides;
    }

    public static Lease of(Duration length) {
        return new Lease(length, null);
    }

    /** A lease that holds only as long as another holds, too, which somebody else renews. */
    public static Lease of(Duration length, Lease besides) {
        return new Lease(length, besides);
    }

    /** For recorded runs, where the ladder is renewed inside the tick, and for tests: never expires. */
    public static Lease unlimited() {
        var lease = new Lease(FOREVER, null);
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
        boolean own = renewed && System.nanoTime() - renewedNanos <= length.toNanos();
        return own && (besides == null || besides.holds());
    }

    /** Milliseconds since those who have to be heard were all heard, NaN if they never were. */
    public double ageMs() {
        double own = renewed ? (System.nanoTime() - renewedNanos) / 1e6 : Double.NaN;
        return besides == null ? own : Math.max(own, besides.ageMs());
    }

    public Duration length() {
        return length;
    }
}
