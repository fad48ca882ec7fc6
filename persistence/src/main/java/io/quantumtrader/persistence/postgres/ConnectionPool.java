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
 * A few connections for reading. A caller waits for a free one; one that was idle is asked whether it still lives; one
 * on which work failed is closed, not given to the next.
 */
public final class ConnectionPool implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ConnectionPool.class);

    private static final int VALID_WITHIN_SECONDS = 2;

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
            return attempt(used == null ? database.connect(applicationName) : used, work);
        } finally {
            free.release();
        }
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

    private @Nullable Connection takeIdle() throws SQLException {
        while (true) {
            Connection connection;
            synchronized (this) {
                connection = idle.poll();
            }
            if (connection == null || connection.isValid(VALID_WITHIN_SECONDS)) return connection;
            connection.close();
        }
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
