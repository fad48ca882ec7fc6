package io.quantumtrader.app.command;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quantumtrader.app.launch.AuditResult;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands about a journal itself: what they ask for, what they print, how they end. */
class KeepingCommandsTest {

    private final FakeLaunch launch = new FakeLaunch();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void anIntactJournalEndsWith0_andTellsWhatWasCompared() {
        int code = qt("audit", "verify", "--data", folder.toString());

        assertThat(code).isZero();
        assertThat(launch.keeping.audited).isEqualTo(folder);
        assertThat(out.toString())
                .contains(
                        "1,000 events of 7 entities, 2 files of the archive, 24 seals, 100 events behind the last seal, 3 waiting",
                        "intact")
                .contains("root of 2026-11-20: " + "ab".repeat(32) + " (seal 24)");
    }

    @Test
    void eachFindingIsNamed_andEndsWith5() throws IOException {
        launch.keeping.findings = List.of(new AuditResult.Found(
                "ALTERED",
                "symbol|main|BTCUSDT",
                17,
                42,
                "is not what was written",
                "ALTERED symbol|main|BTCUSDT #17"));

        int told = qt("audit", "verify", "--data", folder.toString());
        String text = out.toString();
        int json = qt("audit", "verify", "--json", "--data", folder.toString());

        assertThat(List.of(told, json)).containsOnly(5);
        assertThat(text).contains("NOT INTACT: 1 findings", "  ALTERED symbol|main|BTCUSDT #17");
        JsonNode answer = new ObjectMapper().readTree(out.toString().substring(text.length()));
        assertThat(answer.path("intact").asBoolean()).isFalse();
        assertThat(answer.path("findings").path(0).path("place").asLong()).isEqualTo(42);
    }

    @Test
    void theRootOfEachDayIsListed() {
        assertThat(qt("audit", "roots", "--data", folder.toString())).isZero();

        assertThat(out.toString()).contains("2026-11-20", "24", "ab".repeat(32), "true");
    }

    @Test
    void aFolderThatIsNotThereIsNotUnderstood() {
        int code = qt("audit", "verify", "--data", folder.resolve("absent").toString());

        assertThat(code).isEqualTo(2);
        assertThat(err.toString()).contains("there is no journal at");
        assertThat(qt("audit")).isEqualTo(2);
    }

    @Test
    void aBackupTellsWhereItIs_andWhatToMind() {
        int code = qt("backup", folder.resolve("b.zip").toString(), "--data", folder.toString());

        assertThat(code).isZero();
        assertThat(launch.keeping.backedUp).isEqualTo(folder.resolve("b.zip"));
        assertThat(out.toString()).contains("b.zip, 77 bytes", "fund running", "state ab12", "note: mind");
    }

    @Test
    void aRestoreGoesIntoTheNewFolder_andTellsThatItIsTheSame() {
        int code = qt("restore", "b.zip", "--data", folder.resolve("new").toString());

        assertThat(code).isZero();
        assertThat(requireNonNull(launch.keeping.restored).data()).isEqualTo(folder.resolve("new"));
        assertThat(launch.keeping.restored.external()).isFalse();
        assertThat(out.toString()).contains("as the backup says", "intact");
    }

    @Test
    void aRestoreMayGoIntoADatabaseOfTheUsers() {
        String url = "jdbc:postgresql://db.example/fund?user=qt";

        int code = qt(
                "restore",
                "b.zip",
                "--into",
                url,
                "--data",
                folder.resolve("new").toString());

        assertThat(code).isZero();
        assertThat(requireNonNull(launch.keeping.restored).external()).isTrue();
        assertThat(launch.keeping.url).isEqualTo(url);
    }

    @Test
    void aRestoreThatAddsUpToSomethingElseEndsWith5_andOneToNowhereWith2() {
        launch.keeping.stateHash = "cd34";

        assertThat(qt("restore", "b.zip", "--data", folder.resolve("new").toString()))
                .isEqualTo(5);
        assertThat(out.toString()).contains("NOT what the backup says: ab12");
        assertThat(qt("restore", "b.zip")).isEqualTo(2);
    }

    @Test
    void archivesWhatIsOlderThanAMonth_orThanWasSaid() {
        assertThat(qt("archive", "--data", folder.toString())).isZero();
        assertThat(launch.keeping.archived).isEqualTo(Duration.ofDays(30));
        assertThat(out.toString()).contains("1,000 events in 2 new files, 77 bytes; 990 rows taken out");

        assertThat(qt("archive", "--older-than", "12h", "--data", folder.toString()))
                .isZero();
        assertThat(launch.keeping.archived).isEqualTo(Duration.ofHours(12));
        assertThat(qt("archive", "--older-than", "soon", "--data", folder.toString()))
                .isEqualTo(2);
    }

    private int qt(String... words) {
        var commandLine = QuantumTrader.commandLine(launch);
        commandLine.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        return commandLine.execute(Stream.of(words).toArray(String[]::new));
    }
}
