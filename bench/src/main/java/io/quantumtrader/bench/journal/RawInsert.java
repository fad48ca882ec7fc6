package io.quantumtrader.bench.journal;

import io.quantumtrader.persistence.journal.JournalSerializer;
import io.quantumtrader.persistence.postgres.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;

/** The physical limit the actors are held against: batches of so many rows from one thread, one commit each. */
final class RawInsert {

    private static final String SQL = "insert into event_journal (persistence_id, sequence_number, deleted, writer,"
            + " write_timestamp, adapter_manifest, event_ser_id, event_ser_manifest, event_payload, chain)"
            + " values (?, ?, false, ?, ?, '', ?, ?, ?, ?)";

    private static final byte[] CHAIN = new byte[32];

    private RawInsert() {}

    static Rounds.Result measure(Database database, int rows, long seconds) throws SQLException {
        var nanos = new ArrayList<Long>();
        var id = "raw-" + System.nanoTime() + "|";
        try (var connection = database.connect("bench");
                var statement = connection.prepareStatement(SQL)) {
            connection.setAutoCommit(false);
            long measureFrom = System.nanoTime() + 1_000_000_000L;
            long endAt = measureFrom + seconds * 1_000_000_000L;
            for (long round = 1, began = System.nanoTime();
                    began < endAt || nanos.isEmpty();
                    round++, began = System.nanoTime()) {
                for (int row = 0; row < rows; row++) add(statement, id + row, round);
                statement.executeBatch();
                connection.commit();
                if (began > measureFrom) nanos.add(System.nanoTime() - began);
            }
        }
        Collections.sort(nanos);
        double total = nanos.stream().mapToLong(Long::longValue).sum() / 1e9;
        return new Rounds.Result(
                nanos.size() * (double) rows / total,
                nanos.get(nanos.size() / 2) / 1e6,
                nanos.get(nanos.size() * 99 / 100) / 1e6);
    }

    private static void add(PreparedStatement statement, String id, long number) throws SQLException {
        var event = new BenchEvent(number);
        statement.setString(1, id);
        statement.setLong(2, number);
        statement.setString(3, "00000000-0000-0000-0000-000000000000");
        statement.setLong(4, number);
        statement.setInt(5, JournalSerializer.IDENTIFIER);
        statement.setString(6, BenchEvent.CATALOGUE.manifest(event));
        try {
            statement.setBytes(7, BenchEvent.CATALOGUE.write(event));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        statement.setBytes(8, CHAIN);
        statement.addBatch();
    }
}
