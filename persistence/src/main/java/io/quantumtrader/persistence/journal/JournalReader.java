package io.quantumtrader.persistence.journal;

import io.quantumtrader.persistence.journal.archive.Archive;
import io.quantumtrader.persistence.journal.archive.ArchivedRows;
import io.quantumtrader.persistence.postgres.ConnectionPool;
import io.quantumtrader.persistence.postgres.Database;
import io.quantumtrader.persistence.postgres.PostgresUnavailable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the journal without an actor: for replay, for the command line, for the API. It only reads, takes no lock, and
 * may run beside the fund that writes. Long answers come through a cursor, so memory does not grow with the journal.
 * Safe for many threads; every question blocks its caller. Each question is answered as of its own moment, or all of them as of one:
 * since the writer commits in the order of causes, that is then a beginning of the journal, and nothing in it follows from something
 * that is not.
 */
public final class JournalReader implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(JournalReader.class);
    private static final int CONNECTIONS = 3;
    private static final int FETCH_ROWS = 2_000;
    private static final String ENTRIES = "select " + StoredRows.COLUMNS + " from event_journal where ordering > ? ";
    private static final String NAMED =
            " and (cardinality(?::text[]) = 0 or split_part(event_ser_manifest, '#', 1) = any (?::text[]))";

    private final ConnectionPool connections;
    private final EventCatalogue catalogue;
    private final Archive archive;
    private final @Nullable Snapshot moment;
    private final @Nullable String shared;

    /** Reads a journal that has no archive; one that has is refused. */
    public JournalReader(Database database, EventCatalogue catalogue) {
        this(database, catalogue, Archive.none());
    }

    /** Reads archive and table as one. */
    public JournalReader(Database database, EventCatalogue catalogue, Archive archive) {
        this(database, catalogue, archive, null, null);
    }

    private JournalReader(
            Database database,
            EventCatalogue catalogue,
            Archive archive,
            @Nullable Snapshot moment,
            @Nullable String shared) {
        this.connections = new ConnectionPool(database, "quantum-trader reader", CONNECTIONS);
        this.catalogue = catalogue;
        this.archive = archive;
        this.moment = moment;
        this.shared = shared;
    }

    /** Reads archive and table as they are now, whatever is written until it is closed; the database keeps what it needs for that. */
    public static JournalReader asOfNow(Database database, EventCatalogue catalogue, Archive archive) {
        try {
            var moment = Snapshot.of(database, "quantum-trader moment");
            try {
                return new JournalReader(database, catalogue, archive, moment, moment.share());
            } catch (SQLException failed) {
                moment.close();
                throw failed;
            }
        } catch (SQLException failed) {
            throw unreadable(failed);
        }
    }

    /** Hands over the events of one id in order, from that sequence number on. */
    public void forEach(String persistenceId, long fromSequenceNr, Consumer<JournalEntry> sink) {
        read((connection, archived) -> {
            archived.upwards(persistenceId, fromSequenceNr, row -> {
                sink.accept(entry(row));
                return true;
            });
            stream(
                    connection,
                    ENTRIES + "and persistence_id = ? and sequence_number >= ? order by sequence_number",
                    sink,
                    archived.cut(),
                    persistenceId,
                    fromSequenceNr);
            return true;
        });
    }

    /** Hands over the events of all ids in the order of commits, those after that place; 0 for all. */
    public void forEachAfter(long ordering, Consumer<JournalEntry> sink) {
        read((connection, archived) -> {
            archivedAfter(archived, ordering, sink);
            stream(connection, ENTRIES + "order by ordering", sink, Math.max(ordering, archived.cut()));
            return true;
        });
    }

    private void archivedAfter(ArchivedRows archived, long ordering, Consumer<JournalEntry> sink) throws SQLException {
        archivedWhile(archived, ordering, row -> {
            sink.accept(entry(row));
            return true;
        });
    }

    /** Archived rows after a place, for as long as they are wanted. */
    private static void archivedWhile(ArchivedRows archived, long ordering, Predicate<StoredRow> wanted)
            throws SQLException {
        if (ordering >= archived.cut()) return;
        try {
            var rows = archived.after(ordering);
            var row = rows.next();
            while (row.isPresent() && wanted.test(row.get())) row = rows.next();
        } catch (IOException unreadable) {
            throw new SQLException(unreadable.getMessage(), unreadable);
        }
    }

    /**
     * Up to which place nothing is written any more. Where several nodes write, rows appear below places that are seen already:
     * who follows them follows no further than this.
     *
     * @param patience how long those who write now are waited for
     */
    public long settled(Duration patience) {
        try {
            return connections.read(connection -> WrittenPlaces.upTo(connection, patience));
        } catch (SQLException failed) {
            throw unreadable(failed);
        }
    }

    /** The next events of all ids in the order of commits; for one writer, or up to a place that is {@link #settled}. */
    public List<JournalEntry> page(long ordering, int count) {
        return page(ordering, Long.MAX_VALUE, count);
    }

    /**
     * The next events of all ids in the order of places.
     *
     * @param ordering only events after that place
     * @param upTo no event after that one
     */
    public List<JournalEntry> page(long ordering, long upTo, int count) {
        return read((connection, archived) -> {
            var found = new ArrayList<JournalEntry>();
            archivedWhile(archived, ordering, row -> {
                if (row.ordering() > upTo) return false;
                found.add(entry(row));
                return found.size() < count;
            });
            stream(
                    connection,
                    ENTRIES + "and ordering <= ? order by ordering limit ?",
                    found::add,
                    Math.max(ordering, archived.cut()),
                    upTo,
                    count - found.size());
            return found;
        });
    }

    /**
     * Hands over the events of some ids in the order of commits, up to and with that place.
     *
     * @param beginnings how those ids begin
     */
    public void forEachUpTo(long ordering, List<String> beginnings, Consumer<JournalEntry> sink) {
        read((connection, archived) -> {
            archivedWhile(archived, 0, row -> {
                if (row.ordering() > ordering) return false;
                if (beginnings.stream().anyMatch(row.row().persistenceId()::startsWith)) sink.accept(entry(row));
                return true;
            });
            stream(
                    connection,
                    ENTRIES + "and ordering <= ? and persistence_id ^@ any (?::text[]) order by ordering",
                    sink,
                    archived.cut(),
                    ordering,
                    beginnings.toArray());
            return true;
        });
    }

    /** The place of the last event; 0 of an empty journal. */
    public long lastOrdering() {
        return read((connection, archived) -> {
            try (var statement = connection.createStatement();
                    var row = statement.executeQuery("select coalesce(max(ordering), 0) from event_journal")) {
                row.next();
                return Math.max(archived.cut(), row.getLong(1));
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
        return read((connection, archived) -> {
            var found = new ArrayList<JournalEntry>();
            stream(
                    connection,
                    ENTRIES + "and persistence_id = ? and sequence_number < ?" + NAMED
                            + " order by sequence_number desc limit ?",
                    found::add,
                    archived.cut(),
                    persistenceId,
                    beforeSequenceNr,
                    names.toArray(),
                    names.toArray(),
                    count);
            if (found.size() < count) {
                archived.downwards(persistenceId, beforeSequenceNr, row -> taken(row, names, count, found));
            }
            return found;
        });
    }

    /**
     * A page of an id's events, oldest first.
     *
     * @param fromSequenceNr only events from it on
     * @param names only events of these catalogue names; empty for all
     */
    public List<JournalEntry> following(String persistenceId, long fromSequenceNr, Set<String> names, int count) {
        return read((connection, archived) -> {
            var found = new ArrayList<JournalEntry>();
            if (count > 0) archived.upwards(persistenceId, fromSequenceNr, row -> taken(row, names, count, found));
            stream(
                    connection,
                    ENTRIES + "and persistence_id = ? and sequence_number >= ?" + NAMED
                            + " order by sequence_number limit ?",
                    found::add,
                    archived.cut(),
                    persistenceId,
                    fromSequenceNr,
                    names.toArray(),
                    names.toArray(),
                    count - found.size());
            return found;
        });
    }

    /** Takes an archived row if it is wanted; whether more are. */
    private boolean taken(StoredRow row, Set<String> names, int count, List<JournalEntry> into) {
        String manifest = row.row().manifest();
        int version = manifest.indexOf('#');
        String name = version < 0 ? manifest : manifest.substring(0, version);
        if (names.isEmpty() || names.contains(name)) into.add(entry(row));
        return into.size() < count;
    }

    /** Every id that ever wrote, sorted. */
    public List<String> persistenceIds() {
        return List.copyOf(counts().keySet());
    }

    /** How many events each id has, sorted by id. */
    public Map<String, Long> counts() {
        return tally("persistence_id", ArchivedRows::counts);
    }

    /** How many events of each name and version there are, sorted: {@code Name#version}. */
    public Map<String, Long> countsByManifest() {
        return tally("event_ser_manifest", ArchivedRows::manifests);
    }

    /** The highest sequence number of an id; 0 when it never wrote. The last event of an id always stands in the table. */
    public long highestSequenceNr(String persistenceId) {
        return read((connection, archived) -> new JournalRows(FETCH_ROWS).highestSequenceNr(connection, persistenceId));
    }

    @Override
    public void close() {
        connections.close();
        if (moment == null) return;
        try {
            moment.close();
        } catch (SQLException alreadyGone) {
            LOG.debug("The connection that held the moment was already gone", alreadyGone);
        }
    }

    private void stream(Connection connection, String sql, Consumer<JournalEntry> sink, Object... values)
            throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            bind(connection, statement, values);
            statement.setFetchSize(FETCH_ROWS);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) sink.accept(entry(StoredRows.row(rows)));
            }
        }
    }

    private static void bind(Connection connection, PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            switch (values[i]) {
                case Object[] list -> statement.setArray(i + 1, connection.createArrayOf("text", list));
                case Object value -> statement.setObject(i + 1, value);
            }
        }
    }

    private JournalEntry entry(StoredRow stored) {
        var row = stored.row();
        if (row.serializerId() != JournalSerializer.IDENTIFIER) {
            throw new IllegalStateException("row " + stored.ordering() + " (" + row.manifest()
                    + ") was written by another serializer: " + row.serializerId());
        }
        try {
            var event = catalogue.read(row.manifest(), row.payload());
            return new JournalEntry(
                    stored.ordering(), row.persistenceId(), row.sequenceNr(), row.writer(), row.writtenAtMs(), event);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("row " + stored.ordering() + ": " + unreadable.getMessage(), unreadable);
        }
    }

    private Map<String, Long> tally(String column, Function<ArchivedRows, Map<String, Long>> ofArchived) {
        var sql = "select " + column + ", count(*) from event_journal where ordering > ? group by 1";
        return read((connection, archived) -> {
            var counts = new TreeMap<>(ofArchived.apply(archived));
            try (var statement = connection.prepareStatement(sql)) {
                statement.setLong(1, archived.cut());
                try (var rows = statement.executeQuery()) {
                    while (rows.next()) counts.merge(rows.getString(1), rows.getLong(2), Long::sum);
                }
            }
            return counts;
        });
    }

    /** A question to archive and table, as of one moment. */
    @FunctionalInterface
    private interface Question<T> {
        T ask(Connection connection, ArchivedRows archived) throws SQLException;
    }

    private <T> T read(Question<T> question) {
        try {
            return connections.read(connection -> {
                if (shared == null) Snapshot.begin(connection);
                else Snapshot.join(connection, shared);
                return question.ask(connection, archive.asOf(connection));
            });
        } catch (SQLException failed) {
            throw unreadable(failed);
        }
    }

    private static PostgresUnavailable unreadable(SQLException failed) {
        return new PostgresUnavailable("the journal cannot be read: " + failed.getMessage(), failed);
    }
}
