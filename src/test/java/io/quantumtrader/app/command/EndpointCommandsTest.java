package io.quantumtrader.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantumtrader.http.route.Endpoint;
import io.quantumtrader.http.route.Router;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever has only a terminal can ask and do what the API can be asked and told. */
class EndpointCommandsTest {

    /** What a person does with the API, a command each. */
    private static final List<String> COMMANDS = List.of(
            "health",
            "health --live",
            "status",
            "members",
            "whoami",
            "equity",
            "positions",
            "positions btcusdt",
            "decisions btcusdt",
            "explain BTCUSDT-17",
            "portfolio",
            "market",
            "market btcusdt --bars 5",
            "limits",
            "limits risk.day-loss=0.02 --reason why",
            "jobs list",
            "jobs show 1",
            "jobs start --theta T1=1.5",
            "jobs cancel 1",
            "kernel stops --running",
            "ladder",
            "permits",
            "alarms --limit 5",
            "kill-switch",
            "views",
            "view trades symbol=BTCUSDT",
            "config --running",
            "writes",
            "watch --count 1",
            "metrics",
            "open btcusdt --side LONG --reason why",
            "close btcusdt",
            "kill",
            "halt --reason why",
            "drill rehearse --times 1",
            "emergency-stop",
            "release --emergency-stop --reason why",
            "step-up --scope main --reason why",
            "release --latch x --reason why");

    /** Endpoints without a command, and why. */
    private static final Map<Endpoint, String> WITHOUT = new EnumMap<>(Map.of(
            Endpoint.PAGE, "for a browser",
            Endpoint.PAGE_FILE, "for a browser",
            Endpoint.API_PAGE, "for a browser",
            Endpoint.API_PAGE_FILE, "for a browser",
            Endpoint.OPENAPI, "for programs that are made from it; docs/reference/http.md is for people",
            Endpoint.STREAM, "the same as EVENTS over a WebSocket; ./qt watch takes that",
            Endpoint.RISK_KILL_SWITCH, "the same as KILL_SWITCH at the address of the origin",
            Endpoint.RISK_KILL, "the same as KILL at the address of the origin"));

    @TempDir
    private Path folder;

    private final InputStream input = System.in;

    @AfterEach
    void giveBackTheInput() {
        System.setIn(input);
    }

    @Test
    void everyEndpointThatAPersonNeedsHasACommand() throws IOException {
        Set<Endpoint> reached = EnumSet.noneOf(Endpoint.class);
        System.setIn(new ByteArrayInputStream("{\"cases\":[]}".getBytes(StandardCharsets.UTF_8)));
        try (var fund = new FakeFund()) {
            for (String command : COMMANDS) {
                int before = fund.asked().size();
                int code = qt(fund, command);

                assertThat(code).as(command).isNotIn(2, 3, 4);
                var now = fund.asked();
                assertThat(now.size()).as(command + " asks the fund").isGreaterThan(before);
                now.subList(before, now.size()).forEach(asked -> reached.add(endpoint(asked)));
            }
        }

        assertThat(EnumSet.complementOf(EnumSet.copyOf(reached))).isEqualTo(WITHOUT.keySet());
    }

    private static Endpoint endpoint(String asked) {
        var words = asked.split(" ", 2);
        if (Router.find(words[0], words[1]) instanceof Router.Match.Found found) return found.endpoint();
        throw new AssertionError("no endpoint answers " + asked);
    }

    private int qt(FakeFund fund, String command) {
        var words = Stream.concat(
                Stream.of(command.split(" ")),
                command.startsWith("explain")
                        ? Stream.of("--url", fund.url())
                        : Stream.of("--url", fund.url(), "--data", folder.toString()));
        return QuantumTrader.commandLine(new FakeLaunch())
                .setOut(new PrintWriter(new StringWriter()))
                .setErr(new PrintWriter(new StringWriter()))
                .execute(words.toArray(String[]::new));
    }
}
