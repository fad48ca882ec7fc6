package io.quantumtrader.app.command;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Commands that read a folder ask a running fund where one is named; what an older record holds drives no terminal. */
class AskedOverTheApiTest {

    /** Clears a window, in one sign and in two, and turns the direction of reading. */
    private static final String NASTY = "\\u009b2J \\u001b[2J \\u202eevil";

    private static final String TRADE = "{\"closedAtMs\":1772452800000,\"positionId\":\"AAA-1\",\"exitReason\":\""
            + NASTY + "\",\"r\":1.5,\"net\":null}";

    private final FakeLaunch launch = new FakeLaunch();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    private FakeFund fund;

    @BeforeEach
    void start() throws IOException {
        fund = new FakeFund();
        fund.at(
                "/api/v1/views/trades",
                200,
                "{\"view\":\"trades\",\"rows\":[" + TRADE + "],\"next\":null,\"untilMs\":null,\"behind\":3}");
    }

    @AfterEach
    void stop() {
        fund.close();
    }

    @ParameterizedTest
    @CsvSource({
        "trades aaa --limit 3, GET /api/v1/views/trades?limit=3&symbol=aaa",
        "performance --by side, GET /api/v1/views/performance?by=side",
        "why-not --minutes 5, GET /api/v1/views/why-not?minutes=5"
    })
    void whereAFundIsNamedItIsAsked(String command, String asked) {
        int code = qt(command + " --url " + fund.url());

        assertThat(code).as(err.toString()).isZero();
        assertThat(fund.questions()).containsExactly(asked);
    }

    @Test
    void whereNoneIsNamedTheFolderIsRead() {
        int code = qt("trades --data " + folder);

        assertThat(code).isEqualTo(2);
        assertThat(err.toString()).contains("there is no journal at " + folder);
        assertThat(fund.questions()).isEmpty();
    }

    @Test
    void theTokenOfWhoeverAsksGoesAlong() throws IOException {
        Path token = Files.createFile(
                folder.resolve("ada"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(token, "a-token-of-this-test-only");

        int code = qt("trades --url " + fund.url() + " --token-file " + token);

        assertThat(code).as(err.toString()).isZero();
        assertThat(fund.tokens()).containsExactly("Bearer a-token-of-this-test-only");
    }

    @Test
    void theAnswerIsATableOfTheSameColumns() {
        qt("trades --url " + fund.url());

        var lines = out.toString().lines().toList();
        assertThat(lines.getFirst()).contains("closed_at_ms", "exit_reason");
        assertThat(lines.get(1))
                .contains("2026-03-02T12:00:00Z", "AAA-1", "1.50000", "\\u009B2J \\u001B[2J \\u202Eevil");
        assertThat(lines.get(2)).contains("3 places behind the journal");
    }

    @Test
    void columnsAreNamedAsThoseOfAFolder() {
        fund.at("/api/v1/views/why-not", 200, "{\"rows\":[{\"action\":\"BAR\",\"last1\":0,\"last15\":28}]}");

        qt("why-not --url " + fund.url());

        assertThat(out.toString().lines().toList().getFirst().split(" +"))
                .containsExactly("action", "last_1", "last_15");
        assertThat(out.toString().lines().toList().get(1).split(" +")).containsExactly("BAR", "0", "28");
    }

    @ParameterizedTest
    @CsvSource({"trades", "view trades"})
    void jsonOfAnOlderRecordShowsWhatItHolds_andMeansTheSame(String command) throws IOException {
        qt(command + " --json --url " + fund.url());

        JsonNode printed = new ObjectMapper().readTree(out.toString());
        assertThat(out.toString()).doesNotContain("\u009b", "\u001b", "\u202e").contains("\\u009B2J");
        assertThat(printed.at("/rows/0/exitReason").textValue()).isEqualTo("\u009b2J \u001b[2J \u202eevil");
    }

    @Test
    void csvOfAnOlderRecordShowsWhatItHolds() {
        fund.at("/api/v1/views/trades", 200, "position_id,exit_reason\r\nAAA-1,\"a\u009b2J,\u001b[2J\"\r\n");

        qt("view trades --csv --url " + fund.url());

        assertThat(out.toString().lines())
                .containsExactly("position_id,exit_reason", "AAA-1,\"a\\u009B2J,\\u001B[2J\"");
    }

    @Test
    void alarmsAreToldWithTheTimeSinceWhenTheyAreRemembered() {
        fund.at("/api/v1/alarms", 200, """
                {"sinceMs":1772452800000,"most":200,"told":7,"alarms":[{"sequence":7,"toldAtMs":1772452801000,"atMs":null,
                "severity":"critical","kind":"DISK_LOW","symbol":"*","text":"little is left"}]}""");

        int code = qt("alarms --limit 1 --before 8 --url " + fund.url());

        assertThat(code).isZero();
        assertThat(fund.questions()).containsExactly("GET /api/v1/alarms?limit=1&before=8");
        assertThat(out.toString().lines().toList().get(1))
                .contains("2026-03-02T12:00:01Z", "critical", "DISK_LOW", "little is left");
        assertThat(out.toString()).contains("remembered since 2026-03-02T12:00:00Z: 7 told, the last 200 are kept");
    }

    @Test
    void oneDecisionIsReplayedAlone_fromAFolderAndBesideAFund() {
        assertThat(qt("replay --verify --decision BTCUSDT-17 --data " + folder)).isZero();
        var asked = requireNonNull(launch.replay);
        assertThat(asked.symbols()).containsExactly("BTCUSDT");
        assertThat(asked.decision()).hasValue(17);

        assertThat(qt("replay --decision BTCUSDT-17 --data " + folder)).isEqualTo(2);
        assertThat(qt("replay --verify --decision BTCUSDT --data " + folder)).isEqualTo(2);
        assertThat(err.toString()).contains("--decision must be one of a symbol, such as BTCUSDT-17, was BTCUSDT");
        assertThat(qt("jobs start --decision BTCUSDT-17 --url " + fund.url() + " --data " + folder))
                .isZero();
        assertThat(fund.bodies()).containsExactly("{\"kind\":\"REPLAY\",\"decision\":\"BTCUSDT-17\"}");
    }

    private int qt(String words) {
        return QuantumTrader.commandLine(launch)
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(List.of(words.split(" ")).toArray(String[]::new));
    }
}
