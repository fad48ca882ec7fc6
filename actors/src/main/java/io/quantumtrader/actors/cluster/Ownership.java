package io.quantumtrader.actors.cluster;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Until when this node may send orders (rules, D3): each round of questions that a majority of the cluster answered moves the deadline
 * to the moment the round began and a fixed time more. Nobody takes a node's symbols over before that time has passed and one more margin.
 * Monotonic clock; thread-safe. Begins expired; once ended it stays so.
 */
public final class Ownership {

    private final Duration length;
    private final LongSupplier nanos;
    private volatile long untilNanos;
    private volatile boolean begun;
    private volatile boolean ended;

    /** @param length how long a round that a majority answered counts, from its beginning */
    public Ownership(Duration length) {
        this(length, System::nanoTime);
    }

    Ownership(Duration length, LongSupplier nanos) {
        this.length = length;
        this.nanos = nanos;
    }

    /** A fund alone: it owns its symbols as long as it has the journal's lock. */
    public static Ownership alone() {
        var forever = new Ownership(Duration.ofDays(36_500));
        forever.answered(System.nanoTime());
        return forever;
    }

    /**
     * A majority answered a round.
     *
     * @param askedNanos {@link System#nanoTime()} when it was asked
     */
    public synchronized void answered(long askedNanos) {
        long until = askedNanos + length.toNanos();
        if (begun && until - untilNanos <= 0) return;
        untilNanos = until;
        begun = true;
    }

    /** This node gives its symbols up: whatever happens, it sends nothing any more. */
    public void end() {
        ended = true;
    }

    /** Whether the deadline is still to come. */
    public boolean holds() {
        return begun && !ended && nanos.getAsLong() - untilNanos < 0;
    }

    /** Milliseconds until the deadline, below 0 once it has passed, NaN if no majority ever answered. */
    public double leftMs() {
        return begun ? (untilNanos - nanos.getAsLong()) / 1e6 : Double.NaN;
    }

    public Duration length() {
        return length;
    }
}
