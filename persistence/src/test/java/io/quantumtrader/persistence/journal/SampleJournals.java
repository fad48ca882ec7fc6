package io.quantumtrader.persistence.journal;

import io.quantumtrader.persistence.journal.archive.Archive;
import io.quantumtrader.persistence.postgres.Database;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/** Journals for tests of other packages, written as the writer writes them. */
public final class SampleJournals {

    private SampleJournals() {}

    /** Goes on with so many batches of events of a few ids. */
    public static void append(Database database, RandomGenerator random, List<String> ids, int batches)
            throws SQLException {
        try (var connection = database.connect("test")) {
            var next = new long[ids.size()];
            for (int i = 0; i < next.length; i++)
                next[i] = new JournalRows(10).highestSequenceNr(connection, ids.get(i));
            var insert = new JournalInsert(connection, new ChainHeads());
            for (int batch = 0; batch < batches; batch++) {
                var rows = new ArrayList<JournalRow>();
                for (int i = random.nextInt(1, 6); i > 0; i--) {
                    int id = random.nextInt(ids.size());
                    rows.add(TestRows.row(ids.get(id), ++next[id], new SampleEvent.Counted(random.nextLong())));
                }
                insert.write(rows);
            }
        }
    }

    /** Gives every row the chain that its present content calls for, as somebody would who covers his traces. */
    public static void rechain(Database database) throws SQLException {
        var chain = new Chain();
        var sql = "select " + JournalRows.COLUMNS + " from event_journal order by persistence_id, sequence_number";
        try (var connection = database.connect("test");
                var statement = connection.createStatement();
                var found = statement.executeQuery(sql);
                var update = connection.prepareStatement(
                        "update event_journal set chain = ? where persistence_id = ? and sequence_number = ?")) {
            String id = "";
            byte[] head = Chain.start();
            while (found.next()) {
                var row = JournalRows.row(found);
                head = chain.next(row.persistenceId().equals(id) ? head : Chain.start(), row);
                id = row.persistenceId();
                update.setBytes(1, head);
                update.setString(2, id);
                update.setLong(3, row.sequenceNr());
                update.executeUpdate();
            }
        }
    }

    /** Every event as a text, by id and by place: the two must tell the same. */
    public static List<String> all(Database database, Archive archive) {
        try (var reader = new JournalReader(database, SampleEvent.CATALOGUE, archive)) {
            var byPlace = new ArrayList<String>();
            reader.forEachAfter(0, entry -> byPlace.add(entry.toString()));
            var byId = new ArrayList<JournalEntry>();
            for (String id : reader.persistenceIds()) reader.forEach(id, 1, byId::add);
            var sorted = byId.stream()
                    .sorted(Comparator.comparingLong(JournalEntry::ordering))
                    .map(JournalEntry::toString)
                    .toList();
            long counted =
                    reader.counts().values().stream().mapToLong(Long::longValue).sum();
            if (!sorted.equals(byPlace) || counted != byPlace.size())
                throw new AssertionError("by id " + sorted.size() + ", by place " + byPlace.size() + ", " + counted);
            return byPlace;
        }
    }

    /** Whether an id read page by page, upwards and downwards, and by a recovery, comes out as in one go. */
    public static boolean pages(Database database, Archive archive, String id, int page) throws SQLException {
        try (var reader = new JournalReader(database, SampleEvent.CATALOGUE, archive);
                var connection = database.connect("test")) {
            var whole = new ArrayList<JournalEntry>();
            reader.forEach(id, 1, whole::add);
            var up = new ArrayList<JournalEntry>();
            for (var next = reader.following(id, 1, Set.of(), page);
                    !next.isEmpty();
                    next = reader.following(id, up.getLast().sequenceNr() + 1, Set.of(), page)) up.addAll(next);
            var down = new ArrayList<JournalEntry>();
            for (var next = reader.latest(id, page);
                    !next.isEmpty();
                    next = reader.latest(id, down.getLast().sequenceNr(), Set.of(), page)) down.addAll(next);
            var recovered = new ArrayList<Long>();
            var all = new JournalRows.Range(id, 1, Long.MAX_VALUE, Long.MAX_VALUE);
            new JournalRows(10).read(connection, archive, all, row -> recovered.add(row.sequenceNr()));
            return up.equals(whole)
                    && down.reversed().equals(whole)
                    && recovered.equals(
                            whole.stream().map(JournalEntry::sequenceNr).toList())
                    && reader.highestSequenceNr(id) == whole.getLast().sequenceNr();
        }
    }

    /** How many events of those names an id has. */
    public static int named(Database database, Archive archive, String id, Set<String> names) {
        try (var reader = new JournalReader(database, SampleEvent.CATALOGUE, archive)) {
            return reader.following(id, 1, names, Integer.MAX_VALUE).size()
                    + reader.latest(id, Long.MAX_VALUE, names, Integer.MAX_VALUE)
                            .size();
        }
    }
}
