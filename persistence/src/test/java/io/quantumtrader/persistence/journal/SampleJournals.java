package io.quantumtrader.persistence.journal;

import io.quantumtrader.persistence.postgres.Database;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
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
}
