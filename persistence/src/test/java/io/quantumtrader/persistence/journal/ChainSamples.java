package io.quantumtrader.persistence.journal;

import io.quantumtrader.persistence.postgres.Database;
import java.sql.SQLException;
import java.util.Arrays;

/** Recomputes the chains of a database's journal, row by row. */
public final class ChainSamples {

    private ChainSamples() {}

    /** How many rows carry the chain they should; throws on the first that does not. */
    public static int verify(Database database) throws SQLException {
        var chain = new Chain();
        String id = "";
        byte[] head = Chain.start();
        int count = 0;
        var sql = "select " + JournalRows.COLUMNS
                + ", chain from event_journal order by persistence_id collate \"C\", sequence_number";
        try (var connection = database.connect("test");
                var statement = connection.createStatement();
                var found = statement.executeQuery(sql)) {
            while (found.next()) {
                var row = JournalRows.row(found);
                if (!row.persistenceId().equals(id)) head = Chain.start();
                id = row.persistenceId();
                head = chain.next(head, row);
                if (!Arrays.equals(head, found.getBytes(9))) throw new AssertionError("chain of " + row);
                count++;
            }
        }
        return count;
    }
}
