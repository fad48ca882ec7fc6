package io.quantumtrader.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quantumtrader.app.client.StreamEvent;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class WatchTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String STATUS = """
            {"fund":"main","paper":true,"synthetic":true,"market":"synthetic:1","speed":"x60","tick":7,"atMs":1772452800000,
            "permission":"TRADE","mode":"STANDARD","halted":false,"openPositions":1,"slots":4,"symbols":["AAA","BBB"],
            "heat":{"value":0.1234567,"band":"COLD"},"journal":{"away":true,"events":12},"silent":["GOVERNOR"],
            "account":{"equity":10123.456,"wallet":10000.0,"unrealized":123.456,"drawdown":0.0123,"dayLoss":0.001,
            "weekLoss":null,"freeMarginRatio":0.9}}""";
    private static final String POSITIONS = """
            [{"symbol":"AAAUSDT","side":"LONG","quantity":0.0123,"mark":30123.45,"unrealized":-12.3,"rNet":-0.5,
            "killScore":{"k":0.55},"venueStop":29000.5,"protectedAtVenue":true,"permission":"TRADE",
            "distances":[{"code":"STOP_CROSSED","share":0.61,"change":"a fall of 3.7 % in the price of AAAUSDT"}]},
            {"symbol":"BUSDT","side":"SHORT","quantity":100,"mark":0.00012,"unrealized":null,"rNet":null,
            "killScore":null,"venueStop":null,"protectedAtVenue":false,"permission":"REDUCE_ONLY","distances":[]}]""";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    @Test
    void printsEventsAsLinesAndEndsAfterSoMany() throws IOException {
        try (var fund = new FakeFund()) {
            assertThat(watch(fund, "--count", "1")).isZero();
        }

        assertThat(out.toString().strip()).isEqualTo("03-02 12:00:00 *           INFO something");
    }

    @Test
    void printsEventsAsLinesOfJson_andSaysThatTheLineBroke() throws IOException {
        try (var fund = new FakeFund()) {
            assertThat(watch(fund, "--count", "2", "--json")).isZero();
        }

        var lines = out.toString().lines().toList();
        assertThat(lines).hasSize(4);
        assertThat(JSON.readTree(lines.get(0)).path("data").path("text").asText())
                .isEqualTo("something");
        assertThat(JSON.readTree(lines.get(1)).path("event").asText()).isEqualTo("disconnected");
        assertThat(JSON.readTree(lines.get(2)).path("event").asText()).isEqualTo("connected");
        assertThat(JSON.readTree(lines.get(3)).path("id").asText()).isEqualTo("e-1");
    }

    @Test
    void drawsPicturesOneBelowTheOtherWhereThereIsNoWindow() throws IOException {
        try (var fund = new FakeFund().at("/api/v1/status", 200, STATUS)) {
            assertThat(watch(fund, "status", "--count", "2", "--every", "1ms")).isZero();
        }

        assertThat(out.toString().lines().filter(line -> line.startsWith("qt status")))
                .hasSize(2);
        assertThat(out.toString())
                .contains(
                        "equity      10,123.46",
                        "drawdown    1.23 %",
                        "JOURNAL AWAY  12 events wait",
                        "SILENT      GOVERNOR")
                .doesNotContain("\033");
        assertThat(out.toString().lines()).allMatch(line -> line.length() <= 80);
    }

    @Test
    void picturesOfPositionsFitInto80ColumnsAndSayWhatHasNoStop() throws IOException {
        try (var fund = new FakeFund().at("/api/v1/positions", 200, POSITIONS)) {
            assertThat(watch(fund, "positions", "--count", "1")).isZero();
        }

        assertThat(out.toString())
                .contains(
                        "AAAUSDT     LONG    0.01230    30123.5    -12.30  -0.50  0.55    29000.5",
                        "  61 % STOP_CROSSED: a fall of 3.7 % in the price of AAAUSDT",
                        "BUSDT       SHORT   100.000    0.00012         -      -     -    NO STOP",
                        "  REDUCE_ONLY");
        assertThat(out.toString().lines()).allMatch(line -> line.length() <= 80);
    }

    @Test
    void aPictureThatCannotBeHadIsOneLineOfJson() throws IOException {
        try (var fund = new FakeFund().at("/api/v1/ladder", 200, "{\"permission\":\"TRADE\"}")) {
            assertThat(watch(fund, "ladder", "--count", "3", "--every", "1ms", "--json"))
                    .isZero();
        }

        assertThat(out.toString().lines()).hasSize(3).allMatch(line -> line.equals("{\"permission\":\"TRADE\"}"));
    }

    @Test
    void aWindowIsDrawnAnewInPlaceAndCutAtItsEdges() {
        var screen = new Screen(new PrintWriter(out), true);

        screen.show(List.of("head", "a line that is too long", "below the window"), new Terminal.Size(10, 3));
        screen.show(List.of("head"), new Terminal.Size(10, 3));

        assertThat(out.toString())
                .isEqualTo("\033[2J\033[H\033[1mhead\033[0m\033[K\na line th…\033[K\n\033[J"
                        + "\033[H\033[1mhead\033[0m\033[K\n\033[J");
    }

    @Test
    void showsOnlyWhatIsWanted_andAPictureOnlyWhenItSaysSomethingElse() throws IOException {
        var printer = new EventPrinter(
                new PrintWriter(out), false, false, Set.of("alarm", "ladder", "decision"), Set.of("AAA"), 10);

        printer.event(event("alarm", "{\"symbol\":\"*\",\"severity\":\"critical\",\"text\":\"for all\"}"));
        printer.event(event("alarm", "{\"symbol\":\"BBB\",\"severity\":\"info\",\"text\":\"another's\"}"));
        printer.event(event("permit", "{\"symbol\":\"AAA\"}"));
        printer.event(event("gap", "{\"lost\":3}"));
        printer.event(event(
                "decision",
                "{\"symbol\":\"AAA\",\"atMs\":0,\"action\":\"OPEN\",\"side\":\"LONG\",\"quantity\":0.5,\"rNet\":null,"
                        + "\"killScore\":\"NaN\",\"refused\":true,\"reasons\":[{\"code\":\"TREND_UP\"}],\"verdicts\":"
                        + "[{\"refused\":true,\"reasons\":[{\"code\":\"HEAT_HOT\"}]},"
                        + "{\"refused\":false,\"reasons\":[{\"code\":\"QUIET\"}]}]}"));

        assertThat(out.toString().lines().map(String::strip))
                .containsExactly(
                        "*           CRITICAL for all",
                        "-- 3 events were lost",
                        "01-01 00:00:00 AAA         OPEN LONG 0.50000 REFUSED TREND_UP HEAT_HOT");
    }

    @Test
    void thesameLadderIsShownOnce() throws IOException {
        var printer = new EventPrinter(new PrintWriter(out), false, false, Set.of("ladder"), Set.of(), 10);
        String latched = "{\"permission\":\"FLATTEN\",\"version\":3,\"layers\":[{\"latches\":[{\"id\":\"ess-1\"}]}]}";

        printer.event(event("ladder", latched));
        printer.event(event("ladder", latched));
        printer.broken("the line broke", Duration.ofSeconds(2));
        printer.broken("no fund answers", Duration.ofSeconds(2));
        printer.connected(true);

        assertThat(out.toString().lines().map(String::strip))
                .containsExactly(
                        "FLATTEN     ladder 3 latches ess-1",
                        "-- disconnected: the line broke; trying again every 2 s",
                        "-- the fund answers again");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"nothing", "--kind rain", "--newest 501", "--count 0", "status --every 0s", "status --every soon"
            })
    void whatIsNotUnderstoodEndsWith2(String words) throws IOException {
        try (var fund = new FakeFund()) {
            assertThat(watch(fund, words.split(" "))).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"events", "positions"})
    void aFundThatDoesNotAnswerAtFirstEndsWith4(String what) throws IOException {
        var fund = new FakeFund();
        fund.close();

        assertThat(watch(fund, what)).isEqualTo(4);
    }

    @Test
    void theSizeOfAWindowIsReadFromWhatSttySays() {
        assertThat(Terminal.parsed("40 132\n")).isEqualTo(new Terminal.Size(132, 40));
        assertThat(Terminal.parsed("0 0\n")).isEqualTo(new Terminal.Size(80, 24));
        assertThat(Terminal.parsed("")).isEqualTo(new Terminal.Size(80, 24));
    }

    private static StreamEvent event(String name, String data) throws IOException {
        return new StreamEvent("", name, JSON.readTree(data));
    }

    private int watch(FakeFund fund, String... words) {
        return QuantumTrader.commandLine(new FakeLaunch())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(Stream.of(
                                Stream.of("watch"),
                                Stream.of(words),
                                Stream.of("--url", fund.url(), "--data", folder.toString()))
                        .flatMap(all -> all)
                        .toArray(String[]::new));
    }
}
