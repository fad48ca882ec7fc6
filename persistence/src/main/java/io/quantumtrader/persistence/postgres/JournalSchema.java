package io.quantumtrader.persistence.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.jspecify.annotations.Nullable;

/**
 * The tables of a journal: made and migrated at start by the versioned files in {@code migration/}. Which of them a database
 * has had stands in its table {@value #HISTORY}. A database that a newer version has migrated, or whose files were not these, is
 * refused and not written to.
 */
public final class JournalSchema {

    public static final String HISTORY = "schema_version";
    private static final String FILES = "classpath:io/quantumtrader/persistence/migration";

    private static final int LONGEST_MIGRATION_SECONDS = 60;

    /** What every version of {@code event_journal} has, as pekko-persistence-jdbc 1.1.1 made it. */
    private static final Set<String> COLUMNS = Set.of(
            "ordering bigint",
            "persistence_id character varying",
            "sequence_number bigint",
            "deleted boolean",
            "writer character varying",
            "write_timestamp bigint",
            "adapter_manifest character varying",
            "event_ser_id integer",
            "event_ser_manifest character varying",
            "event_payload bytea");

    private JournalSchema() {}

    /**
     * Asks the database whether it is durable, brings its tables to this version, and checks them.
     *
     * @throws PostgresUnavailable if it cannot be reached, is not durable, or has had other migrations than these
     */
    public static void prepare(Database database) {
        try (var connection = database.connect("quantum-trader schema")) {
            Durability.require(connection);
            makeSchema(connection);
            refuseForeign(database, connection);
            awaitTurn(connection);
            var flyway = flyway(database);
            refuseNewer(database, flyway.info().all());
            flyway.migrate();
        } catch (SQLException failed) {
            throw unusable(database, failed.getMessage(), failed);
        } catch (FlywayException failed) {
            throw unusable(database, firstLine(failed), failed);
        }
    }

    /**
     * Checks that the tables are those of this version, and changes nothing: somebody else owns this journal.
     *
     * @throws PostgresUnavailable if they are not, or cannot be asked
     */
    public static void require(Database database) {
        try {
            var migrations = flyway(database).info();
            refuseNewer(database, migrations.all());
            if (migrations.pending().length > 0)
                throw unusable(
                        database,
                        "its tables are of an older version: the next start of its fund with this program renews them",
                        null);
        } catch (FlywayException failed) {
            throw unusable(database, firstLine(failed), failed);
        }
    }

    /** Which journal this is: made with its tables, kept by a backup, never changed. */
    public static UUID identity(Database database) {
        try (var connection = database.connect("quantum-trader identity");
                var statement = connection.createStatement();
                var row = statement.executeQuery("select id from journal_identity")) {
            if (!row.next()) throw unusable(database, "table journal_identity is empty", null);
            return row.getObject(1, UUID.class);
        } catch (SQLException failed) {
            throw unusable(database, failed.getMessage(), failed);
        }
    }

    /** The version of the tables that this program makes. */
    public static String newest(Database database) {
        return String.valueOf(
                Arrays.stream(flyway(database).info().all()).toList().getLast().getVersion());
    }

    private static Flyway flyway(Database database) {
        return Flyway.configure(JournalSchema.class.getClassLoader())
                .dataSource(database.url(), database.user(), database.password())
                .locations(FILES)
                .table(HISTORY)
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .ignoreMigrationPatterns(new String[0])
                .failOnMissingLocations(true)
                .cleanDisabled(true)
                .load();
    }

    /** The schema that the address names, made if it is absent; of nodes that start together one makes it. */
    private static void makeSchema(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            try (var row = statement.executeQuery("select current_schema() is null, current_setting('search_path')")) {
                row.next();
                if (!row.getBoolean(1)) return;
                String path = row.getString(2);
                if (!path.matches("\"?[A-Za-z_][A-Za-z0-9_]*\"?")) return;
                statement.execute("begin; select pg_advisory_xact_lock(0, hashtext('quantum-trader schemas'));"
                        + " create schema if not exists " + path + "; commit");
            }
        }
    }

    /** Of nodes that start together one migrates; the lock ends with the connection. Migrations alone would race for their first row. */
    private static void awaitTurn(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("set lock_timeout = '" + LONGEST_MIGRATION_SECONDS + "s'");
            statement.execute("select pg_advisory_lock(0, hashtext('quantum-trader tables of ' || current_schema()))");
        }
    }

    private static void refuseForeign(Database database, Connection connection) throws SQLException {
        var sql = "select column_name || ' ' || data_type from information_schema.columns"
                + " where table_schema = current_schema() and table_name = 'event_journal'";
        var found = new TreeSet<String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) found.add(rows.getString(1));
        }
        if (found.isEmpty() || found.containsAll(COLUMNS)) return;
        throw unusable(database, "table event_journal has other columns than a journal: " + found, null);
    }

    private static void refuseNewer(Database database, MigrationInfo[] known) {
        for (var migration : known) {
            if (migration.getState() != MigrationState.FUTURE_SUCCESS
                    && migration.getState() != MigrationState.FUTURE_FAILED) continue;
            throw unusable(
                    database,
                    "its tables are of version " + migration.getVersion() + " (" + migration.getDescription()
                            + "), made by a newer Quantum Trader than this one; start that one",
                    null);
        }
    }

    private static PostgresUnavailable unusable(Database database, @Nullable String why, @Nullable Exception cause) {
        String text = "the journal's database is not usable (" + database + "): " + why;
        return cause == null ? new PostgresUnavailable(text) : new PostgresUnavailable(text, cause);
    }

    private static String firstLine(FlywayException failed) {
        return String.valueOf(failed.getMessage()).strip().replaceAll("\\s*\\R\\s*", "; ");
    }
}
