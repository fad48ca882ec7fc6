package io.quantumtrader.persistence.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes this process the only fund that writes to a journal, or one of the nodes of a cluster that do: an advisory lock on a
 * connection of its own, held for the life of the process. A fund alone holds it exclusively; nodes share it, and each holds its
 * name exclusively too. PostgreSQL gives it back when the connection ends, so a killed fund never locks out the next; writers the
 * dead one left behind are ended before the lock counts as taken.
 */
public final class OwnershipLock implements AutoCloseable {

    /** Sessions that write to a journal carry this name and their schema's ({@link WriterSessions}). */
    public static final String WRITER_NAME = "quantum-trader journal";

    private static final String NOBODY = "gone meanwhile";

    private static final Logger LOG = LoggerFactory.getLogger(OwnershipLock.class);
    private static final Duration RETRY_EVERY = Duration.ofMillis(50);
    private static final int WRITERS_END_WITHIN_MS = 10_000;

    private final Connection connection;
    private final Duration checkEvery;
    private final Runnable onLoss;
    private final AtomicBoolean held = new AtomicBoolean(true);

    private OwnershipLock(Connection connection, Duration checkEvery, Runnable onLoss) {
        this.connection = connection;
        this.checkEvery = checkEvery;
        this.onLoss = onLoss;
    }

    /**
     * Takes the lock for a fund alone or refuses within {@code patience}.
     *
     * @param checkEvery how often the lock's connection is asked whether it lives
     * @param onLoss runs once, on a thread of its own, when it does not: another fund may own the journal from then on
     * @throws OwnedByAnother naming the holder
     */
    public static OwnershipLock acquire(Database database, Duration patience, Duration checkEvery, Runnable onLoss) {
        var alone = new Hold.Alone();
        return acquire(database, alone, newOwner(alone), patience, checkEvery, onLoss);
    }

    /** A name that no other owner has: under it the lock is taken again from a session of one's own that hangs. */
    public static String newOwner(Hold hold) {
        String who = switch (hold) {
            case Hold.Alone() -> "owner";
            case Hold.OfNode of -> "node " + of.tag();
        };
        return "quantum-trader " + who + " process " + ProcessHandle.current().pid() + " "
                + UUID.randomUUID().toString().substring(0, 8);
    }

    /**
     * Takes the lock as a certain owner, or refuses within {@code patience}. A session of that very owner that still holds it is
     * ended: the way to the database broke, and the server has not noticed yet.
     *
     * @param owner from {@link #newOwner}
     * @throws OwnedByAnother naming the holder: a node where a fund wants to be alone, a fund alone where a node wants to join, or
     *     another process under the name of this node
     */
    public static OwnershipLock acquire(
            Database database, Hold hold, String owner, Duration patience, Duration checkEvery, Runnable onLoss) {
        try {
            var connection = database.connect(owner);
            try {
                endOwn(connection, owner);
                long giveUpAt = System.nanoTime() + patience.toNanos();
                switch (hold) {
                    case Hold.Alone() -> takeAlone(connection, giveUpAt);
                    case Hold.OfNode of -> takeBeside(connection, of, giveUpAt);
                }
                endFormerWriters(connection, hold);
            } catch (SQLException | RuntimeException refused) {
                connection.close();
                throw refused;
            }
            var lock = new OwnershipLock(connection, checkEvery, onLoss);
            Thread.ofPlatform().name("ownership-lock").daemon().start(lock::watch);
            return lock;
        } catch (SQLException unreachable) {
            throw new PostgresUnavailable(
                    "cannot ask " + database + " for the journal's lock: " + unreachable.getMessage(), unreachable);
        }
    }

    /** Whether the lock is held: its session is asked, as a server that came back has given the lock away. */
    public boolean held() {
        return held.get() && isAlive();
    }

    /** Gives the lock back; {@code onLoss} does not run. */
    @Override
    public void close() {
        if (!held.getAndSet(false)) return;
        closeQuietly();
    }

    private static void endOwn(Connection connection, String owner) throws SQLException {
        try (var statement = connection.prepareStatement(
                "select count(pg_terminate_backend(pid, 5000)) from pg_stat_activity where datname = current_database()"
                        + " and pid <> pg_backend_pid() and application_name = ?")) {
            statement.setString(1, owner);
            try (var row = statement.executeQuery()) {
                row.next();
                if (row.getLong(1) > 0) LOG.warn("Ended a session of our own that held the journal's lock");
            }
        }
    }

    private static void takeAlone(Connection connection, long giveUpAt) throws SQLException {
        var journal = AdvisoryKey.ofJournal();
        if (tries(connection, giveUpAt, journal::tryExclusive)) return;
        throw new OwnedByAnother("another fund owns this journal (" + holder(connection)
                + "); stop it first, or give this one a journal of its own");
    }

    private static void takeBeside(Connection connection, Hold.OfNode of, long giveUpAt) throws SQLException {
        ServerPatience.withSilentPeers(connection);
        var name = AdvisoryKey.ofNode(of.node());
        if (!tries(connection, giveUpAt, name::tryExclusive))
            throw new OwnedByAnother("a process runs as node " + of.node() + " already ("
                    + name.holders(connection).orElse(NOBODY) + "); stop it first, or give this one another name");
        var journal = AdvisoryKey.ofJournal();
        if (!tries(connection, giveUpAt, journal::tryShared))
            throw new OwnedByAnother("a fund alone owns this journal (" + holder(connection)
                    + "); stop it first, or give this cluster a journal of its own");
    }

    /** One try to take a lock. */
    @FunctionalInterface
    private interface Try {
        boolean on(Connection connection) throws SQLException;
    }

    private static boolean tries(Connection connection, long giveUpAt, Try once) throws SQLException {
        while (!once.on(connection)) {
            if (System.nanoTime() >= giveUpAt) return false;
            LockSupport.parkNanos(RETRY_EVERY.toNanos());
        }
        return true;
    }

    /**
     * Which fund, or which nodes, own a journal; empty if none does. A database that answers says nothing about that: it may be
     * left of a fund that was killed.
     *
     * @throws PostgresUnavailable if it cannot be asked
     */
    public static Optional<String> owner(Database database) {
        try (var connection = database.connect("quantum-trader look")) {
            return owner(connection);
        } catch (SQLException unreachable) {
            throw new PostgresUnavailable(
                    "cannot ask " + database + " who owns the journal: " + unreachable.getMessage(), unreachable);
        }
    }

    /** Which fund, or which nodes, own the journal of that connection; empty if none does. */
    public static Optional<String> owner(Connection connection) throws SQLException {
        return AdvisoryKey.ofJournal().holders(connection);
    }

    private static String holder(Connection connection) throws SQLException {
        return owner(connection).orElse(NOBODY);
    }

    private static void endFormerWriters(Connection connection, Hold hold) throws SQLException {
        var ended = WriterSessions.endFormer(connection, hold, WRITERS_END_WITHIN_MS);
        if (ended.sessions() > 0)
            LOG.warn("Ended {} writing sessions of a fund that no longer owns the journal", ended.sessions());
        if (!ended.all() && hold instanceof Hold.OfNode)
            throw new SQLException("a former writing session of this node does not end");
    }

    private void watch() {
        while (held.get()) {
            LockSupport.parkNanos(checkEvery.toNanos());
            if (!held.get() || isAlive()) continue;
            if (!held.getAndSet(false)) return;
            closeQuietly();
            onLoss.run();
        }
    }

    private boolean isAlive() {
        try {
            return connection.isValid((int) Math.max(1, checkEvery.toSeconds()));
        } catch (SQLException unusable) {
            return false;
        }
    }

    private void closeQuietly() {
        try {
            connection.close();
        } catch (SQLException alreadyGone) {
            LOG.debug("The lock's connection was already gone", alreadyGone);
        }
    }
}
