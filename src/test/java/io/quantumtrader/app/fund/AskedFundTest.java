package io.quantumtrader.app.fund;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quantumtrader.app.client.FundClient;
import io.quantumtrader.app.client.FundRefused;
import io.quantumtrader.app.client.Token;
import io.quantumtrader.app.launch.Progress;
import io.quantumtrader.app.launch.UpRequest;
import io.quantumtrader.http.door.Operators;
import io.quantumtrader.server.TestServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a fund that runs answers about its book, its markets and its numbers, and the jobs that it does beside its work. */
class AskedFundTest {

    private static final String SECRET = "a-token-of-this-test-only";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int TICKS = 300;

    @TempDir
    private Path data;

    @Test
    void tellsItsBookMarketsAndNumbers_andReplaysItsOwnJournalWhileItRuns() {
        var settings = TestServer.fund(
                data, Map.of("market.source", "synthetic:1", "market.speed", "max", "market.ticks", "" + TICKS));
        try (var fund = new WholeFund()
                .up(new UpRequest(data, Operators.one("operator", SECRET)), settings, Progress.silent())) {
            var client = new FundClient(fund.page().toString(), Optional.of(new Token(SECRET)));
            Patience.await(
                    TICKS + " ticks",
                    () -> client.get("/api/v1/status").path("tick").asLong() == TICKS);

            theBookIsThatOfThePositions(client);
            theMarketIsThatOfTheRecord(client);
            theKernelAnswersByTheThetaInForce(client);
            everyNumberHasItsSource(client);
            theJournalComesOutTheSame(client);
            oneDecisionComesOutTheSame(client);
            anotherThetaIsLivedThrough(client);
            wrongQuestionsAreRefusedAtOnce(client);
        }
    }

    private static void theBookIsThatOfThePositions(FundClient client) {
        var book = client.get("/api/v1/portfolio");
        var positions = client.get("/api/v1/positions");
        var held = new TreeSet<String>();
        double gross = 0;
        for (var position : positions) {
            held.add(position.path("symbol").asText());
            gross += position.path("notional").asDouble();
        }
        assertThat(book.path("exposures").findValuesAsText("symbol")).containsExactlyInAnyOrderElementsOf(held);
        assertThat(book.path("gross").asDouble()).isCloseTo(gross, offset(1e-6));
        assertThat(book.path("account").path("equity").asDouble())
                .isEqualTo(client.get("/api/v1/status")
                        .path("account")
                        .path("equity")
                        .asDouble());
        assertThat(book.path("limits").findValuesAsText("code")).contains("LIMIT_SLOTS", "GUARD_DAY_LOSS");
        assertThat(book.path("budgets").findValuesAsText("code")).contains("HEAT_HOT");
        assertThat(book.path("silent").asBoolean()).isFalse();
    }

    private static void theMarketIsThatOfTheRecord(FundClient client) {
        for (var market : client.get("/api/v1/markets")) {
            String symbol = market.path("symbol").asText();
            var history = client.get("/api/v1/markets/" + symbol + "?bars=200");
            var bars = history.path("bars");
            var last = bars.get(bars.size() - 1);

            assertThat(bars).hasSize(200);
            assertThat(last.path("mark").asDouble())
                    .isEqualTo(market.path("mark").asDouble());
            assertThat(last.path("regime").asText())
                    .as("derived again from the record it is what the symbol sees")
                    .isEqualTo(market.path("regime").asText());
            assertThat(market.path("ageMs").asLong()).isZero();

            long first = bars.get(0).path("openedAtMs").asLong();
            var before = client.get("/api/v1/markets/" + symbol + "?bars=50&before=" + first)
                    .path("bars");
            assertThat(before.get(before.size() - 1).path("openedAtMs").asLong())
                    .isEqualTo(first - history.path("intervalMs").asLong());
        }
    }

    private static void theKernelAnswersByTheThetaInForce(FundClient client) {
        var body = JSON.createObjectNode();
        body.putArray("cases")
                .addObject()
                .put("id", "few")
                .putObject("input")
                .putArray("prices")
                .add(100)
                .add(-1);

        var answered = client.post("/api/v1/kernel/market-state", body).path("cases");

        assertThat(answered).hasSize(1);
        assertThat(answered.get(0).path("violations")).isNotEmpty();
        assertThatThrownBy(() -> client.post("/api/v1/kernel/fortune", body))
                .isInstanceOf(FundRefused.class)
                .hasMessageContaining("harvest, stops and market-state");
    }

    private static void everyNumberHasItsSource(FundClient client) {
        var limits = client.get("/api/v1/limits");
        assertThat(limits.findValuesAsText("key"))
                .contains("kernel.harvest.t1-r", "risk.day-loss", "portfolio.heat.hot")
                .noneMatch(key -> key.startsWith("http."));
        assertThat(limits).allSatisfy(one -> {
            assertThat(one.path("value").asText()).isNotEmpty();
            assertThat(one.path("source").asText()).isNotEmpty();
        });
    }

    private static void theJournalComesOutTheSame(FundClient client) {
        var done = ended(client, "{\"kind\":\"REPLAY\"}");

        assertThat(done.path("state").asText()).as("%s", done).isEqualTo("DONE");
        assertThat(done.path("result").path("differenceCount").asLong()).isZero();
        assertThat(done.path("result").path("decisionsCompared").asLong()).isGreaterThan(TICKS);
        assertThat(done.path("done").asLong()).isEqualTo(done.path("total").asLong());
    }

    private static void oneDecisionComesOutTheSame(FundClient client) {
        String symbol = client.get("/api/v1/markets").path(0).path("symbol").asText();
        var decision =
                client.get("/api/v1/positions/" + symbol + "/decisions?limit=1").path(0);
        String name = symbol + "-" + decision.path("sequence").asLong();

        var done = ended(client, "{\"kind\":\"REPLAY\",\"decision\":\"" + name + "\"}");
        var kinds = done.path("result").path("kinds");

        assertThat(done.path("asked").path("decision").asText()).isEqualTo(name);
        assertThat(done.path("result").path("differenceCount").asLong()).isZero();
        assertThat(kinds).as("%s", done).hasSize(1);
        assertThat(kinds.path(0).path("derived").asLong()
                        + kinds.path(0).path("read").asLong())
                .isEqualTo(1);
        assertThat(done.path("result").path("decisionsCompared").asLong()).isLessThan(20);
        assertThat(ended(client, "{\"kind\":\"REPLAY\",\"decision\":\"" + symbol + "-999999\"}")
                        .path("problem")
                        .asText())
                .contains(symbol + "-999999");
    }

    private static void anotherThetaIsLivedThrough(FundClient client) {
        var done = ended(client, "{\"kind\":\"WHAT_IF\",\"theta\":\"T1=1.5\"}");

        assertThat(done.path("state").asText()).as("%s", done).isEqualTo("DONE");
        assertThat(done.path("asked").path("theta").asText()).isEqualTo("T1=1.5");
        assertThat(done.path("result").path("candidates")).hasSize(1);
    }

    private static void wrongQuestionsAreRefusedAtOnce(FundClient client) {
        assertThatThrownBy(() ->
                        client.post("/api/v1/jobs", json("{\"kind\":\"WHAT_IF\",\"theta\":\"nonsense=1,T1=-3\"}")))
                .isInstanceOf(FundRefused.class)
                .hasMessageContaining("nonsense")
                .hasMessageContaining("t1-r");
        assertThat(ended(client, "{\"kind\":\"REPLAY\",\"symbols\":\"NOSUCHUSDT\"}")
                        .path("problem")
                        .asText())
                .contains("NOSUCHUSDT");
        assertThat(client.get("/api/v1/jobs").findValuesAsText("state"))
                .containsExactly("FAILED", "DONE", "FAILED", "DONE", "DONE");
    }

    private static JsonNode ended(FundClient client, String question) {
        String path = "/api/v1/jobs/"
                + client.post("/api/v1/jobs", json(question)).path("id").asText();
        Patience.await(
                "the job's end", () -> !client.get(path).path("endedAtMs").isNull());
        return client.get(path);
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException broken) {
            throw new AssertionError(broken);
        }
    }
}
