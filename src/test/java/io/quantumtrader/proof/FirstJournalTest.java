package io.quantumtrader.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantumtrader.app.config.SettingsLoader;
import io.quantumtrader.app.fund.WholeFund;
import io.quantumtrader.app.launch.Progress;
import io.quantumtrader.app.launch.ReplayRequest;
import io.quantumtrader.persistence.audit.JournalAudit;
import io.quantumtrader.persistence.postgres.Database;
import io.quantumtrader.persistence.postgres.JournalSchema;
import io.quantumtrader.persistence.postgres.PostgresServer;
import io.quantumtrader.persistence.postgres.ServerSettings;
import io.quantumtrader.server.TestServer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.copy.CopyManager;
import org.postgresql.core.BaseConnection;

/**
 * A journal as the first version wrote it: its tables without chains, the first version of every event that a run writes.
 * The rows were written once and are never written again; what reads them today must read them for ever.
 */
class FirstJournalTest {

    private static final Path HOME = Path.of("target", "proof").toAbsolutePath();
    private static final Path PROGRAMS = HOME.resolve("var/programs");
    private static final int EVENTS = 3_808;

    @TempDir
    Path data;

    @BeforeEach
    void load() throws SQLException, IOException {
        Files.createDirectories(PROGRAMS);
        onServer(database -> {
            try (var connection = database.connect("test");
                    var statement = connection.createStatement();
                    var rows = new GZIPInputStream(resource("/journal/first-journal.copy.gz"));
                    var tables = resource("/io/quantumtrader/persistence/migration/V1__journal.sql")) {
                statement.execute(new String(tables.readAllBytes(), StandardCharsets.UTF_8));
                var copied = new CopyManager(connection.unwrap(BaseConnection.class))
                        .copyIn(
                                "copy event_journal (ordering, persistence_id, sequence_number, deleted, writer,"
                                        + " write_timestamp, adapter_manifest, event_ser_id, event_ser_manifest,"
                                        + " event_payload) from stdin",
                                rows);
                assertThat(copied).isEqualTo(EVENTS);
            }
        });
    }

    @Test
    @Timeout(120)
    void isMigratedReplaysWithoutADifferenceAndIsIntact() throws SQLException, IOException {
        var settings = TestServer.settings(
                data,
                SettingsLoader.load(HOME, HOME.resolve("none.conf"), false, Map.of("data-directory", data.toString())));

        var replay = new WholeFund().replay(new ReplayRequest(data, true), settings, Progress.silent());

        System.out.printf(
                "first journal: %d events, %d decisions compared, %d differences%n",
                replay.events(), replay.decisionsCompared(), replay.differenceCount());
        assertThat(replay.events()).isEqualTo(EVENTS);
        assertThat(replay.decisionsCompared()).isGreaterThan(2_000);
        assertThat(replay.differences()).isEmpty();
        onServer(database -> {
            var audit = JournalAudit.verify(
                    database,
                    new JournalAudit.Places(
                            data.resolve("audit/seals"), data.resolve("spool/events.spool"), data.resolve("archive")),
                    rows -> {});
            assertThat(audit.events()).isEqualTo(EVENTS);
            assertThat(audit.findings()).isEmpty();
        });
    }

    @Test
    @Timeout(120)
    void isProjected() throws SQLException, IOException {
        var settings = TestServer.settings(
                data,
                SettingsLoader.load(HOME, HOME.resolve("none.conf"), false, Map.of("data-directory", data.toString())));

        try (var record = new WholeFund().record(data, settings, Progress.silent())) {
            assertThat(record.status()).isNotEmpty();
        }

        onServer(database -> {
            assertThat(count(database, "view_trade")).isEqualTo(6);
            assertThat(count(database, "view_order")).isEqualTo(131);
        });
    }

    @FunctionalInterface
    private interface Work {
        void with(Database database) throws SQLException, IOException;
    }

    private void onServer(Work work) throws SQLException, IOException {
        if (TestServer.running(data).isPresent()) {
            work.with(TestServer.running(data).get());
            return;
        }
        try (var server = PostgresServer.start(ServerSettings.in(data.resolve("postgres"), PROGRAMS))) {
            work.with(server.database());
        }
    }

    private static long count(Database database, String table) throws SQLException {
        try (var connection = database.connect("test");
                var statement = connection.createStatement();
                var row = statement.executeQuery("select count(*) from " + table)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static InputStream resource(String name) {
        return Objects.requireNonNull(JournalSchema.class.getResourceAsStream(name), name);
    }
}
