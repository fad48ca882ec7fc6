package io.quantumtrader.persistence.journal;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Cuts the connection under a write that takes too long, so that the thread that waits for it goes on. It looks twice: a
 * process that stood still as a whole does not blame its database.
 */
final class SlowWrites implements AutoCloseable {

    private static final long LOOK_EVERY_NANOS = 25_000_000L;

    private final long timeoutNanos;
    private volatile @Nullable UnderWay underWay;
    private volatile boolean open = true;
    private long writes;

    private record UnderWay(long number, JournalInsert insert, long queuedNanos) {}

    SlowWrites(Duration timeout) {
        timeoutNanos = timeout.toNanos();
        Thread.ofPlatform().name("journal-lookout").daemon().start(this::look);
    }

    /**
     * A write begins.
     *
     * @param queuedNanos since when it waits, {@link System#nanoTime()}
     */
    void watch(JournalInsert insert, long queuedNanos) {
        underWay = new UnderWay(++writes, insert, queuedNanos);
    }

    /** The write is over. */
    synchronized void written() {
        underWay = null;
    }

    /** Only while that very write is under way: the next one on its connection has done nothing wrong. */
    private synchronized void cut(UnderWay overdue) {
        var now = underWay;
        if (now != null && now.number() == overdue.number()) overdue.insert().abort();
    }

    private void look() {
        long suspect = 0;
        while (open) {
            LockSupport.parkNanos(LOOK_EVERY_NANOS);
            var now = underWay;
            if (now == null || System.nanoTime() - now.queuedNanos() <= timeoutNanos) {
                suspect = 0;
            } else {
                if (suspect == now.number()) cut(now);
                suspect = now.number();
            }
        }
    }

    @Override
    public void close() {
        open = false;
    }
}
