package io.quantumtrader.persistence.projection;

import io.quantumtrader.persistence.catalogue.AllEvents;
import io.quantumtrader.persistence.journal.JournalReader;
import io.quantumtrader.persistence.journal.JournalSerializer;
import io.quantumtrader.persistence.postgres.Database;
import io.quantumtrader.persistence.postgres.JournalSchema;
import io.quantumtrader.persistence.postgres.SharedServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A journal and its views in a schema of their own, written past Pekko; its clock stands unless it is set. */
final class ViewRig implements AutoCloseable {

    final Database database;
    final JournalReader journal;
    final List<String> alarms = new ArrayList<>();
    final AtomicLong nanos = new AtomicLong();
    private final Map<String, Long> sequences = new HashMap<>();

    ViewRig(String name) {
        database = SharedServer.schema(name);
        JournalSchema.prepare(database);
        journal = new JournalReader(database, AllEvents.CATALOGUE);
    }

    static ProjectionSettings settings(int pageEvents) {
        return new ProjectionSettings(
                Duration.ofMillis(10), pageEvents, Duration.ZERO, Duration.ofMillis(50), Duration.ofSeconds(1));
    }

    ProjectionRunner runner(int pageEvents) {
        return runner(pageEvents, Projections.ALL, Connection::commit);
    }

    ProjectionRunner runner(int pageEvents, List<Projection> projections, Advance.Commit commit) {
        return new ProjectionRunner(
                database, journal, settings(pageEvents), alarms::add, projections, commit, nanos::get);
    }

    /** Lets a runner take in all there is. */
    void catchUp() {
        try (var runner = runner(5_000)) {
            while (runner.step() > 0) nanos.incrementAndGet();
        }
    }

    void append(List<Recorded> events) {
        try (var connection = database.connect("test")) {
            connection.setAutoCommit(false);
            append(connection, events);
            connection.commit();
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** The same in a transaction of the caller's. */
    void append(Connection connection, List<Recorded> events) throws SQLException {
        var sql =
                "insert into event_journal (persistence_id, sequence_number, writer, write_timestamp, adapter_manifest,"
                        + " event_ser_id, event_ser_manifest, event_payload, chain) values (?, ?, 'w', 0, '', ?, ?, ?, ?)";
        try (var statement = connection.prepareStatement(sql)) {
            for (var recorded : events) {
                statement.setString(1, recorded.id());
                statement.setLong(2, sequences.merge(recorded.id(), 1L, Long::sum));
                statement.setInt(3, JournalSerializer.IDENTIFIER);
                statement.setString(4, AllEvents.CATALOGUE.manifest(recorded.event()));
                statement.setBytes(5, AllEvents.CATALOGUE.write(recorded.event()));
                statement.setBytes(6, new byte[32]);
                statement.addBatch();
            }
            statement.executeBatch();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Everything that stands in the views, by table, rows as text in the order of their keys. */
    Map<String, List<String>> content() {
        return Projections.tables()
                .collect(Collectors.toMap(
                        Table::name,
                        table -> rows("select t::text from " + table + " t order by 1").stream()
                                .map(row -> String.valueOf(row.get("t")))
                                .toList(),
                        (one, other) -> one,
                        LinkedHashMap::new));
    }

    List<Map<String, @Nullable Object>> rows(String sql) {
        try (var connection = database.connect("test");
                var statement = connection.createStatement();
                var found = statement.executeQuery(sql)) {
            var rows = new ArrayList<Map<String, @Nullable Object>>();
            while (found.next()) rows.add(row(found));
            return rows;
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static Map<String, @Nullable Object> row(ResultSet found) throws SQLException {
        var row = new LinkedHashMap<String, @Nullable Object>();
        for (int i = 1; i <= found.getMetaData().getColumnCount(); i++)
            row.put(found.getMetaData().getColumnName(i), found.getObject(i));
        return row;
    }

    /** A number of a row that is there. */
    static double number(Map<String, @Nullable Object> row, String column) {
        return ((Number) Objects.requireNonNull(row.get(column), column)).doubleValue();
    }

    void execute(String sql) {
        execute(database, sql);
    }

    private static void execute(Database database, String sql) {
        try (var connection = database.connect("test");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Override
    public void close() {
        journal.close();
    }
}
