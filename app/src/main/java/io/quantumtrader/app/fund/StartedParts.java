package io.quantumtrader.app.fund;

import io.quantumtrader.app.launch.LaunchFailed;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The parts of what runs: what was started last is stopped first, once, whoever asks for it; and why it stopped by itself. */
final class StartedParts implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(StartedParts.class);

    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private final AtomicBoolean closing = new AtomicBoolean();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final AtomicReference<@Nullable String> failure = new AtomicReference<>();

    /** The next part, which is stopped before all that were pushed earlier. */
    void push(AutoCloseable part) {
        parts.push(part);
    }

    boolean isClosing() {
        return closing.get();
    }

    /** Notes why all of it has to stop; false if it is stopping, or was to stop, already. */
    boolean failsBecauseOf(String why) {
        return !closing.get() && failure.compareAndSet(null, why);
    }

    /** Waits until everything is stopped; throws {@link LaunchFailed} if that was not asked for from outside. */
    void awaitStopped() throws InterruptedException {
        stopped.await();
        String why = failure.get();
        if (why != null) throw new LaunchFailed(why);
    }

    /** Stops everything; a second caller waits until that is done. */
    @Override
    public void close() {
        if (!closing.compareAndSet(false, true)) {
            awaitQuietly();
            return;
        }
        try {
            while (!parts.isEmpty()) stop(parts.pop());
        } finally {
            stopped.countDown();
        }
    }

    private void awaitQuietly() {
        try {
            stopped.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void stop(AutoCloseable part) {
        try {
            part.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception failed) {
            LOG.warn("something did not stop cleanly", failed);
        }
    }
}
