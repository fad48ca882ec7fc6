package io.quantumtrader.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quantumtrader.app.command.QuantumTrader;
import io.quantumtrader.app.config.SettingsLoader;
import io.quantumtrader.app.drill.crash.CrashDrill;
import io.quantumtrader.app.drill.crash.CrashDrillRequest;
import io.quantumtrader.app.drill.crash.CrashFault;
import io.quantumtrader.app.fund.WholeFund;
import io.quantumtrader.app.launch.Progress;
import io.quantumtrader.persistence.postgres.Database;
import io.quantumtrader.persistence.postgres.OwnSchema;
import io.quantumtrader.server.ForeignServer;
import io.quantumtrader.server.TestServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A fund whose journal lies in a PostgreSQL that somebody else runs: its life, its crashes, its views, its backup. */
class GivenDatabaseTest {

    private static final Path HOME = Path.of("target", "proof").toAbsolutePath();
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path folder;

    @SuppressWarnings("NullAway.Init")
    private static ForeignServer server;

    @BeforeAll
    static void open() throws IOException, SQLException {
        var programs = Files.createDirectories(HOME.resolve("var/programs"));
        server = ForeignServer.open(folder.resolve("server"), programs);
    }

    @AfterAll
    static void close() {
        server.close();
    }

    @Test
    @Timeout(300)
    void losesAndRepeatsNothingWhenItsSessionsAreEndedAndItIsKilledMeanwhile() {
        var settings = SettingsLoader.load(HOME, HOME.resolve("none.conf"), false, Map.of());
        var faults =
                List.of(CrashFault.SESSIONS_ENDED, CrashFault.SESSIONS_ENDED_FUND_KILLED, CrashFault.DATABASE_KILLED);

        var report = CrashDrill.run(
                new CrashDrillRequest(1, 7, faults, Optional.of(server.database()), HOME, folder.resolve("crashed")),
                new WholeFund(),
                settings,
                Progress.silent());

        System.out.printf(
                "crash drill at %s: %d rounds, %d events acknowledged, %d through the spool, %d orders, %d violations%n",
                report.database(),
                report.rounds(),
                report.acknowledged(),
                report.spooled(),
                report.orders(),
                report.violations());
        assertThat(report.first()).isEmpty();
        assertThat(report.violations()).isZero();
        assertThat(report.rounds()).isEqualTo(2);
        assertThat(report.orders()).isPositive();
        assertThat(report.skipped()).singleElement().asString().contains("kill -9", "somebody else's");
        if (TestServer.given().isPresent()) return;
        assertThat(report.database()).contains("new sessions refused");
        assertThat(report.spooled()).isPositive();
    }

    @Test
    @Timeout(300)
    void isBackedUpAndRestoredIntoAnEmptyDatabase_whereItReplaysAndIsIntact() throws IOException {
        String pid = "qt_given_" + ProcessHandle.current().pid();
        try (var original = OwnSchema.in(server.database(), pid + "_original");
                var empty = OwnSchema.in(server.database(), pid + "_restored")) {
            var source = at(original.database());
            var run = json(source, "run", "--data", path("run"), "--speed", "max", "--set", "market.ticks=420");
            var views = json(source, "trades", "--data", path("run"));
            var backup = json(source, "backup", path("fund.zip"), "--data", path("run"));
            assertThat(backup.path("stateHash").asText()).isNotEmpty();
            assertThat(backup.path("events").asLong())
                    .isEqualTo(run.path("events").asLong());

            var restored = json(
                    List.of(
                            "--into",
                            empty.database().url(),
                            "--user",
                            empty.database().user()),
                    "restore",
                    path("fund.zip"),
                    "--data",
                    path("restored"));

            assertThat(restored.path("stateHash")).isEqualTo(backup.path("stateHash"));
            assertThat(restored.path("audit").path("findings")).isEmpty();
            assertThat(folder.resolve("restored/postgres")).doesNotExist();
            var target = at(empty.database());
            var replay = json(target, "replay", "--verify", "--data", path("restored"));
            assertThat(replay.path("stateHash")).isEqualTo(run.path("stateHash"));
            assertThat(replay.path("decisionsCompared").asLong()).isPositive();
            assertThat(replay.path("venue").path("orders").asLong())
                    .isEqualTo(run.path("orders").asLong());
            var audit = json(target, "audit", "verify", "--data", path("restored"));
            assertThat(audit.path("events")).isEqualTo(run.path("events"));
            assertThat(json(target, "trades", "--data", path("restored"))).isEqualTo(views);
            assertThat(said(
                            target,
                            1,
                            "restore",
                            path("fund.zip"),
                            "--data",
                            path("again"),
                            "--into",
                            empty.database().url()))
                    .contains("is not empty");
            assertThat(said(target, 1, "run", "--data", path("second"), "--speed", "max"))
                    .contains("holds a journal");
        }
    }

    private static String path(String name) {
        return folder.resolve(name).toString();
    }

    private static List<String> at(Database database) {
        return List.of("--set", "journal.url=" + database.url(), "--set", "journal.user=" + database.user());
    }

    private static JsonNode json(List<String> more, String... command) throws IOException {
        var words = new ArrayList<>(List.of(command));
        words.add("--json");
        return JSON.readTree(said(more, 0, words.toArray(String[]::new)));
    }

    private static String said(List<String> more, int code, String... command) {
        var words = new ArrayList<>(List.of(command));
        words.addAll(more);
        var out = new StringWriter();
        var err = new StringWriter();
        int ended = QuantumTrader.commandLine(new WholeFund())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(words.toArray(String[]::new));
        assertThat(ended).as(words + "\n" + err).isEqualTo(code);
        return code == 0 ? out.toString() : err.toString();
    }
}
