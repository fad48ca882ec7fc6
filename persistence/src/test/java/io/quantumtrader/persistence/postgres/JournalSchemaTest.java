package io.quantumtrader.persistence.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quantumtrader.persistence.journal.ChainSamples;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Each test in a schema of its own: a database as an earlier, a later or a foreign program left it. */
class JournalSchemaTest {

    @Test
    void givesEveryRowOfAJournalWithoutChainsItsChainByTheFormulaOfTheWriter() throws Exception {
        var database = SharedServer.schema("before_chains");
        execute(database, resource("V1__journal.sql"));
        for (var row : List.of(
                "('a', 1, 'w1', 11, '', 'Counted#1', '\\x01')",
                "('a', 2, 'w2', 12, 'm', 'Counted#1', '\\x0203')",
                "('ä|b', 1, 'w1', null, null, 'Held#1', '\\x')")) {
            execute(
                    database,
                    "insert into event_journal (persistence_id, sequence_number, writer, write_timestamp,"
                            + " adapter_manifest, event_ser_manifest, event_payload, event_ser_id) select a, b, c, d::bigint, e, f, g::bytea, 20001 from (values "
                            + row + ") as r (a, b, c, d, e, f, g)");
        }

        JournalSchema.prepare(database);

        assertThat(ChainSamples.verify(database)).isEqualTo(3);
    }

    @Test
    void keepsItsIdentityFromStartToStart() throws SQLException {
        var database = SharedServer.schema("identity");
        JournalSchema.prepare(database);
        var first = JournalSchema.identity(database);

        JournalSchema.prepare(database);

        assertThat(JournalSchema.identity(database)).isEqualTo(first);
    }

    @Test
    void refusesADatabaseThatANewerVersionHasMigrated() throws SQLException {
        var database = SharedServer.schema("newer");
        JournalSchema.prepare(database);
        execute(
                database,
                "insert into schema_version (installed_rank, version, description, type, script, checksum, installed_by,"
                        + " execution_time, success) values (99, '99', 'from the future', 'SQL', 'V99__from_the_future.sql', 1,"
                        + " 'x', 1, true)");

        assertThatThrownBy(() -> JournalSchema.prepare(database))
                .isInstanceOf(PostgresUnavailable.class)
                .hasMessageContaining("version 99 (from the future)")
                .hasMessageContaining("newer Quantum Trader");
    }

    @Test
    void refusesADatabaseWhoseMigrationsWereOthers() throws SQLException {
        var database = SharedServer.schema("others");
        JournalSchema.prepare(database);
        execute(database, "update schema_version set checksum = checksum + 1 where version = '1'");

        assertThatThrownBy(() -> JournalSchema.prepare(database))
                .isInstanceOf(PostgresUnavailable.class)
                .hasMessageContaining("checksum");
    }

    private static String resource(String file) throws IOException {
        try (var content = Objects.requireNonNull(
                JournalSchema.class.getResourceAsStream("/io/quantumtrader/persistence/migration/" + file))) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void execute(Database database, String sql) throws SQLException {
        try (var connection = database.connect("test");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
