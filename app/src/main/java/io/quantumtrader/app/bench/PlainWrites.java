package io.quantumtrader.app.bench;

import io.quantumtrader.persistence.catalogue.AllEvents;
import io.quantumtrader.persistence.journal.JournalSerializer;
import io.quantumtrader.persistence.postgres.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** The limit that actors are held against: the same rows into the same table by plain JDBC, nothing around it. */
final class PlainWrites {

    private static final String SQL = "insert into event_journal (persistence_id, sequence_number, deleted, writer,"
            + " write_timestamp, adapter_manifest, event_ser_id, event_ser_manifest, event_payload, chain)"
            + " values (?, ?, false, ?, ?, '', ?, ?, ?, ?)";
    private static final byte[] CHAIN = new byte[32];
    private static final AtomicLong RUNS = new AtomicLong();

    private final Database database;

    PlainWrites(Database database) {
        this.database = database;
    }

    /** One row and one commit after the other, each after a pause. */
    Times commits(int count, Duration pause) throws SQLException {
        var times = new Times();
        String id = "plain-" + RUNS.incrementAndGet();
        try (var connection = database.connect("bench");
                var statement = connection.prepareStatement(SQL)) {
            for (long row = 1; row <= count; row++) {
                LockSupport.parkNanos(pause.toNanos());
                bind(statement, id, row);
                long began = System.nanoTime();
                statement.executeUpdate();
                times.add(System.nanoTime() - began);
            }
        }
        return times;
    }

    /** Rows a second by threads that each write batch after batch, one commit each. */
    double batches(int threads, int rowsOfABatch, long seconds) throws InterruptedException {
        var rows = new AtomicLong();
        var all = new ArrayList<Thread>();
        long endAt = System.nanoTime() + seconds * 1_000_000_000L;
        long began = System.nanoTime();
        for (int i = 0; i < threads; i++) {
            all.add(Thread.ofPlatform().start(() -> rows.addAndGet(until(endAt, rowsOfABatch))));
        }
        for (var thread : all) thread.join();
        return rows.get() * 1e9 / (System.nanoTime() - began);
    }

    private long until(long endAt, int rowsOfABatch) {
        String id = "batch-" + RUNS.incrementAndGet();
        long row = 0;
        try (var connection = database.connect("bench");
                var statement = connection.prepareStatement(SQL)) {
            connection.setAutoCommit(false);
            while (System.nanoTime() < endAt) {
                for (int i = 0; i < rowsOfABatch; i++) {
                    bind(statement, id, ++row);
                    statement.addBatch();
                }
                statement.executeBatch();
                connection.commit();
            }
            return row;
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static void bind(PreparedStatement statement, String id, long number) throws SQLException {
        var event = BenchRows.hold(number);
        statement.setString(1, id);
        statement.setLong(2, number);
        statement.setString(3, "00000000-0000-0000-0000-000000000000");
        statement.setLong(4, number);
        statement.setInt(5, JournalSerializer.IDENTIFIER);
        statement.setString(6, AllEvents.CATALOGUE.manifest(event));
        try {
            statement.setBytes(7, AllEvents.CATALOGUE.write(event));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        statement.setBytes(8, CHAIN);
    }
}
