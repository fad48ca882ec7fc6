package io.quantumtrader.persistence.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/**
 * Up to which place nothing is written any more. A row gets its place when it is inserted and is seen when its transaction
 * commits: one that was cut off may commit late, below places that are seen already, and so may one of another node.
 */
public final class WrittenPlaces {

    private static final String WRITING = "select virtualtransaction from pg_locks where locktype = 'relation'"
            + " and relation = 'event_journal'::regclass and mode = 'RowExclusiveLock' and pid <> pg_backend_pid()";
    private static final long LOOK_AGAIN_NANOS = 20_000_000L;

    private WrittenPlaces() {}

    /**
     * The last place that is seen now, once all who were writing then have ended; the connection is in autocommit.
     *
     * @param patience how long they are waited for
     */
    public static long upTo(Connection connection, Duration patience) throws SQLException {
        long last = last(connection);
        long deadline = System.nanoTime() + patience.toNanos();
        var writing = writing(connection);
        while (!writing.isEmpty()) {
            if (System.nanoTime() > deadline)
                throw new SQLException("a write to the journal is under way for " + patience.toSeconds() + " s");
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
            writing.retainAll(writing(connection));
        }
        return last;
    }

    private static long last(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("select coalesce(max(ordering), 0) from event_journal")) {
            row.next();
            return row.getLong(1);
        }
    }

    private static Set<String> writing(Connection connection) throws SQLException {
        var found = new HashSet<String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(WRITING)) {
            while (rows.next()) found.add(rows.getString(1));
        }
        return found;
    }
}
