package io.quantumtrader.persistence.journal;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;

/** The rows of the table in the order of their places, through a cursor, in whatever transaction the connection is. */
public final class StoredRows {

    static final String COLUMNS = "ordering, deleted, " + JournalRows.COLUMNS + ", chain";

    private static final int FETCH = 2_000;
    private static final String SPAN =
            "select " + COLUMNS + " from event_journal where ordering > ? and ordering <= ? order by ordering";

    private StoredRows() {}

    /** Takes a row; may fail as the database may. */
    @FunctionalInterface
    public interface Sink {
        void take(StoredRow row) throws SQLException;
    }

    /**
     * Hands over rows of a span of places; the connection must not be in autocommit, else all are held in memory.
     *
     * @param after the place before the first
     * @param upTo the last place
     */
    public static void between(Connection connection, long after, long upTo, Sink sink) throws SQLException {
        try (var statement = connection.prepareStatement(SPAN)) {
            statement.setLong(1, after);
            statement.setLong(2, upTo);
            statement.setFetchSize(FETCH);
            try (var found = statement.executeQuery()) {
                while (found.next()) sink.take(row(found));
            }
        }
    }

    /** A row selected by {@link #COLUMNS}. */
    static StoredRow row(ResultSet found) throws SQLException {
        var row = new JournalRow(
                found.getString(3),
                found.getLong(4),
                found.getString(5),
                found.getLong(6),
                found.getString(7),
                found.getInt(8),
                found.getString(9),
                found.getBytes(10));
        return new StoredRow(found.getLong(1), found.getBoolean(2), row, found.getBytes(11));
    }
}
