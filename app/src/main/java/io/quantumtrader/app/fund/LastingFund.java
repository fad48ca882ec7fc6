package io.quantumtrader.app.fund;

import io.quantumtrader.app.launch.RunningFund;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A fund that starts anew when its numbers were changed: what a stop and a start by hand would do, at the same address and with the same
 * journal. Stops rest at the venue meanwhile.
 */
final class LastingFund implements RunningFund {

    private static final Logger LOG = LoggerFactory.getLogger(LastingFund.class);

    /** Starts a life. */
    @FunctionalInterface
    interface Starting {

        /**
         * Starts one.
         *
         * @param first whether it is the first of this process
         * @param anew what that life calls for the next
         */
        LiveFund start(boolean first, Runnable anew);
    }

    private final Starting starting;
    private LiveFund life;
    private boolean turning;
    private boolean closed;
    private @Nullable RuntimeException failed;

    /**
     * Starts the first life.
     *
     * @param starting starts one
     */
    LastingFund(Starting starting) {
        this.starting = starting;
        this.life = starting.start(true, this::anew);
    }

    /** Returns at once. */
    private void anew() {
        synchronized (this) {
            if (closed || turning) return;
            turning = true;
        }
        Thread.ofPlatform().name("start-anew").start(this::turn);
    }

    private void turn() {
        LOG.info("the fund starts anew to decide by other numbers");
        life().closeForTheNext();
        try {
            var next = starting.start(false, this::anew);
            turned(next, null);
        } catch (RuntimeException broken) {
            LOG.error("the fund did not start again; stops that rest at the venue stay", broken);
            turned(null, broken);
        }
    }

    private synchronized void turned(@Nullable LiveFund next, @Nullable RuntimeException broken) {
        turning = false;
        failed = broken;
        if (next != null) life = next;
        notifyAll();
    }

    private synchronized LiveFund life() {
        return life;
    }

    @Override
    public URI page() {
        return life().page();
    }

    @Override
    public String market() {
        return life().market();
    }

    @Override
    public List<String> symbols() {
        return life().symbols();
    }

    @Override
    public void awaitStopped() throws InterruptedException {
        LiveFund one;
        do {
            one = life();
            one.awaitStopped();
        } while (next(one));
    }

    /** Whether another life followed that one. */
    private synchronized boolean next(LiveFund ended) throws InterruptedException {
        while (turning && !closed) wait();
        if (failed != null) throw failed;
        return !closed && life != ended;
    }

    /** A life that is just being begun can be ended only when it is there. */
    private void awaitTurn() {
        try {
            while (turning) wait();
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        LiveFund last;
        synchronized (this) {
            closed = true;
            notifyAll();
            awaitTurn();
            last = life;
        }
        last.close();
    }
}
