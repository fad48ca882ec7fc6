package io.quantumtrader.persistence.journal;

import io.quantumtrader.persistence.postgres.ConnectionPool;
import io.quantumtrader.persistence.postgres.Database;
import io.quantumtrader.persistence.postgres.PostgresUnavailable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Reads the journal without an actor: for replay, for the command line, for the API. It only reads, takes no lock, and
 * may run beside the fund that writes. Long answers come through a cursor, so memory does not grow with the journal.
 * Safe for many threads; every question blocks its caller.
 */
public final class JournalReader implements AutoCloseable {

    private static final int CONNECTIONS = 3;
    private static final int FETCH_ROWS = 2_000;
    private static final String ENTRIES = "select ordering, persistence_id, sequence_number, writer,"
            + " coalesce(write_timestamp, 0), event_ser_id, event_ser_manifest, event_payload from event_journal ";
    private static final String NAMED =
            " and (cardinality(?::text[]) = 0 or split_part(event_ser_manifest, '#', 1) = any (?::text[]))";

    private final ConnectionPool connections;
    private final EventCatalogue catalogue;

    public JournalReader(Database database, EventCatalogue catalogue) {
        this.connections = new ConnectionPool(database, "quantum-trader reader", CONNECTIONS);
        this.catalogue = catalogue;
    }

    /** Hands over the events of one id in order, from that sequence number on. */
    public void forEach(String persistenceId, long fromSequenceNr, Consumer<JournalEntry> sink) {
        stream(
                ENTRIES + "where persistence_id = ? and sequence_number >= ? order by sequence_number",
                sink,
                persistenceId,
                fromSequenceNr);
    }

    /** Hands over the events of all ids in the order of commits, those after that place; 0 for all. */
    public void forEachAfter(long ordering, Consumer<JournalEntry> sink) {
        stream(ENTRIES + "where ordering > ? order by ordering", sink, ordering);
    }

    /**
     * The next events of all ids in the order of commits.
     *
     * @param ordering only events after that place
     */
    public List<JournalEntry> page(long ordering, int count) {
        var found = new ArrayList<JournalEntry>();
        stream(ENTRIES + "where ordering > ? order by ordering limit ?", found::add, ordering, count);
        return found;
    }

    /**
     * Hands over the events of some ids in the order of commits, up to and with that place.
     *
     * @param beginnings how those ids begin
     */
    public void forEachUpTo(long ordering, List<String> beginnings, Consumer<JournalEntry> sink) {
        stream(
                ENTRIES + "where ordering <= ? and persistence_id ^@ any (?::text[]) order by ordering",
                sink,
                ordering,
                beginnings.toArray());
    }

    /** The place of the last event; 0 of an empty journal. */
    public long lastOrdering() {
        return read(connection -> {
            try (var statement = connection.createStatement();
                    var row = statement.executeQuery("select coalesce(max(ordering), 0) from event_journal")) {
                row.next();
                return row.getLong(1);
            }
        });
    }

    /** The latest events of one id, newest first. */
    public List<JournalEntry> latest(String persistenceId, int count) {
        return latest(persistenceId, Long.MAX_VALUE, Set.of(), count);
    }

    /**
     * A page of an id's events, newest first.
     *
     * @param beforeSequenceNr only events below it; the last one's of this page asks for the next
     * @param names only events of these catalogue names; empty for all
     */
    public List<JournalEntry> latest(String persistenceId, long beforeSequenceNr, Set<String> names, int count) {
        var found = new ArrayList<JournalEntry>();
        stream(
                ENTRIES + "where persistence_id = ? and sequence_number < ?" + NAMED
                        + " order by sequence_number desc limit ?",
                found::add,
                persistenceId,
                beforeSequenceNr,
                names.toArray(),
                names.toArray(),
                count);
        return found;
    }

    /**
     * A page of an id's events, oldest first.
     *
     * @param fromSequenceNr only events from it on
     * @param names only events of these catalogue names; empty for all
     */
    public List<JournalEntry> following(String persistenceId, long fromSequenceNr, Set<String> names, int count) {
        var found = new ArrayList<JournalEntry>();
        stream(
                ENTRIES + "where persistence_id = ? and sequence_number >= ?" + NAMED
                        + " order by sequence_number limit ?",
                found::add,
                persistenceId,
                fromSequenceNr,
                names.toArray(),
                names.toArray(),
                count);
        return found;
    }

    /** Every id that ever wrote, sorted. */
    public List<String> persistenceIds() {
        return List.copyOf(counts().keySet());
    }

    /** How many events each id has, sorted by id. */
    public Map<String, Long> counts() {
        return tally(
                "select persistence_id, count(*) from event_journal group by 1 order by persistence_id collate \"C\"");
    }

    /** How many events of each name and version there are, sorted: {@code Name#version}. */
    public Map<String, Long> countsByManifest() {
        return tally("select event_ser_manifest, count(*) from event_journal group by 1 order by 1");
    }

    /** The highest sequence number of an id; 0 when it never wrote. */
    public long highestSequenceNr(String persistenceId) {
        return read(connection -> new JournalRows(FETCH_ROWS).highestSequenceNr(connection, persistenceId));
    }

    @Override
    public void close() {
        connections.close();
    }

    private void stream(String sql, Consumer<JournalEntry> sink, Object... values) {
        read(connection -> {
            connection.setAutoCommit(false);
            try (var statement = connection.prepareStatement(sql)) {
                bind(connection, statement, values);
                statement.setFetchSize(FETCH_ROWS);
                try (var rows = statement.executeQuery()) {
                    while (rows.next()) sink.accept(entry(rows));
                }
            }
            return true;
        });
    }

    private static void bind(Connection connection, PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            switch (values[i]) {
                case Object[] list -> statement.setArray(i + 1, connection.createArrayOf("text", list));
                case Object value -> statement.setObject(i + 1, value);
            }
        }
    }

    private JournalEntry entry(ResultSet row) throws SQLException {
        var manifest = row.getString(7);
        if (row.getInt(6) != JournalSerializer.IDENTIFIER) {
            throw new IllegalStateException("row " + row.getLong(1) + " (" + manifest
                    + ") was written by another serializer: " + row.getInt(6));
        }
        try {
            var event = catalogue.read(manifest, row.getBytes(8));
            return new JournalEntry(
                    row.getLong(1), row.getString(2), row.getLong(3), row.getString(4), row.getLong(5), event);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("row " + row.getLong(1) + ": " + unreadable.getMessage(), unreadable);
        }
    }

    private Map<String, Long> tally(String sql) {
        return read(connection -> {
            var counts = new LinkedHashMap<String, Long>();
            try (var statement = connection.createStatement();
                    var rows = statement.executeQuery(sql)) {
                while (rows.next()) counts.put(rows.getString(1), rows.getLong(2));
            }
            return counts;
        });
    }

    private <T> T read(ConnectionPool.Work<T> work) {
        try {
            return connections.read(work);
        } catch (SQLException failed) {
            throw new PostgresUnavailable("the journal cannot be read: " + failed.getMessage(), failed);
        }
    }
}
