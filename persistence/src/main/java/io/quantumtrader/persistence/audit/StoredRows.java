package io.quantumtrader.persistence.audit;

import io.quantumtrader.persistence.journal.JournalRow;
import java.sql.Connection;
import java.sql.SQLException;

/** The rows of the table in the order of their places, through a cursor. */
final class StoredRows {

    private static final int FETCH = 2_000;

    private StoredRows() {}

    /** Takes a row; may fail as the database may. */
    @FunctionalInterface
    interface Sink {
        void take(StoredRow row) throws SQLException;
    }

    static void after(Connection connection, long ordering, Sink sink) throws SQLException {
        connection.setAutoCommit(false);
        var sql = "select ordering, deleted, persistence_id, sequence_number, writer, coalesce(write_timestamp, 0),"
                + " coalesce(adapter_manifest, ''), event_ser_id, event_ser_manifest, event_payload, chain"
                + " from event_journal where ordering > ? order by ordering";
        try (var statement = connection.prepareStatement(sql)) {
            statement.setLong(1, ordering);
            statement.setFetchSize(FETCH);
            try (var found = statement.executeQuery()) {
                while (found.next()) {
                    var row = new JournalRow(
                            found.getString(3),
                            found.getLong(4),
                            found.getString(5),
                            found.getLong(6),
                            found.getString(7),
                            found.getInt(8),
                            found.getString(9),
                            found.getBytes(10));
                    sink.take(new StoredRow(found.getLong(1), found.getBoolean(2), row, found.getBytes(11)));
                }
            }
        }
        connection.rollback();
        connection.setAutoCommit(true);
    }
}
