package io.quantumtrader.persistence.journal;

import io.quantumtrader.persistence.journal.archive.Archive;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.function.Consumer;

/**
 * The questions asked of {@code event_journal}. Long answers come through a cursor.
 *
 * @param fetchRows rows a cursor brings at a time
 */
record JournalRows(int fetchRows) {

    static final String COLUMNS = "persistence_id, sequence_number, writer, coalesce(write_timestamp, 0),"
            + " coalesce(adapter_manifest, ''), event_ser_id, event_ser_manifest, event_payload";

    /**
     * Part of one id's events.
     *
     * @param from first sequence number, included
     * @param to last sequence number, included
     * @param max at most so many
     */
    record Range(String persistenceId, long from, long to, long max) {}

    /** Hands over the rows of a range in order, archived ones first, and tells how many; deleted ones are left out. */
    long read(Connection connection, Archive archive, Range wanted, Consumer<JournalRow> sink) throws SQLException {
        if (wanted.max() <= 0) return 0;
        Snapshot.begin(connection);
        var archived = archive.asOf(connection);
        var count = new long[1];
        boolean more = archived.upwards(wanted.persistenceId(), wanted.from(), stored -> {
            if (stored.row().sequenceNr() > wanted.to()) return false;
            if (stored.deleted()) return true;
            sink.accept(stored.row());
            return ++count[0] < wanted.max();
        });
        return more
                ? count[0] + readTable(connection, archived.cut(), wanted, wanted.max() - count[0], sink)
                : count[0];
    }

    private long readTable(Connection connection, long behind, Range wanted, long max, Consumer<JournalRow> sink)
            throws SQLException {
        var sql = "select " + COLUMNS + " from event_journal where persistence_id = ? and sequence_number >= ?"
                + " and sequence_number <= ? and deleted = false and ordering > ? order by sequence_number limit ?";
        try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, wanted.persistenceId());
            statement.setLong(2, wanted.from());
            statement.setLong(3, wanted.to());
            statement.setLong(4, behind);
            statement.setLong(5, max);
            statement.setFetchSize(fetchRows);
            try (var found = statement.executeQuery()) {
                long count = 0;
                for (; found.next(); count++) sink.accept(row(found));
                return count;
            }
        }
    }

    /** The highest number ever written for the id, deleted or not; 0 for none. */
    long highestSequenceNr(Connection connection, String persistenceId) throws SQLException {
        var sql = "select coalesce(max(sequence_number), 0) from event_journal where persistence_id = ?";
        try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, persistenceId);
            try (var found = statement.executeQuery()) {
                found.next();
                return found.getLong(1);
            }
        }
    }

    int markDeleted(Connection connection, String persistenceId, long toSequenceNr) throws SQLException {
        var sql = "update event_journal set deleted = true"
                + " where persistence_id = ? and sequence_number <= ? and deleted = false";
        try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, persistenceId);
            statement.setLong(2, toSequenceNr);
            return statement.executeUpdate();
        }
    }

    /** A row selected by {@link #COLUMNS}. */
    static JournalRow row(ResultSet found) throws SQLException {
        return new JournalRow(
                found.getString(1),
                found.getLong(2),
                found.getString(3),
                found.getLong(4),
                found.getString(5),
                found.getInt(6),
                found.getString(7),
                found.getBytes(8));
    }
}
