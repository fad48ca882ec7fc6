package io.quantumtrader.persistence.projection;

import io.quantumtrader.persistence.EventFeed;
import io.quantumtrader.persistence.JournalEvent;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets a runner follow a fund that runs, on a thread of its own: it is told that there are events, looks at most once per pace,
 * and rests between pages. Nothing that happens here reaches the fund.
 */
public final class ProjectionFollower implements EventFeed, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ProjectionFollower.class);
    private static final Duration UNASKED = Duration.ofSeconds(5);
    private static final Duration LAST_EVENTS = Duration.ofSeconds(3);

    private final ProjectionRunner runner;
    private final ProjectionSettings settings;
    private final Consumer<String> alarm;
    private final Duration unasked;
    private final AtomicBoolean woken = new AtomicBoolean(true);
    private final AtomicBoolean alarmed = new AtomicBoolean();
    private final Thread thread;
    private volatile boolean open = true;

    private ProjectionFollower(
            ProjectionRunner runner, ProjectionSettings settings, Consumer<String> alarm, Duration unasked) {
        this.unasked = unasked;
        this.runner = runner;
        this.settings = settings;
        this.alarm = alarm;
        thread = Thread.ofPlatform().name("projections").daemon().unstarted(this::follow);
    }

    /** Begins to follow; the runner belongs to the follower from here on. */
    public static ProjectionFollower start(
            ProjectionRunner runner, ProjectionSettings settings, Consumer<String> alarm) {
        return start(runner, settings, alarm, UNASKED);
    }

    /**
     * The same where others write whose events nobody tells of here.
     *
     * @param unasked how often it looks without being told; not below the pace
     */
    public static ProjectionFollower start(
            ProjectionRunner runner, ProjectionSettings settings, Consumer<String> alarm, Duration unasked) {
        var follower = new ProjectionFollower(runner, settings, alarm, unasked);
        follower.thread.start();
        return follower;
    }

    @Override
    public void publish(String persistenceId, long sequenceNr, JournalEvent event) {
        woken.lazySet(true);
    }

    /** How long ago the views had taken in everything there was, see {@link ProjectionRunner#behind}. */
    public Duration behind() {
        return runner.behind();
    }

    private void follow() {
        try (runner) {
            long lookedNanos = System.nanoTime();
            while (open) {
                LockSupport.parkNanos(settings.pace().toNanos());
                boolean due = System.nanoTime() - lookedNanos >= unasked.toNanos();
                if (!woken.getAndSet(false) && !due) continue;
                lookedNanos = System.nanoTime();
                while (open && step() > 0) LockSupport.parkNanos(settings.rest().toNanos());
            }
            long deadline = System.nanoTime() + LAST_EVENTS.toNanos();
            while (System.nanoTime() < deadline && step() > 0) Thread.onSpinWait();
        }
    }

    private int step() {
        try {
            return runner.step();
        } catch (RuntimeException | LinkageError bug) {
            LOG.error("The views do not follow the journal; the fund goes on", bug);
            if (alarmed.compareAndSet(false, true)) alarm.accept("the views do not follow the journal: " + bug);
            return 0;
        }
    }

    /** Takes in what there is and ends. */
    @Override
    public void close() {
        open = false;
        LockSupport.unpark(thread);
        try {
            if (!thread.join(LAST_EVENTS.multipliedBy(2))) LOG.warn("The views did not stop in time");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
