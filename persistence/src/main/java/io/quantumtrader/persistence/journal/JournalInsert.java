package io.quantumtrader.persistence.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** Writes any number of rows by one statement and one commit: all of them or none, in the order given. */
final class JournalInsert implements AutoCloseable {

    private static final String SQL = "insert into event_journal (persistence_id, sequence_number, writer,"
            + " write_timestamp, adapter_manifest, event_ser_id, event_ser_manifest, event_payload)"
            + " select * from unnest(?::text[], ?::bigint[], ?::text[], ?::bigint[], ?::text[], ?::int[], ?::text[],"
            + " ?::bytea[])";

    private final Connection connection;
    private final PreparedStatement statement;

    JournalInsert(Connection connection) throws SQLException {
        this.connection = connection;
        this.statement = connection.prepareStatement(SQL);
    }

    void write(List<JournalRow> rows) throws SQLException {
        int count = rows.size();
        var ids = new String[count];
        var sequenceNrs = new Long[count];
        var writers = new String[count];
        var writtenAt = new Long[count];
        var adapters = new String[count];
        var serializers = new Integer[count];
        var manifests = new String[count];
        var payloads = new byte[count][];
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
        }
        bind(1, "text", ids);
        bind(2, "int8", sequenceNrs);
        bind(3, "text", writers);
        bind(4, "int8", writtenAt);
        bind(5, "text", adapters);
        bind(6, "int4", serializers);
        bind(7, "text", manifests);
        bind(8, "bytea", payloads);
        statement.executeUpdate();
    }

    private void bind(int index, String type, Object[] values) throws SQLException {
        statement.setArray(index, connection.createArrayOf(type, values));
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
