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
 * Makes this process the only fund that writes to a journal: an advisory lock on a connection of its own, held for the
 * life of the process. PostgreSQL gives it back when the connection ends, so a killed fund never locks out the next;
 * writers the dead one left behind are ended before the lock counts as taken.
 */
public final class OwnershipLock implements AutoCloseable {

    /** Sessions that write to a journal carry this name and their schema's; whoever takes the lock ends those it finds. */
    public static final String WRITER_NAME = "quantum-trader journal";

    /** One lock for each schema of a database: a journal is what stands in one schema. */
    private static final String LOCK = "(0, hashtext('quantum-trader ' || current_schema()))";

    private static final String WRITER = "'" + WRITER_NAME + " ' || current_schema()";

    private static final String NOBODY = "gone meanwhile";

    private static final Logger LOG = LoggerFactory.getLogger(OwnershipLock.class);
    private static final Duration RETRY_EVERY = Duration.ofMillis(50);

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
     * Takes the lock or refuses within {@code patience}.
     *
     * @param checkEvery how often the lock's connection is asked whether it lives
     * @param onLoss runs once, on a thread of its own, when it does not: another fund may own the journal from then on
     * @throws PostgresUnavailable naming the holder
     */
    public static OwnershipLock acquire(Database database, Duration patience, Duration checkEvery, Runnable onLoss) {
        return acquire(database, newOwner(), patience, checkEvery, onLoss);
    }

    /** A name that no other owner has: under it the lock is taken again from a session of one's own that hangs. */
    public static String newOwner() {
        return "quantum-trader owner process " + ProcessHandle.current().pid() + " "
                + UUID.randomUUID().toString().substring(0, 8);
    }

    /**
     * Takes the lock as a certain owner, or refuses within {@code patience}. A session of that very owner that still holds it is
     * ended: the way to the database broke, and the server has not noticed yet.
     *
     * @param owner from {@link #newOwner}
     */
    public static OwnershipLock acquire(
            Database database, String owner, Duration patience, Duration checkEvery, Runnable onLoss) {
        try {
            var connection = database.connect(owner);
            try {
                endOwn(connection, owner);
                take(connection, patience);
                endForeignWriters(connection);
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

    /** Gives a writing session the name by which its successor ends it. */
    public static void nameWriter(Connection connection) throws SQLException {
        ask(connection, "select set_config('application_name', left(" + WRITER + ", 63), false)");
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

    private static void take(Connection connection, Duration patience) throws SQLException {
        long giveUpAt = System.nanoTime() + patience.toNanos();
        while (!ask(connection, "select pg_try_advisory_lock" + LOCK).equals("t")) {
            if (System.nanoTime() >= giveUpAt) {
                throw new OwnedByAnother("another fund owns this journal (" + holder(connection)
                        + "); stop it first, or give this one a journal of its own");
            }
            LockSupport.parkNanos(RETRY_EVERY.toNanos());
        }
    }

    /**
     * Which fund owns a journal; empty if none does. A database that answers says nothing about that: it may be left of a fund that
     * was killed.
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

    /** Which fund owns the journal of that connection; empty if none does. */
    public static Optional<String> owner(Connection connection) throws SQLException {
        String found = holder(connection);
        return found.equals(NOBODY) ? Optional.empty() : Optional.of(found);
    }

    private static String holder(Connection connection) throws SQLException {
        return ask(
                connection,
                "select coalesce(string_agg(concat_ws(', ', coalesce(a.application_name, 'another user of the database'),"
                        + " 'since ' || date_trunc('second', a.backend_start), 'database session ' || a.pid), '; '), '"
                        + NOBODY + "')"
                        + " from pg_locks l join pg_stat_activity a on a.pid = l.pid"
                        + " where l.locktype = 'advisory' and l.granted and (l.classid::bigint, l.objid::bigint)"
                        + " = (0, hashtext('quantum-trader ' || current_schema())::bigint & 4294967295)"
                        + " and l.database = (select oid from pg_database where datname = current_database())");
    }

    private static void endForeignWriters(Connection connection) throws SQLException {
        var ended = ask(
                connection,
                "select count(pg_terminate_backend(pid, 10000)) from pg_stat_activity"
                        + " where datname = current_database() and application_name = left(" + WRITER + ", 63)");
        if (!ended.equals("0")) LOG.warn("Ended {} writing sessions of a fund that no longer owns the journal", ended);
    }

    /**
     * Ends the writing sessions of this journal but this one; for its owner.
     *
     * @throws SQLException if one does not end in time: what it was given it may still carry out
     */
    public static void endOtherWriters(Connection writer) throws SQLException {
        var ended = ask(
                writer,
                "select coalesce(bool_and(pg_terminate_backend(pid, 5000)), true) from pg_stat_activity"
                        + " where datname = current_database() and pid <> pg_backend_pid()"
                        + " and application_name = left(" + WRITER + ", 63)");
        if (!ended.equals("t")) throw new SQLException("a former writing session of this journal does not end");
    }

    private static String ask(Connection connection, String question) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(question)) {
            row.next();
            return row.getString(1);
        }
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
