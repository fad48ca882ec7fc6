package io.quantumtrader.persistence.journal;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a journal does while its database is away: it notices that a write takes too long, takes the writes of some ids into a
 * file, and brings them over once the database is back. {@link #turn}, {@link #append} and {@link #finish} belong to the writer's
 * thread.
 */
final class SpoolLine implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SpoolLine.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    private final SpoolFile file;
    private final List<String> prefixes;
    private final JournalWatch watch;
    private final SlowWrites slow;
    private Connecting connecting = () -> {
        throw new SQLException("not begun");
    };
    private Consumer<SpoolImport> ready = brought -> {};
    private volatile boolean turned;
    private volatile boolean open = true;
    private volatile @Nullable Thread reviving;
    private String why = "";
    private long sinceMs;

    /** Opens a new way to the database. */
    @FunctionalInterface
    interface Connecting {
        JournalInsert connect() throws SQLException;
    }

    /**
     * A line over that file.
     *
     * @param prefixes of the ids whose events it takes
     * @param writeTimeout a write that takes longer turns the journal to the spool
     */
    SpoolLine(SpoolFile file, List<String> prefixes, Duration writeTimeout, JournalWatch watch) {
        this.file = file;
        this.prefixes = List.copyOf(prefixes);
        this.watch = watch;
        this.slow = new SlowWrites(writeTimeout);
    }

    /**
     * Begins; what a former life has left is brought over first.
     *
     * @param way to the database
     * @param whenReady told on another thread once the database is back and nearly everything is brought over
     */
    void begin(Connecting way, Consumer<SpoolImport> whenReady) {
        connecting = way;
        ready = whenReady;
        if (!file.isEmpty()) turn("a former life left " + file.events() + " events in the spool");
    }

    /** Whether events go to the spool. */
    boolean isTurned() {
        return turned;
    }

    /** Waits until the database has everything, at most that long; whether it has. */
    boolean awaitBack(Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (turned && System.nanoTime() < deadline) LockSupport.parkNanos(5_000_000);
        return !turned;
    }

    boolean takes(List<JournalRow> rows) {
        return rows.stream().allMatch(row -> prefixes.stream().anyMatch(row.persistenceId()::startsWith));
    }

    /** Whether this process may record anything there now. */
    boolean isPermitted() {
        return watch.maySpool();
    }

    /** A write begins: its connection is cut if it takes too long. */
    void watch(JournalInsert insert, long queuedNanos) {
        slow.watch(insert, queuedNanos);
    }

    /** The write is over. */
    void written() {
        slow.written();
    }

    /** From here on everything goes to the spool. */
    void turn(String reason) {
        if (!turned) sinceMs = System.currentTimeMillis();
        turned = true;
        why = reason;
        LOG.warn("The journal turns to its spool: {}", reason);
        tell();
        reviving = Thread.ofPlatform().name("journal-revival").daemon().start(this::revive);
    }

    void append(List<List<JournalRow>> writes) throws IOException {
        file.append(writes);
        tell();
    }

    /** Brings the rest over and goes back to the database; false if that failed and is tried again. */
    boolean finish(SpoolImport brought) {
        try {
            finishInTime(brought);
            long events = file.events();
            file.reset();
            turned = false;
            LOG.warn(
                    "The journal is back after {} ms; {} events were brought over",
                    System.currentTimeMillis() - sinceMs,
                    events);
            watch.became(new JournalState.Up());
            return true;
        } catch (IOException | SQLException failed) {
            brought.insert().closeQuietly();
            turn(String.valueOf(failed.getMessage()));
            return false;
        }
    }

    /** Whoever waits for the writer's thread does not wait for a database that hangs again. */
    private void finishInTime(SpoolImport brought) throws IOException, SQLException {
        slow.watch(brought.insert(), System.nanoTime());
        try {
            brought.finish();
        } finally {
            slow.written();
        }
    }

    private void tell() {
        watch.became(new JournalState.Spooling(sinceMs, why, file.events(), file.end(), file.capacity()));
    }

    private void revive() {
        var pause = FIRST_PAUSE;
        while (open) {
            try {
                watch.revival().revive();
                ready.accept(brought());
                return;
            } catch (InterruptedException closing) {
                return;
            } catch (Exception away) {
                LOG.debug("The journal's database is still away", away);
            }
            LockSupport.parkNanos(pause.toNanos());
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
        }
    }

    private SpoolImport brought() throws IOException, SQLException {
        var insert = connecting.connect();
        try {
            insert.requireDurable();
            insert.requireAlone();
            var brought = new SpoolImport(file, insert, watch::orphaned);
            brought.catchUp();
            return brought;
        } catch (IOException | SQLException | RuntimeException failed) {
            insert.closeQuietly();
            throw failed;
        }
    }

    @Override
    public void close() {
        open = false;
        var running = reviving;
        if (running != null) LockSupport.unpark(running);
        slow.close();
        try {
            file.close();
        } catch (IOException failed) {
            LOG.warn("The spool was not closed", failed);
        }
    }
}
