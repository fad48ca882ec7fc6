package io.quantumtrader.exchange.remote;

import io.quantumtrader.actors.market.Tick;
import io.quantumtrader.exchange.remote.Wire.TickPage;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks a server for its ticks, on a thread of its own, and keeps them until they are taken. Thread-safe. */
final class Follower implements AutoCloseable {

    private static final Duration WAIT = Duration.ofSeconds(5);
    private static final int AT_ONCE = 500;
    private static final int MOST_WAITING = 1_000;
    private static final long AGAIN_MS = 50;
    private static final Logger LOG = LoggerFactory.getLogger(Follower.class);

    private final VenueLink link;
    private final Duration within;
    private final LongAdder missed;
    private final Runnable ready;
    private final Thread thread;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Deque<Tick> waiting = new ArrayDeque<>();
    private long taken;
    private long known;
    private boolean ended;

    /**
     * Follows from a tick on.
     *
     * @param lastPlayed the tick behind which it begins
     * @param missed counts ticks that the server keeps no more
     * @param ready told when a tick waits, or none follows
     */
    Follower(VenueLink link, Duration patience, long lastPlayed, LongAdder missed, Runnable ready) {
        this.link = link;
        this.within = WAIT.plus(patience);
        this.missed = missed;
        this.ready = ready;
        taken = lastPlayed;
        thread = Thread.ofVirtual().name("venue-ticks").start(() -> follow(lastPlayed));
    }

    private void follow(long lastPlayed) {
        long after = lastPlayed;
        boolean lost = false;
        while (open()) {
            try {
                var page = VenueLink.awaited(link.getOnce(path(after), TickPage.class, within));
                if (lost) LOG.info("the venue's market is followed again");
                lost = false;
                after = took(page, after);
                if (page.ended() && after >= page.lastTick()) {
                    end();
                    return;
                }
            } catch (VenueUnreachable silent) {
                if (!lost && open()) LOG.error("the venue's market is not followed any more: {}", silent.getMessage());
                lost = true;
                if (closing(AGAIN_MS)) return;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException broken) {
                LOG.error("the venue's market cannot be followed", broken);
                end();
                return;
            }
        }
    }

    private static String path(long after) {
        return Wire.TICKS + "?after=" + after + "&wait=" + WAIT.toMillis() + "&most=" + AT_ONCE;
    }

    /** Waits; whether it was closed meanwhile. */
    private boolean closing(long waitMs) {
        try {
            return closing.await(waitMs, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private long took(TickPage page, long after) throws InterruptedException {
        long last = after;
        if (!page.ticks().isEmpty()) {
            long gap = page.ticks().getFirst().number() - after - 1;
            if (gap > 0) {
                missed.add(gap);
                LOG.error("ticks {} to {} are missed, the venue keeps them no more", after + 1, after + gap);
            }
            synchronized (this) {
                known = page.lastTick();
                waiting.addAll(page.ticks());
                last = page.ticks().getLast().number();
                notifyAll();
            }
            ready.run();
        }
        synchronized (this) {
            while (waiting.size() >= MOST_WAITING && open()) wait();
        }
        return last;
    }

    private void end() {
        synchronized (this) {
            ended = true;
            notifyAll();
        }
        ready.run();
    }

    private boolean open() {
        return closing.getCount() > 0;
    }

    synchronized boolean ready() {
        return !waiting.isEmpty() || ended || !open();
    }

    synchronized boolean behind() {
        return taken < known;
    }

    /** The next tick, waited for; empty at the end, or if this was closed. */
    synchronized Optional<Tick> next() {
        try {
            while (!ready()) wait();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
        var tick = Optional.ofNullable(waiting.poll());
        tick.ifPresent(next -> taken = next.number());
        notifyAll();
        return tick;
    }

    @Override
    public void close() {
        synchronized (this) {
            closing.countDown();
            waiting.clear();
            notifyAll();
        }
        thread.interrupt();
    }
}
