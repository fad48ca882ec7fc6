package io.quantumtrader.persistence.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantumtrader.persistence.journal.SampleJournals;
import io.quantumtrader.persistence.postgres.Database;
import io.quantumtrader.persistence.postgres.SharedServer;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Proves that a snapshot counts for the very journal, code and settings that it was taken by, and for nothing else. */
class SnapshotTableTest {

    private static final byte[] STATE = {1, 2, 3};
    private static final String ID = "symbol|main|ADAUSDT";

    private final Database database = SharedServer.database();
    private final SnapshotTable table = table();

    @BeforeEach
    void journalOfOneSymbol() throws SQLException {
        run("truncate event_journal cascade");
        run("truncate state_snapshot");
        SampleJournals.append(database, new Random(1), List.of(ID), 10);
    }

    @AfterEach
    void close() {
        table.close();
    }

    @Test
    void isFoundByItsVersionAlone() throws SQLException {
        store(7, 99);

        assertThat(table.load(ID, "v1")).hasValueSatisfying(row -> {
            assertThat(row.sequenceNr()).isEqualTo(7);
            assertThat(row.takenAtMs()).isEqualTo(99);
            assertThat(row.payload()).isEqualTo(STATE);
        });
        assertThat(table.load(ID, "v2")).isEmpty();
        assertThat(table.load("symbol|main|BNBUSDT", "v1")).isEmpty();
    }

    @Test
    void replacesTheOneBefore() throws SQLException {
        store(3, 0);
        store(8, 0);

        assertThat(table.load(ID, "v1"))
                .hasValueSatisfying(row -> assertThat(row.sequenceNr()).isEqualTo(8));
    }

    @Test
    void isNotTakenAfterAnEventThatTheDatabaseDoesNotHave() throws SQLException {
        store(1_000_000, 0);

        assertThat(table.load(ID, "v1")).isEmpty();
    }

    @Test
    void doesNotCountForAnotherJournal() throws SQLException {
        store(7, 0);
        run("truncate event_journal cascade");
        SampleJournals.append(database, new Random(2), List.of(ID), 10);

        assertThat(table.load(ID, "v1")).isEmpty();
    }

    @Test
    void isNotTakenAfterAnotherEventThanTheOneThatTheDatabaseHasThere() throws SQLException {
        table.store(ID, 7, new byte[] {9}, "v1", STATE, 0);

        assertThat(table.load(ID, "v1")).isEmpty();
    }

    @Test
    void neverTakesThePlaceOfANewerOne() throws SQLException {
        store(8, 0);
        store(3, 0);

        assertThat(table.load(ID, "v1"))
                .hasValueSatisfying(row -> assertThat(row.sequenceNr()).isEqualTo(8));
    }

    @Test
    void doesNotCountOnceAByteOfItHasChanged() throws SQLException {
        store(7, 0);
        run("update state_snapshot set payload = set_byte(payload, 1, 77)");

        assertThat(table.load(ID, "v1")).isEmpty();
    }

    /** Takes one after the event that is stored with that number. */
    private void store(long sequenceNr, long atMs) throws SQLException {
        table.store(ID, sequenceNr, stored(sequenceNr), "v1", STATE, atMs);
    }

    private byte[] stored(long sequenceNr) throws SQLException {
        try (var connection = database.connect("test");
                var statement = connection.prepareStatement(
                        "select event_payload from event_journal where persistence_id = ? and sequence_number = ?")) {
            statement.setString(1, ID);
            statement.setLong(2, sequenceNr);
            try (var row = statement.executeQuery()) {
                return row.next() ? row.getBytes(1) : new byte[0];
            }
        }
    }

    private SnapshotTable table() {
        try {
            return SnapshotTable.open(database);
        } catch (SQLException failed) {
            throw new AssertionError(failed);
        }
    }

    private void run(String sql) throws SQLException {
        try (var connection = database.connect("test");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
