package io.quantumtrader.app.command;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quantumtrader.http.door.Person;
import io.quantumtrader.http.door.Role;
import io.quantumtrader.persistence.explain.Asked;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandsTest {

    private final FakeLaunch launch = new FakeLaunch();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "bogus",
                "up --nonsense",
                "run --seed one",
                "kernel",
                "cluster",
                "cluster up 0",
                "cluster kill",
                "cluster pause n1 soon",
                "drill cluster --rounds -1",
                "drill cluster --faults RAIN",
                "decisions",
                "explain",
                "explain bogus",
                "explain AAA@yesterday",
                "explain AAA-1 --data /nowhere/at/all",
                "explain AAA-1 --data . --url http://127.0.0.1:1",
                "release",
                "step-up",
                "emergency-stop now",
                "positions AAA extra",
                "open AAA --reason why",
                "open AAA --side UP --reason why",
                "open AAA --side LONG --quantity 1 --notional 1 --reason why",
                "close",
                "close AAA --fraction 1 --quantity 1",
                "view",
                "view trades --csv --json",
                "limits risk.day-loss=0.02",
                "completion",
                "release --emergency-stop --flatten --reason why",
                "trades --side up",
                "trades --limit 0",
                "why-not --minutes x",
                "performance --by colour",
                "export trades",
                "export nothing --out x.csv",
                "export why-not --out x.csv",
                "export trades --format xml --out x",
                "projections",
                "projections rebuild nonsense",
                "replay --from yesterday",
                "replay --to 2025-13-01",
                "replay --from 2025-05-20 --to 2025-05-19",
                "replay --symbol",
                "run --equity"
            })
    void whatIsNotUnderstoodEndsWith2(String words) {
        assertThat(qt(words.isEmpty() ? new String[0] : words.split(" "))).isEqualTo(2);
        assertThat(err.toString()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"up", "venue", "run", "replay", "status", "config"})
    void aBrokenConfigurationEndsWith3_andListsEveryProblem(String command) {
        int code = qt(command, "--set", "risk.dayloss=1", "--set", "kernel.harvest.kill-threshold=0.4");

        assertThat(code).isEqualTo(3);
        assertThat(err.toString()).contains("2 problems", "risk.day-loss?", "kill-threshold must be in (0.5, 0.9]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"up", "venue", "run", "replay", "config"})
    void whatTheFundRefusesIsToldWithTheRest(String command) {
        int code = qt(command, "--set", "venue.start-equity=-1", "--set", "http.port=0");

        assertThat(code).isEqualTo(3);
        assertThat(err.toString())
                .contains("2 problems", "venue.start-equity must be > 0", "http.port must be in [1.0, 65535.0]")
                .doesNotContain("told already");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "status",
                "positions",
                "health",
                "members",
                "watch",
                "watch ladder",
                "view trades",
                "config --running",
                "open BTCUSDT --side LONG --reason why",
                "close BTCUSDT",
                "decisions BTCUSDT",
                "kill",
                "release --reason calm",
                "halt --reason odd",
                "emergency-stop",
                "step-up --reason quiet",
                "step-up --scope main --reason quiet"
            })
    void aSilentFundEndsWith4(String command) throws IOException {
        String address = "http://127.0.0.1:" + freePort();

        int code = qt(
                Stream.concat(Stream.of(command.split(" ")), Stream.of("--url", address, "--data", folder.toString()))
                        .toArray(String[]::new));

        assertThat(code).isEqualTo(4);
        assertThat(err.toString()).contains("no fund answers at " + address);
    }

    @Test
    void theVenuePrintsItsAddressAndNothingElse() {
        int code =
                qt("venue", "--data", folder.toString(), "--port", "9001", "--speed", "x5", "--market", "synthetic:4");

        assertThat(code).isZero();
        assertThat(out.toString().strip()).isEqualTo("http://127.0.0.1:8090");
        assertThat(requireNonNull(launch.venue).data()).isEqualTo(folder.toAbsolutePath());
        var settings = requireNonNull(launch.settings);
        assertThat(settings.section("venue.server").whole("port")).isEqualTo(9001);
        assertThat(settings.section("market").text("speed")).isEqualTo("x5");
        assertThat(settings.section("market").text("source")).isEqualTo("synthetic:4");
    }

    @Test
    void explainsARecordInAFolder_andSaysWhatIsNearby() {
        int code = qt("explain", "AAA-9", "--data", folder.toString());

        assertThat(code).isEqualTo(1);
        assertThat(err.toString()).contains("qt: no decision AAA-9; there is AAA-1 to AAA-3");
        assertThat(requireNonNull(launch.explain).asked()).isEqualTo(new Asked.Numbered("AAA", 9));
        assertThat(launch.explain.data()).isEqualTo(folder.toAbsolutePath());
    }

    @Test
    void asksAFundToExplainWhereNoFolderIsNamed() throws IOException {
        int code = qt("explain", "AAA@2026-03-02T12:00:00Z", "--url", "http://127.0.0.1:" + freePort());

        assertThat(code).isEqualTo(4);
        assertThat(launch.explain).isNull();
    }

    @Test
    void helpListsCommandsAndExitCodes() {
        assertThat(qt("--help")).isZero();
        assertThat(out.toString())
                .contains("up ", "run ", "replay ", "kill ", "release ", "doctor ", "kernel ", "Exit codes:", " 5 ");
    }

    @Test
    void upMakesTheTokenAndPrintsItOnceInThePagesAddress() throws IOException {
        int code = qt("up", "--data", folder.toString(), "--port", "9091", "--symbols", "BTCUSDT,ETHUSDT");

        String secret = Files.readString(folder.resolve("token")).strip();
        assertThat(code).isZero();
        assertThat(out.toString()).containsOnlyOnce(secret).contains("http://127.0.0.1:8080/#token=" + secret);
        assertThat(out.toString()).contains("BTCUSDT ETHUSDT", "Ctrl-C", folder.toString());
        assertThat(requireNonNull(launch.up).operators().who(secret)).contains(new Person("operator", Role.ADMIN));
        assertThat(requireNonNull(launch.settings).section("http").whole("port"))
                .isEqualTo(9091);
        assertThat(requireNonNull(launch.settings).section("market").texts("symbols"))
                .containsExactly("BTCUSDT", "ETHUSDT");
    }

    @Test
    void upMakesATokenForEachNamedOperatorAndPrintsNone() throws IOException {
        int code = qt(
                "up",
                "--data",
                folder.toString(),
                "--set",
                "http.operators.ada=file:operators/ada",
                "--set",
                "http.operators.bob=file:operators/bob");

        String ada = Files.readString(folder.resolve("operators/ada")).strip();
        String bob = Files.readString(folder.resolve("operators/bob")).strip();
        assertThat(code).as(err.toString()).isZero();
        assertThat(ada).hasSizeGreaterThan(40).isNotEqualTo(bob);
        assertThat(out.toString() + err)
                .doesNotContain(ada, bob)
                .contains("of ada: " + folder.resolve("operators/ada"));
        var operators = requireNonNull(launch.up).operators();
        assertThat(operators.releasing()).containsExactlyInAnyOrder("ada", "bob");
        assertThat(operators.who(ada)).contains(new Person("ada", Role.ADMIN));
    }

    @Test
    void aTokenThatIsTooShortIsRefusedByTheNameOfItsField() throws IOException {
        Path file = Files.createFile(
                folder.resolve("ada"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, "fifteen-letters");

        int code = qt("up", "--data", folder.toString(), "--set", "http.operators.ada=file:ada");

        assertThat(code).isEqualTo(3);
        assertThat(err.toString())
                .contains("quantum-trader.http.operators.ada must be a token of at least 16 characters, has 15 in "
                        + file)
                .doesNotContain("fifteen-letters");
        assertThat(launch.up).isNull();
    }

    @Test
    void whoeverActsIsNamedWhereThereAreSeveral() {
        String ada = "http.operators.ada=file:ada";
        String bob = "http.operators.bob=file:bob";

        assertThat(qt("kill", "--data", folder.toString(), "--set", ada, "--set", bob))
                .isEqualTo(2);
        assertThat(err.toString()).contains("--as NAME", "the operators are ada, bob");
        assertThat(qt("kill", "--data", folder.toString(), "--set", ada, "--set", bob, "--as", "eve"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("no operator is named eve");
        assertThat(qt("kill", "--data", folder.toString(), "--set", ada, "--set", bob, "--as", "ada"))
                .isEqualTo(1);
        assertThat(err.toString()).contains("there is no token of ada yet: " + folder.resolve("ada"));
        assertThat(qt("kill", "--as", "ada", "--token-file", "x")).isEqualTo(2);
    }

    @Test
    void runEndsWithOneJsonObject() throws IOException {
        Path data = folder.resolve("run");

        int code = qt(
                "run",
                "--market",
                "recorded:" + folder,
                "--interval",
                "5m",
                "--exit-at-end",
                "--json",
                "--data",
                data.toString(),
                "--equity",
                "5000");

        JsonNode summary = new ObjectMapper().readTree(out.toString());
        assertThat(code).isZero();
        assertThat(summary.path("decisions").path("HOLD").asInt()).isEqualTo(9);
        assertThat(Stream.of(
                        "bars",
                        "decisions",
                        "reasons",
                        "orders",
                        "fills",
                        "fees",
                        "funding",
                        "realizedPnl",
                        "openPnl",
                        "maxDrawdown",
                        "refusals",
                        "permitsIssued",
                        "permitsSpent",
                        "events",
                        "stateHash",
                        "seconds",
                        "barsPerSecond"))
                .allMatch(summary::has);
        assertThat(requireNonNull(launch.run).exitAtEnd()).isTrue();
        var market = requireNonNull(launch.settings).section("market");
        assertThat(List.of(market.text("source"), market.text("speed"), market.text("interval")))
                .containsExactly("recorded:" + folder, "max", "5m");
    }

    @Test
    void runRefusesAFolderWithSomethingInIt() throws IOException {
        Files.writeString(folder.resolve("something"), "");

        assertThat(qt("run", "--data", folder.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("is not empty");
        assertThat(launch.run).isNull();
    }

    @Test
    void replayWithoutVerifyCountsAndComparesNothing() {
        assertThat(qt("replay", "--data", folder.toString())).isZero();

        assertThat(out.toString()).contains("10  Decided#1", "12 events read, nothing compared (that is --verify)");
    }

    @Test
    void aRunMayUseTheFolderOfARefusedOne() throws IOException {
        Path used = Files.createDirectory(folder.resolve("used"));
        Files.writeString(used.resolve("fund.log"), "refused");

        assertThat(qt("run", "--data", used.toString())).isZero();
    }

    @Test
    void replayTakesSymbolsAndAPeriod() {
        int code = qt(
                "replay",
                "--data",
                folder.toString(),
                "--symbol",
                "BTCUSDT,ETHUSDT",
                "--from",
                "2025-05-19",
                "--to",
                "2025-05-20T06:00:00Z");

        var asked = requireNonNull(launch.replay);
        assertThat(code).isZero();
        assertThat(asked.symbols()).containsExactly("BTCUSDT", "ETHUSDT");
        assertThat(asked.from()).contains(Instant.parse("2025-05-19T00:00:00Z"));
        assertThat(asked.to()).contains(Instant.parse("2025-05-20T06:00:00Z"));
    }

    @Test
    void replayRefusesAMomentByItsOptionValueAndForm() {
        assertThat(qt("replay", "--data", folder.toString(), "--from", "yesterday"))
                .isEqualTo(2);

        assertThat(err.toString()).contains("--from", "'yesterday' is no moment", "2025-05-19T12:00:00Z");
    }

    @Test
    void replayEndsWith5WhenSomethingDiffers() {
        assertThat(qt("replay", "--verify", "--data", folder.toString())).isZero();
        launch.differences = List.of("BTCUSDT 17: K 0.61 recorded, 0.62 derived");

        assertThat(qt("replay", "--verify", "--data", folder.toString())).isEqualTo(5);
        assertThat(out.toString()).contains("1 differences", "BTCUSDT 17: K 0.61 recorded, 0.62 derived");
    }

    @Test
    void configShowsValueAndSource() throws IOException {
        assertThat(qt("config", "risk.day", "--set", "risk.day-loss=0.02", "--json"))
                .isZero();

        JsonNode entry = new ObjectMapper().readTree(out.toString()).get(0);
        assertThat(entry.path("key").asText()).isEqualTo("quantum-trader.risk.day-loss");
        assertThat(entry.path("source").asText()).isEqualTo("command line");
    }

    /** Neither as a table nor as JSON does the configuration tell who logs in where. */
    @ParameterizedTest
    @ValueSource(strings = {"config", "config --json"})
    void configTellsNoSecretOfAnAddress(String command) {
        var words = new ArrayList<>(List.of(command.split(" ")));
        words.addAll(List.of("--set", "traces.url=https://ann:hush@collector:4318/v1/traces?key=hush"));
        words.addAll(List.of("--set", "notify.webhook=https://hooks.example/hush"));
        int code = qt(words.toArray(String[]::new));

        assertThat(code).as(err.toString()).isZero();
        assertThat(out.toString())
                .contains("https://***@collector:4318/v1/traces?***")
                .doesNotContain("hush");
    }

    /** Off this machine nobody reads a token along the way: nothing is sent, and a script can tell why by the code. */
    @Test
    void aTokenGoesOpenlyToNoOtherMachine_unlessTlsEndsElsewhere() throws IOException {
        Path token = Files.createFile(
                folder.resolve("ada"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(token, "a-token-that-must-not-be-read");
        String address = "http://fund.invalid:8080";

        int refused = qt("kill", "--url", address, "--token-file", token.toString());
        String why = err.toString();
        int openly = qt("kill", "--url", address, "--token-file", token.toString(), "--tls-elsewhere");

        assertThat(refused).isEqualTo(3);
        assertThat(why).contains(address, "https", "--tls-elsewhere").doesNotContain("a-token-that");
        assertThat(openly).as("asked, and not there").isEqualTo(4);
    }

    @Test
    void doctorEndsWith5WhenSomethingFails() {
        int code = qt("doctor", "--set", "risk.day-los=1", "--json");

        assertThat(code).isEqualTo(5);
        assertThat(out.toString()).contains("\"verdict\" : \"FAIL\"", "is no key");
    }

    private int qt(String... words) {
        return QuantumTrader.commandLine(launch)
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(words);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
