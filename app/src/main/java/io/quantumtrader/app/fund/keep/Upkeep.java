package io.quantumtrader.app.fund.keep;

import io.quantumtrader.actors.safety.SafetyAlarm;
import io.quantumtrader.actors.safety.SafetyAlarms;
import io.quantumtrader.persistence.audit.Archiver;
import io.quantumtrader.persistence.audit.Sealer;
import io.quantumtrader.persistence.audit.Sealer.Sealed;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.OptionalLong;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a running fund does for its journal besides writing it, on a thread and connections of its own: it seals, and moves what is
 * old to the archive. It waits while the database is away; what fails is alarmed and tried again. Closed when nobody writes any
 * more, it seals what is left.
 */
public final class Upkeep implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);
    private static final Duration AGAIN_AFTER = Duration.ofMinutes(1);
    private static final Duration LOOK_AGAIN_AFTER = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Work work;
    private final Duration every;
    private final InstantSource clock;
    private final SafetyAlarms alarms;
    private final ScheduledThreadPoolExecutor thread = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().name("journal-upkeep").daemon().factory());
    private volatile BooleanSupplier possible = () -> false;

    /** What is done on a database. */
    interface Work {

        /** When it was sealed last, UTC epoch milliseconds; empty for never. */
        OptionalLong lastAtMs() throws SQLException;

        /** Seals now. */
        void seal(long nowMs) throws SQLException, IOException;

        /** Moves to the archive what is old enough, whole days (UTC) at a time; afterwards. */
        void archive(long nowMs) throws SQLException, IOException;
    }

    Upkeep(Work work, Duration every, InstantSource clock, SafetyAlarms alarms) {
        this.work = work;
        this.every = every;
        this.clock = clock;
        this.alarms = alarms.isolated();
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /**
     * That of a fund's own journal.
     *
     * @param clock by which seals come due and events grow old
     */
    public static Upkeep of(Storage storage, InstantSource clock, SafetyAlarms alarms) {
        var sealer = new Sealer(storage.database(), storage.place().seals());
        var work = new Work() {
            @Override
            public OptionalLong lastAtMs() throws SQLException {
                return sealer.lastAtMs();
            }

            @Override
            public void seal(long nowMs) throws SQLException, IOException {
                sealer.seal(nowMs).ifPresent(Upkeep::tell);
            }

            @Override
            public void archive(long nowMs) throws SQLException, IOException {
                var keep = storage.section().keep();
                if (keep.isZero() || !storage.mayArchive()) return;
                var before = Instant.ofEpochMilli(nowMs).minus(keep).truncatedTo(ChronoUnit.DAYS);
                var moved = new Archiver(storage.database(), storage.place().archive())
                        .archive(before.toEpochMilli(), nowMs, rows -> {});
                if (moved.removed() > 0)
                    LOG.info("{} events moved to {} files of the archive", moved.removed(), moved.segments());
            }
        };
        return new Upkeep(work, storage.section().sealEvery(), clock, alarms);
    }

    private static void tell(Sealed sealed) {
        sealed.dayEnded()
                .ifPresent(day -> LOG.info(
                        "Daily root of {}: {} (seal {}), note it elsewhere", day.day(), day.root(), day.seal()));
        var seal = sealed.seal();
        LOG.info("Seal {} over {} events: {}", seal.number(), seal.events(), seal.root());
    }

    /**
     * Begins.
     *
     * @param possible whether the database takes writes and is ours
     */
    public void begin(BooleanSupplier possible) {
        possibleIf(possible);
        thread.execute(this::turn);
    }

    /** Names the condition, and begins nothing by itself. */
    void possibleIf(BooleanSupplier condition) {
        possible = condition;
    }

    private void turn() {
        var pause = next();
        if (thread.isShutdown()) return;
        Future<?> _ = thread.schedule(this::turn, pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Does what is due; how long until something may be due again. */
    Duration next() {
        if (!possible.getAsBoolean()) return LOOK_AGAIN_AFTER;
        try {
            var left = untilDue();
            if (left.isPositive()) return left;
            work.seal(clock.millis());
        } catch (SQLException | IOException | RuntimeException failed) {
            return again(SafetyAlarm.Kind.SEAL_FAILED, "the journal was not sealed", failed);
        }
        try {
            work.archive(clock.millis());
        } catch (SQLException | IOException | RuntimeException failed) {
            again(SafetyAlarm.Kind.ARCHIVE_FAILED, "old events were not moved to the archive", failed);
        }
        return every;
    }

    /** Tells of a failure, unless the database went away meanwhile; how long to wait. */
    private Duration again(SafetyAlarm.Kind kind, String what, Exception why) {
        if (!possible.getAsBoolean()) return LOOK_AGAIN_AFTER;
        failed(kind, what, why);
        return every.compareTo(AGAIN_AFTER) < 0 ? every : AGAIN_AFTER;
    }

    /** A life that was shorter than the pause does not put it off for ever. */
    private Duration untilDue() throws SQLException {
        var last = work.lastAtMs();
        if (last.isEmpty()) return Duration.ZERO;
        long sinceMs = Math.max(0, clock.millis() - last.getAsLong());
        return every.minusMillis(sinceMs);
    }

    private void failed(SafetyAlarm.Kind kind, String what, Exception why) {
        LOG.error("{}", what, why);
        alarms.raise(new SafetyAlarm(kind, Double.NaN, Double.NaN, what + ": " + why.getMessage()));
    }

    @Override
    public void close() {
        if (!ended() || !possible.getAsBoolean()) return;
        try {
            work.seal(clock.millis());
        } catch (SQLException | IOException | RuntimeException failed) {
            failed(SafetyAlarm.Kind.SEAL_FAILED, "the journal was not sealed at its end", failed);
        }
    }

    /** Ends the thread; whether it did end. */
    private boolean ended() {
        thread.shutdown();
        try {
            return thread.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
