package io.quantumtrader.persistence.journal;

import io.quantumtrader.persistence.postgres.Durability;
import io.quantumtrader.persistence.postgres.Hold;
import io.quantumtrader.persistence.postgres.WriterSessions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes any number of rows by one statement and one commit: all of them or none, in the order given. Beside other nodes always by an
 * insert: the server has that whole or not at all, whereas a copy stays open while its client stands still, and would keep the nodes
 * that go on with the same ids waiting.
 */
final class JournalInsert {

    private static final Logger LOG = LoggerFactory.getLogger(JournalInsert.class);

    private static final String SQL = "insert into event_journal (persistence_id, sequence_number, writer,"
            + " write_timestamp, adapter_manifest, event_ser_id, event_ser_manifest, event_payload, chain)"
            + " select * from unnest(?::text[], ?::bigint[], ?::text[], ?::bigint[], ?::text[], ?::int[], ?::text[],"
            + " ?::bytea[], ?::bytea[])";

    /** From so many rows on a copy is faster than an insert. */
    private static final int FEW = 16;

    private final Hold hold;
    private final Connection connection;
    private final PreparedStatement statement;
    private final RowsCopy copy;
    private final ChainHeads heads;

    /** For a writer that is alone. */
    JournalInsert(Connection connection, ChainHeads heads) throws SQLException {
        this(connection, new Hold.Alone(), heads);
    }

    JournalInsert(Connection connection, Hold hold, ChainHeads heads) throws SQLException {
        this.connection = connection;
        this.hold = hold;
        this.heads = heads;
        this.statement = connection.prepareStatement(SQL);
        this.copy = new RowsCopy(connection);
    }

    void write(List<JournalRow> rows) throws SQLException {
        heads.begin(connection, rows);
        if (rows.size() < FEW || hold instanceof Hold.OfNode) insert(rows);
        else copy.write(rows, heads);
        heads.commit();
    }

    private void insert(List<JournalRow> rows) throws SQLException {
        int count = rows.size();
        var ids = new String[count];
        var sequenceNrs = new Long[count];
        var writers = new String[count];
        var writtenAt = new Long[count];
        var adapters = new String[count];
        var serializers = new Integer[count];
        var manifests = new String[count];
        var payloads = new byte[count][];
        var chains = new byte[count][];
        for (int i = 0; i < count; i++) {
            var row = rows.get(i);
            ids[i] = row.persistenceId();
            sequenceNrs[i] = row.sequenceNr();
            writers[i] = row.writer();
            writtenAt[i] = row.writtenAtMs();
            adapters[i] = row.adapterManifest();
            serializers[i] = row.serializerId();
            manifests[i] = row.manifest();
            payloads[i] = row.payload();
            chains[i] = heads.next(row);
        }
        bind(1, "text", ids);
        bind(2, "int8", sequenceNrs);
        bind(3, "text", writers);
        bind(4, "int8", writtenAt);
        bind(5, "text", adapters);
        bind(6, "int4", serializers);
        bind(7, "text", manifests);
        bind(8, "bytea", payloads);
        bind(9, "bytea", chains);
        statement.executeUpdate();
    }

    private void bind(int index, String type, Object[] values) throws SQLException {
        statement.setArray(index, connection.createArrayOf(type, values));
    }

    /** What is stored at a place. */
    Optional<JournalRow> stored(String persistenceId, long sequenceNr) throws SQLException {
        var sql = "select " + JournalRows.COLUMNS
                + " from event_journal where persistence_id = ? and sequence_number = ?";
        try (var question = connection.prepareStatement(sql)) {
            question.setString(1, persistenceId);
            question.setLong(2, sequenceNr);
            try (var found = question.executeQuery()) {
                return found.next() ? Optional.of(JournalRows.row(found)) : Optional.empty();
            }
        }
    }

    /**
     * From now on no event of that row's id is taken from that row's writer: its events were set aside, and it does not know yet
     * that somebody else's stand in their place.
     */
    void refuse(JournalRow row) {
        heads.refuse(row);
    }

    /** Ends what former connections left running: a write that was cut off must not land once the journal has been read back. */
    void requireAlone() throws SQLException {
        WriterSessions.requireAlone(connection, hold);
    }

    void requireDurable() throws SQLException {
        Durability.require(connection);
    }

    /** Ends the connection at once, whatever it waits for; may be called from another thread. */
    void abort() {
        try {
            connection.abort(Runnable::run);
        } catch (SQLException alreadyGone) {
            LOG.debug("The journal's connection was already gone", alreadyGone);
        }
    }

    void closeQuietly() {
        try {
            connection.close();
        } catch (SQLException alreadyGone) {
            LOG.debug("The journal's connection was already gone", alreadyGone);
        }
    }
}
