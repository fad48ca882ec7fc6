package io.quantumtrader.app.fund;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.quantumtrader.app.client.FundClient;
import io.quantumtrader.app.client.FundRefused;
import io.quantumtrader.app.client.NotReachable;
import io.quantumtrader.app.client.Token;
import io.quantumtrader.app.config.Settings;
import io.quantumtrader.app.launch.Progress;
import io.quantumtrader.app.launch.ReplayRequest;
import io.quantumtrader.app.launch.UpRequest;
import io.quantumtrader.http.door.Operators;
import io.quantumtrader.server.TestServer;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Theta and limits that an operator changes: recorded, in force within seconds and after every start, replayed as they were. */
class ChangedNumbersTest {

    private static final String SECRET = "a-token-of-this-test-only";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int TICKS = 400;

    @TempDir
    private Path data;

    @Test
    void theFundStartsAnewAndDecidesByThem_andItsWholeRecordComesOutTheSame() {
        var settings = TestServer.fund(
                data, Map.of("market.source", "synthetic:1", "market.speed", "x6000", "market.ticks", "" + TICKS));
        var launch = new WholeFund();
        long symbols;
        var told = new Lives();
        try (var fund = launch.up(new UpRequest(data, Operators.one("operator", SECRET)), settings, told)) {
            var client = new FundClient(fund.page().toString(), Optional.of(new Token(SECRET)));
            symbols = fund.symbols().size();
            await(client, "/api/v1/status", status -> status.path("tick").asLong() >= 100);
            nothingIsRecordedOfWhatDoesNotFit(client);

            var answer = change(client, "T1=1.5, risk.week-loss=0.05");

            assertThat(answer.path("changed").asBoolean()).isTrue();
            assertThat(answer.path("changes").findValuesAsText("key"))
                    .containsExactly("kernel.harvest.t1-r", "risk.week-loss");
            assertThat(answer.path("changes").get(1).path("from").asText()).isEqualTo("0.06");
            await(
                    client,
                    "/api/v1/limits",
                    limits -> value(limits, "risk.week-loss").equals("0.05"));
            assertThat(client.get("/api/v1/alarms").findValuesAsText("kind"))
                    .as("what was told before the fund began anew")
                    .contains("NUMBERS_CHANGED");
            await(client, "/api/v1/status", status -> status.path("tick").asLong() == TICKS);
            assertThat(limit(client.get("/api/v1/limits"), "kernel.harvest.t1-r")
                            .path("source")
                            .asText())
                    .contains("operators");
            assertThat(client.get("/api/v1/portfolio").path("limits")).anySatisfy(one -> {
                assertThat(one.path("code").asText()).isEqualTo("GUARD_WEEK_LOSS");
                assertThat(one.path("limit").asDouble()).isEqualTo(0.05);
            });
        }
        assertThat(told.begun).as("each start counts from its own beginning").hasValue(1);
        var replay = launch.replay(new ReplayRequest(data, true), settings, Progress.silent());
        assertThat(replay.differences()).isEmpty();
        assertThat(replay.decisionsCompared()).isGreaterThan(TICKS);
        assertThat(replay.byName()).containsEntry("NumbersChanged#1", 1L);
        assertThat(replay.byName().get("TermsSet#1")).as("twice of each symbol").isEqualTo(2 * symbols);

        theConfigurationsNumberComesBack(launch, settings);
    }

    @Test
    void aGuardThatStandsKeepsWhatActivatedIt_andTheRecordOfTheChangeComesOutTheSame() {
        var settings = TestServer.fund(
                data,
                Map.of(
                        "market.source", "synthetic:1",
                        "market.speed", "x6000",
                        "market.ticks", "" + TICKS,
                        "risk.drawdown-warn", "0.00001",
                        "risk.drawdown-no-new-risk", "0.00002",
                        "risk.drawdown-samples", "1"));
        var launch = new WholeFund();
        try (var fund =
                launch.up(new UpRequest(data, Operators.one("operator", SECRET)), settings, Progress.silent())) {
            var client = new FundClient(fund.page().toString(), Optional.of(new Token(SECRET)));
            await(
                    client,
                    "/api/v1/ladder",
                    ladder -> standing(ladder).path("sinceMs").asLong() > 0);
            var before = standing(client.get("/api/v1/ladder")).path("reasons");
            assertThat(before.path(0).path("limit").asDouble()).isEqualTo(0.00002);

            change(client, "risk.drawdown-no-new-risk=0.08");

            await(
                    client,
                    "/api/v1/limits",
                    limits -> value(limits, "risk.drawdown-no-new-risk").equals("0.08"));
            await(client, "/api/v1/status", status -> status.path("tick").asLong() == TICKS);
            var after = client.get("/api/v1/ladder");
            assertThat(standing(after).path("reasons")).isEqualTo(before);
            assertThat(after.path("layers").findParents("layer").stream()
                            .filter(layer -> layer.path("layer").asText().equals("GOVERNOR"))
                            .findFirst()
                            .orElseThrow()
                            .path("reasons")
                            .toString())
                    .contains(before.path(0).path("limit").asText())
                    .doesNotContain("0.08");
        }
        var replay = launch.replay(new ReplayRequest(data, true), settings, Progress.silent());
        assertThat(replay.differences()).isEmpty();
        assertThat(replay.byName()).containsEntry("NumbersChanged#1", 1L);
    }

    /** The latch of the drawdown guard; missing while there is none. */
    private static JsonNode standing(JsonNode ladder) {
        for (var layer : ladder.path("layers"))
            for (var latch : layer.path("latches"))
                if (latch.path("id").asText().equals("governor-drawdown")) return latch;
        return MissingNode.getInstance();
    }

    private static void nothingIsRecordedOfWhatDoesNotFit(FundClient client) {
        assertThatThrownBy(() -> change(client, "risk.day-loss=0.9, nonsense=1, http.port=1"))
                .isInstanceOf(FundRefused.class)
                .hasMessageContaining("nonsense")
                .hasMessageContaining("http.port");
        assertThatThrownBy(() -> change(client, "risk.day-loss=0.9"))
                .as("more than a week may lose")
                .isInstanceOf(FundRefused.class)
                .hasMessageContaining("day-loss");
        assertThatThrownBy(() -> change(client, "risk.day-loss=0.025"))
                .isInstanceOf(FundRefused.class)
                .hasMessageContaining("nothing would change");
    }

    /** Counts the starts that were told as work of their own. */
    private static final class Lives implements Progress {
        private final AtomicInteger begun = new AtomicInteger();

        @Override
        public void at(String what, long done, long total) {}

        @Override
        public Progress anew() {
            begun.incrementAndGet();
            return Progress.silent();
        }
    }

    private void theConfigurationsNumberComesBack(WholeFund launch, Settings settings) {
        try (var fund =
                launch.up(new UpRequest(data, Operators.one("operator", SECRET)), settings, Progress.silent())) {
            var client = new FundClient(fund.page().toString(), Optional.of(new Token(SECRET)));
            assertThat(value(client.get("/api/v1/limits"), "risk.week-loss"))
                    .as("after a start")
                    .isEqualTo("0.05");

            change(client, "risk.week-loss=");

            await(
                    client,
                    "/api/v1/limits",
                    limits -> value(limits, "risk.week-loss").equals("0.06"));
            assertThat(value(client.get("/api/v1/limits"), "kernel.harvest.t1-r"))
                    .isEqualTo("1.5");
        }
    }

    private static JsonNode change(FundClient client, String numbers) {
        return client.post(
                "/api/v1/limits",
                JSON.createObjectNode().put("numbers", numbers).put("reason", "a quieter week"));
    }

    private static JsonNode limit(JsonNode limits, String key) {
        for (var one : limits) if (one.path("key").asText().equals(key)) return one;
        throw new AssertionError("no " + key);
    }

    private static String value(JsonNode limits, String key) {
        return limit(limits, key).path("value").asText();
    }

    /** The fund is away for a moment between its lives. */
    private static void await(FundClient client, String path, Predicate<JsonNode> wanted) {
        Patience.await(path, () -> {
            try {
                return wanted.test(client.get(path));
            } catch (NotReachable | FundRefused away) {
                return false;
            }
        });
    }
}
