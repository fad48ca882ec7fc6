package io.quantumtrader.app.fund;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quantumtrader.app.client.FundClient;
import io.quantumtrader.app.client.FundRefused;
import io.quantumtrader.app.client.Token;
import io.quantumtrader.app.config.SettingsLoader;
import io.quantumtrader.app.launch.LaunchFailed;
import io.quantumtrader.app.launch.Progress;
import io.quantumtrader.app.launch.RunningFund;
import io.quantumtrader.app.launch.UpRequest;
import io.quantumtrader.app.process.FreePort;
import io.quantumtrader.http.door.Operators;
import io.quantumtrader.server.TestServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFundUpTest {

    private static final String SECRET = "a-token-of-this-test-only";
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();

    @TempDir
    private Path data;

    @Test
    void isOperatedOverHttp_andGoesOnWhereItStopped() {
        JsonNode held;
        try (var fund = up(FreePort.one(), "max")) {
            var client = client(fund);
            await(client, "/health/ready", ready -> ready.path("healthy").asBoolean());
            await(client, "/api/v1/status", status -> status.path("tick").asLong() > 300);
            assertThat(client.get("/api/v1/status")
                            .path("account")
                            .path("equity")
                            .asDouble())
                    .isPositive();

            killSwitchHoldsOpensBack(client);
            held = opened(client);

            assertThatThrownBy(() -> up(fund.page().getPort(), "max"))
                    .isInstanceOf(LaunchFailed.class)
                    .hasMessageNotContaining("secret");
            client.post("/api/v1/kill-switch", kill(true));
        }
        try (var fund = up(FreePort.one(), "x60")) {
            var client = client(fund);
            assertThat(client.get("/api/v1/kill-switch").path("enabled").asBoolean())
                    .isTrue();
            await(client, "/health/ready", ready -> ready.path("healthy").asBoolean());
            var after = client.get("/api/v1/positions/" + held.path("symbol").asText());
            if (after.path("open").asBoolean()) {
                assertThat(after.path("positionId")).isEqualTo(held.path("positionId"));
                assertThat(after.path("protectedAtVenue").asBoolean()).isTrue();
            }
        }
    }

    private static void killSwitchHoldsOpensBack(FundClient client) {
        var on = client.post("/api/v1/kill-switch", kill(true));
        assertThat(on.path("enabled").asBoolean()).isTrue();
        assertThat(on.path("acknowledgedMicros").asDouble()).isPositive();
        assertThatThrownBy(() -> client.post("/api/v1/positions", open("BTCUSDT")))
                .isInstanceOf(FundRefused.class)
                .hasMessageContaining("KILL_SWITCH refuses: the kill switch allows only exits");
        assertThat(client.post("/api/v1/kill-switch", kill(false))
                        .path("enabled")
                        .asBoolean())
                .isFalse();
    }

    /** Some layer may refuse one symbol, so the others are asked too. */
    private static JsonNode opened(FundClient client) {
        for (JsonNode symbol : client.get("/api/v1/status").path("symbols")) {
            try {
                client.post("/api/v1/positions", open(symbol.asText()));
            } catch (FundRefused refused) {
                assertThat(refused.status()).isEqualTo(409);
            }
        }
        var positions = await(
                client, "/api/v1/positions", now -> protectedOnes(now).findAny().isPresent());
        var first = protectedOnes(positions).findFirst().orElseThrow();
        assertThat(client.get("/api/v1/positions/" + first.path("symbol").asText() + "/decisions?holds=false"))
                .isNotEmpty();
        return first;
    }

    /** While a stop is moved it is not confirmed. */
    private static Stream<JsonNode> protectedOnes(JsonNode positions) {
        return StreamSupport.stream(positions.spliterator(), false)
                .filter(one -> one.path("protectedAtVenue").asBoolean());
    }

    @Test
    void aPartOfAPositionIsClosedByHand_andTheRestIsStillLookedAfter() throws IOException {
        try (var fund = up(FreePort.one(), "max", Map.of("market.ticks", "300"))) {
            var client = client(fund);
            await(client, "/api/v1/status", status -> status.path("tick").asLong() == 300);
            var held = freshlyOpened(client);
            String path = "/api/v1/positions/" + held.path("symbol").asText();

            assertThat(held.path("mark").isNumber()).isTrue();
            assertThat(held.path("rNet").isNumber()).isTrue();
            assertThat(held.path("killScore").isNull()).isTrue();
            assertThat(held.path("killScoreMissing").asText()).isEqualTo("no bar has closed since the entry");
            assertThat(held.path("distances").findValuesAsText("code"))
                    .contains("STOP_CROSSED", "HARVEST_T1", "ESS_DRAWDOWN", "MARGIN_SHORT", "DATA_STALE");
            assertThat(client.get("/api/v1/ladder").path("layers"))
                    .allSatisfy(layer -> assertThat(layer.path("distances")).isNotEmpty());

            var reduced = client.post(path + "/close", close().put("fraction", 0.5));
            var rest = client.get(path);
            assertThat(reduced.path("action").asText()).isEqualTo("REDUCE");
            assertThat(reduced.path("reasons").findValuesAsText("code")).containsExactly("OPERATOR_CLOSE");
            assertThat(reduced.path("outcome").asText()).isEqualTo("filled");
            assertThat(reduced.path("positionId")).isEqualTo(held.path("positionId"));
            assertThat(rest.path("quantity").asDouble())
                    .isCloseTo(
                            held.path("quantity").asDouble()
                                    - reduced.path("quantity").asDouble(),
                            within(1e-9))
                    .isBetween(
                            0.4 * held.path("quantity").asDouble(),
                            0.6 * held.path("quantity").asDouble());
            assertThat(rest.path("protectedAtVenue").asBoolean()).isTrue();

            assertThatThrownBy(() -> client.post(path + "/close", close().put("quantity", 1e-9)))
                    .isInstanceOfSatisfying(
                            FundRefused.class,
                            refused -> assertThat(refused.status()).isEqualTo(422))
                    .hasMessageContaining("less than one step");

            var whole = client.post(path + "/close", close().put("quantity", 1e9));
            assertThat(whole.path("action").asText()).isEqualTo("CLOSE");
            assertThat(whole.path("quantity").asDouble())
                    .isEqualTo(rest.path("quantity").asDouble());
            assertThat(client.get(path).path("open").asBoolean()).isFalse();
            assertThat(client.get(path + "/decisions?holds=false").findValuesAsText("outcome"))
                    .contains("filled", "cancelled by the venue (POSITION_CLOSED)")
                    .doesNotContain("sent");
        }
    }

    private static JsonNode freshlyOpened(FundClient client) {
        var refusals = new ArrayList<String>();
        for (JsonNode symbol : client.get("/api/v1/status").path("symbols")) {
            String path = "/api/v1/positions/" + symbol.asText();
            if (client.get(path).path("open").asBoolean()) continue;
            try {
                client.post("/api/v1/positions", open(symbol.asText()));
                return client.get(path);
            } catch (FundRefused refused) {
                refusals.add(String.valueOf(refused.getMessage()));
            }
        }
        throw new AssertionError("no symbol could be opened: " + refusals);
    }

    private static ObjectNode close() {
        return JsonNodeFactory.instance.objectNode().put("reason", "a test");
    }

    @Test
    void saysWhichPortIsTaken() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> up(taken.getLocalPort(), "max"))
                    .isInstanceOf(LaunchFailed.class)
                    .hasMessageContaining("port " + taken.getLocalPort())
                    .hasMessageContaining("--port");
        }
        assertThat(data).as("nothing was started").isEmptyDirectory();
    }

    private RunningFund up(int port, String speed) {
        return up(port, speed, Map.of());
    }

    private RunningFund up(int port, String speed, Map<String, String> more) {
        Map<String, String> keys = new TreeMap<>(more);
        keys.putAll(Map.of("http.port", "" + port, "market.source", "synthetic:1", "market.speed", speed));
        var settings = SettingsLoader.load(PROJECT, PROJECT.resolve("application.conf"), true, keys);
        return new WholeFund()
                .up(
                        new UpRequest(data, Operators.one("operator", SECRET)),
                        TestServer.settings(data, settings),
                        Progress.silent());
    }

    private static FundClient client(RunningFund fund) {
        return new FundClient(fund.page().toString(), Optional.of(new Token(SECRET)));
    }

    private static JsonNode await(FundClient client, String path, Predicate<JsonNode> wanted) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            var now = asked(client, path);
            if (wanted.test(now)) return now;
            if (System.nanoTime() > deadline) throw new AssertionError(path + " stays " + now);
            LockSupport.parkNanos(50_000_000);
        }
    }

    private static JsonNode asked(FundClient client, String path) {
        try {
            return client.get(path);
        } catch (FundRefused notReady) {
            return JsonNodeFactory.instance.objectNode();
        }
    }

    private static ObjectNode kill(boolean enabled) {
        return JsonNodeFactory.instance.objectNode().put("enabled", enabled).put("reason", "a test");
    }

    private static ObjectNode open(String symbol) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("symbol", symbol)
                .put("side", "LONG")
                .put("reason", "a test");
    }
}
