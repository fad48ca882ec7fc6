package io.quantumtrader.app.fund;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quantumtrader.app.command.QuantumTrader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Every command that asks a running fund, and those that read its record beside it, in words and as JSON. */
@Timeout(300)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CommandsOfAFundTest {

    private static final List<String> OF_THE_API = List.of(
            "health",
            "health --live",
            "status",
            "members",
            "whoami",
            "equity",
            "positions",
            "positions BTCUSDT",
            "decisions BTCUSDT --holds --limit 3",
            "portfolio",
            "market",
            "market BTCUSDT --bars 5",
            "limits",
            "jobs list",
            "ladder",
            "permits",
            "kill-switch",
            "views",
            "view trades limit=5",
            "view decisions limit=5",
            "view why-not",
            "view equity-curve points=5",
            "config risk --running",
            "writes",
            "metrics",
            "doctor",
            "watch status --count 1",
            "watch positions --count 1",
            "watch ladder --count 1");

    private static final List<String> DEEDS = List.of(
            "open BTCUSDT --side LONG --reason test --once test-1",
            "close BTCUSDT --fraction 0.5 --reason test",
            "watch positions --count 1",
            "close BTCUSDT",
            "drill rehearse --times 2",
            "portfolio",
            "jobs start --wait",
            "jobs list",
            "jobs show none",
            "jobs cancel none",
            "kill --reason test",
            "watch --count 1 --newest 5",
            "release --reason test",
            "emergency-stop --reason test",
            "release --emergency-stop --reason test",
            "step-up --reason test",
            "halt --reason test");

    private static final List<String> OF_THE_RECORD = List.of(
            "config risk.day-loss",
            "trades",
            "why-not",
            "performance",
            "projections status",
            "audit verify",
            "audit roots",
            "backup FOLDER/backup-of-a-test",
            "export equity --out FOLDER/equity.csv",
            "token give eve --role viewer",
            "token list",
            "token revoke eve");

    private final ObjectMapper json = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    @TempDir
    private static Path data;

    @TempDir
    private static Path mine;

    @SuppressWarnings("NullAway.Init")
    private TwoOperatorsFund fund;

    @SuppressWarnings("NullAway.Init")
    private Path token;

    @BeforeAll
    void start() throws IOException {
        fund = new TwoOperatorsFund(data, Map.of("market.ticks", "120"));
        token = Files.createFile(
                mine.resolve("ada"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(token, TwoOperatorsFund.ADA);
    }

    @AfterAll
    void stop() {
        fund.close();
    }

    /** What one command printed and how it ended. */
    private record Ran(int code, String out, String err) {}

    @Test
    void everyAnswerIsToldInWordsAndAsJson() {
        for (var command : OF_THE_API) {
            var words = asked(command, List.of());
            var asJson = asked(command, List.of("--json"));

            if (!command.startsWith("health") && !command.equals("doctor")) {
                assertThat(words.code()).as(command + words.err()).isZero();
                assertThat(asJson.code()).as(command + asJson.err()).isZero();
            }
            assertThat(words.out()).as(command).isNotBlank();
            assertThat(parses(asJson.out())).as(command + ": " + asJson.out()).isTrue();
            if (command.startsWith("watch"))
                assertThat(words.out().lines()).as(command).allMatch(line -> line.length() <= 80);
        }
        var csv = asked("view decisions limit=5 --csv", List.of());
        assertThat(csv.code()).as(csv.err()).isZero();
        assertThat(csv.out().lines()).hasSizeGreaterThan(1);
    }

    @Test
    void everyDeedIsDoneOrRefusedInWords_andItsAnswerIsJson() {
        for (var command : DEEDS) {
            var ran = asked(command, List.of("--json"));

            assertThat(ran.code()).as(command + ran.err()).isIn(0, 1);
            if (ran.code() == 0)
                assertThat(parses(ran.out())).as(command + ran.out()).isTrue();
            else assertThat(ran.err()).as(command).startsWith("qt: ");
        }
        assertThat(asked("writes", List.of()).out()).contains("/api/v1/kill-switch", "ada");
    }

    @Test
    void whatIsReadBesideTheFundIsToldAsJsonToo() {
        for (var command : OF_THE_RECORD) {
            var place = command.replace("FOLDER", mine.toString());

            var ran = ran(place + " --json --data " + data);

            assertThat(ran.code()).as(command + ran.err()).isZero();
            assertThat(parses(ran.out())).as(command + ran.out()).isTrue();
        }
    }

    private Ran asked(String command, List<String> more) {
        var words = new ArrayList<>(List.of(command));
        words.addAll(more);
        words.addAll(List.of("--url", fund.page().toString(), "--token-file", token.toString()));
        return ran(String.join(" ", words));
    }

    private static Ran ran(String words) {
        var out = new StringWriter();
        var err = new StringWriter();
        int code = QuantumTrader.commandLine(new WholeFund())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(words.split(" "));
        return new Ran(code, out.toString(), err.toString());
    }

    private boolean parses(String text) {
        try {
            return !json.readTree(text).isMissingNode();
        } catch (IOException notJson) {
            return false;
        }
    }
}
