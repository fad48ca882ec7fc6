package io.quantumtrader.persistence.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The journal's tables: those of pekko-persistence-jdbc 1.1.1, its indexes made without {@code CONCURRENTLY}. Made when
 * absent and compared column by column at every boot, so that an older or foreign table is refused and not written to.
 */
public final class JournalSchema {

    private static final String RESOURCE = "/io/quantumtrader/persistence/journal-schema.sql";
    private static final List<String> COLUMNS = List.of(
            "ordering bigint",
            "persistence_id character varying",
            "sequence_number bigint",
            "deleted boolean",
            "writer character varying",
            "write_timestamp bigint",
            "adapter_manifest character varying",
            "event_ser_id integer",
            "event_ser_manifest character varying",
            "event_payload bytea",
            "meta_ser_id integer",
            "meta_ser_manifest character varying",
            "meta_payload bytea");

    private JournalSchema() {}

    /**
     * Asks the database whether it is durable, makes the tables if they are absent, and checks them.
     *
     * @throws PostgresUnavailable if it cannot be reached, is not durable, or holds other tables of these names
     */
    public static void prepare(Database database) {
        try (var connection = database.connect("quantum-trader schema")) {
            Durability.require(connection);
            if (columns(connection).isEmpty()) create(connection);
            check(connection);
        } catch (SQLException failed) {
            throw new PostgresUnavailable(
                    "the journal's database is not usable (" + database + "): " + failed.getMessage(), failed);
        }
    }

    private static void create(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.execute("select pg_advisory_xact_lock(" + OwnershipLock.SCHEMA_KEY + ")");
            statement.execute(script());
        }
        connection.commit();
        connection.setAutoCommit(true);
    }

    private static void check(Connection connection) throws SQLException {
        var found = columns(connection);
        if (!found.equals(new TreeSet<>(COLUMNS))) {
            throw new PostgresUnavailable(
                    "table event_journal has other columns than this version writes: found " + found);
        }
    }

    private static Set<String> columns(Connection connection) throws SQLException {
        var sql = "select column_name || ' ' || data_type from information_schema.columns"
                + " where table_schema = current_schema() and table_name = 'event_journal'";
        var columns = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) columns.add(rows.getString(1));
        }
        return new TreeSet<>(columns);
    }

    private static String script() {
        try (InputStream script = JournalSchema.class.getResourceAsStream(RESOURCE)) {
            if (script == null) throw new IllegalStateException("missing resource " + RESOURCE);
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
