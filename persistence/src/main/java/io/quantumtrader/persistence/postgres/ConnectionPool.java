package io.quantumtrader.persistence.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A few connections for reading. A caller waits for a free one; a connection that failed is closed, not given to the
 * next. Work that fails on a connection that had been idle (its server may have restarted meanwhile) is tried once more
 * on a new one, so the work must only read.
 */
public final class ConnectionPool implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ConnectionPool.class);

    private final Database database;
    private final String applicationName;
    private final Semaphore free;
    private final Deque<Connection> idle = new ArrayDeque<>();
    private boolean open = true;

    public ConnectionPool(Database database, String applicationName, int size) {
        this.database = database;
        this.applicationName = applicationName;
        this.free = new Semaphore(size);
    }

    /** What is done with a connection. */
    @FunctionalInterface
    public interface Work<T> {
        T with(Connection connection) throws SQLException;
    }

    public <T> T read(Work<T> work) throws SQLException {
        free.acquireUninterruptibly();
        try {
            var used = takeIdle();
            if (used == null) return attempt(database.connect(applicationName), work);
            try {
                return attempt(used, work);
            } catch (SQLException failed) {
                if (!isConnectionFailure(failed)) throw failed;
                return attempt(database.connect(applicationName), work);
            }
        } finally {
            free.release();
        }
    }

    /** Class 08 is the connection itself, 57P0x a server that shuts down or ended the session. */
    static boolean isConnectionFailure(SQLException failed) {
        var state = failed.getSQLState();
        return state == null || state.startsWith("08") || state.startsWith("57P0");
    }

    private <T> T attempt(Connection connection, Work<T> work) throws SQLException {
        try {
            T result = work.with(connection);
            giveBack(connection);
            return result;
        } catch (SQLException | RuntimeException failed) {
            connection.close();
            throw failed;
        }
    }

    private synchronized @Nullable Connection takeIdle() {
        return idle.poll();
    }

    private void giveBack(Connection connection) throws SQLException {
        if (!connection.getAutoCommit()) {
            connection.rollback();
            connection.setAutoCommit(true);
        }
        synchronized (this) {
            if (open) {
                idle.push(connection);
                return;
            }
        }
        connection.close();
    }

    @Override
    public synchronized void close() {
        open = false;
        for (var connection : idle) {
            try {
                connection.close();
            } catch (SQLException alreadyGone) {
                LOG.debug("An idle connection was already gone", alreadyGone);
            }
        }
        idle.clear();
    }
}
