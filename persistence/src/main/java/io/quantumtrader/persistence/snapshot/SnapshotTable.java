package io.quantumtrader.persistence.snapshot;

import io.quantumtrader.persistence.postgres.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The table of snapshots: one row for each id, bound by its chain to the event it was taken after. A journal that holds another
 * event there, or none, does not know the snapshot.
 */
final class SnapshotTable implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SnapshotTable.class);

    private static final String STORE = """
            insert into state_snapshot (persistence_id, sequence_number, version, chain, taken_at, payload, payload_sha256)
            select persistence_id, sequence_number, ?, chain, ?, p.payload, sha256(p.payload)
            from event_journal, (select ?::bytea as payload) p
            where persistence_id = ? and sequence_number = ? and event_payload = ?
            on conflict (persistence_id) do update set
              sequence_number = excluded.sequence_number, version = excluded.version, chain = excluded.chain,
              taken_at = excluded.taken_at, payload = excluded.payload, payload_sha256 = excluded.payload_sha256
            where excluded.sequence_number >= state_snapshot.sequence_number
            """;

    private static final String LOAD = """
            select s.sequence_number, s.taken_at, s.payload from state_snapshot s
            join event_journal e using (persistence_id, sequence_number, chain)
            where s.persistence_id = ? and s.version = ? and s.payload_sha256 = sha256(s.payload)
            """;

    private final Connection connection;

    /** One snapshot as it is stored. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Row(long sequenceNr, long takenAtMs, byte[] payload) {}

    SnapshotTable(Connection connection) {
        this.connection = connection;
    }

    /** A connection for storing: a snapshot that a crash takes is none, so no commit waits for the disk. */
    static SnapshotTable open(Database database) throws SQLException {
        var connection = database.connect("quantum-trader snapshots");
        try (var statement = connection.createStatement()) {
            statement.execute("set synchronous_commit = off");
            return new SnapshotTable(connection);
        } catch (SQLException failed) {
            connection.close();
            throw failed;
        }
    }

    /**
     * Replaces an older snapshot of that id; without effect where the database does not have that last event.
     *
     * @param last the event with that number, as it is stored
     */
    void store(String persistenceId, long sequenceNr, byte[] last, String version, byte[] payload, long atMs)
            throws SQLException {
        try (var statement = connection.prepareStatement(STORE)) {
            statement.setString(1, version);
            statement.setLong(2, atMs);
            statement.setBytes(3, payload);
            statement.setString(4, persistenceId);
            statement.setLong(5, sequenceNr);
            statement.setBytes(6, last);
            statement.executeUpdate();
        }
    }

    Optional<Row> load(String persistenceId, String version) throws SQLException {
        try (var statement = connection.prepareStatement(LOAD)) {
            statement.setString(1, persistenceId);
            statement.setString(2, version);
            try (var row = statement.executeQuery()) {
                if (!row.next()) return Optional.empty();
                return Optional.of(new Row(row.getLong(1), row.getLong(2), row.getBytes(3)));
            }
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException alreadyGone) {
            LOG.debug("The connection was already gone", alreadyGone);
        }
    }
}
