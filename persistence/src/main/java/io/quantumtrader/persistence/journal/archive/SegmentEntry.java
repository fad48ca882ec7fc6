package io.quantumtrader.persistence.journal.archive;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * What the database says of a segment.
 *
 * @param number from 1 without gaps
 * @param file its name
 * @param fromOrdering the place before its first row
 * @param toOrdering the last place it covers
 * @param events how many rows it has
 * @param bytes of the file
 * @param sha256 the last 32 bytes of the file: over everything before them; hexadecimal
 * @param archivedAtMs when it was made, UTC epoch milliseconds
 */
public record SegmentEntry(
        long number,
        String file,
        long fromOrdering,
        long toOrdering,
        long events,
        long bytes,
        String sha256,
        long archivedAtMs) {

    /** All segments, in their order. */
    public static List<SegmentEntry> all(Connection connection) throws SQLException {
        var found = new ArrayList<SegmentEntry>();
        try (var statement = connection.createStatement();
                var row =
                        statement.executeQuery("select number, file, from_ordering, to_ordering, events, bytes, sha256,"
                                + " archived_at_ms from journal_archive order by number")) {
            while (row.next()) {
                found.add(new SegmentEntry(
                        row.getLong(1),
                        row.getString(2),
                        row.getLong(3),
                        row.getLong(4),
                        row.getLong(5),
                        row.getLong(6),
                        HexFormat.of().formatHex(row.getBytes(7)),
                        row.getLong(8)));
            }
        }
        return found;
    }

    /** Makes a segment part of the journal. */
    public void store(Connection connection) throws SQLException {
        try (var statement =
                connection.prepareStatement("insert into journal_archive values (?, ?, ?, ?, ?, ?, ?, ?)")) {
            statement.setLong(1, number);
            statement.setString(2, file);
            statement.setLong(3, fromOrdering);
            statement.setLong(4, toOrdering);
            statement.setLong(5, events);
            statement.setLong(6, bytes);
            statement.setBytes(7, HexFormat.of().parseHex(sha256));
            statement.setLong(8, archivedAtMs);
            statement.executeUpdate();
        }
    }
}
