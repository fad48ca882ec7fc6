package io.quantumtrader.persistence.journal;

import io.quantumtrader.persistence.postgres.Database;
import java.sql.Connection;
import java.sql.SQLException;

/** A connection on which every question is answered as of one moment, and nothing is written. It keeps no writer waiting. */
public final class Snapshot implements AutoCloseable {

    private final Connection connection;

    private Snapshot(Connection connection) {
        this.connection = connection;
    }

    /**
     * The moment is now.
     *
     * @param applicationName how the session is called in {@code pg_stat_activity}
     */
    public static Snapshot of(Database database, String applicationName) throws SQLException {
        var connection = database.connect(applicationName);
        try {
            begin(connection);
            return new Snapshot(connection);
        } catch (SQLException failed) {
            connection.close();
            throw failed;
        }
    }

    /** Begins one on a connection that is in autocommit; its rollback ends it. */
    static void begin(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.execute("set transaction isolation level repeatable read, read only");
            statement.execute("select 1"); // the first statement takes the snapshot
        }
    }

    /** What {@link #join} needs to look at this moment; until this one is closed, however long that takes. */
    String share() throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("set local idle_in_transaction_session_timeout = 0");
            try (var row = statement.executeQuery("select pg_export_snapshot()")) {
                row.next();
                return row.getString(1);
            }
        }
    }

    /** Begins the same moment on another connection that is in autocommit; its rollback ends it there. */
    static void join(Connection connection, String shared) throws SQLException {
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.execute("set transaction isolation level repeatable read, read only");
            statement.execute("set transaction snapshot '" + shared + "'");
        }
    }

    public Connection connection() {
        return connection;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
