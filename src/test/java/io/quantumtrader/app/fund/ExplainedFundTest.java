package io.quantumtrader.app.fund;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quantumtrader.app.client.FundClient;
import io.quantumtrader.app.client.Token;
import io.quantumtrader.app.config.Settings;
import io.quantumtrader.app.explain.Telling;
import io.quantumtrader.app.launch.ExplainRequest;
import io.quantumtrader.app.launch.Progress;
import io.quantumtrader.app.launch.UpRequest;
import io.quantumtrader.http.door.Operators;
import io.quantumtrader.http.json.Json;
import io.quantumtrader.persistence.explain.Asked;
import io.quantumtrader.persistence.explain.Lookup;
import io.quantumtrader.server.TestServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A fund over PostgreSQL: what it tells over HTTP is what its folder tells, while it runs and after. */
class ExplainedFundTest {

    private static final String SECRET = "a-token-of-this-test-only";

    @TempDir
    private Path data;

    @Test
    void tellsTheSameOverHttpAndFromItsFolder_runningAndStopped() {
        var settings = TestServer.fund(
                data, Map.of("market.source", "synthetic:1", "market.speed", "max", "market.ticks", "300"));
        var told = new TreeMap<String, JsonNode>();
        try (var fund = new WholeFund()
                .up(new UpRequest(data, Operators.one("operator", SECRET)), settings, Progress.silent())) {
            var client = new FundClient(fund.page().toString(), Optional.of(new Token(SECRET)));
            Patience.await(
                    "300 ticks", () -> client.get("/api/v1/status").path("tick").asLong() == 300);
            for (String id : ids(client)) told.put(id, client.get("/api/v1/decisions/" + path(id) + "/explanation"));

            assertThat(told).hasSizeGreaterThan(10);
            assertThat(told)
                    .allSatisfy(
                            (id, view) -> assertThat(fromFolder(id, settings)).isEqualTo(view));
        }
        var last = told.lastEntry();
        assertThat(sections(fromFolder(last.getKey(), settings))).isEqualTo(sections(last.getValue()));
    }

    /** The stopped fund has gone on for a little, so that only what was over is the same. */
    private static List<String> sections(JsonNode view) {
        var titles = new ArrayList<String>();
        for (var section : view.path("sections")) {
            String title = section.path("title").asText();
            boolean later = title.equals("How it went on") || title.equals("What came back");
            titles.add(later ? title : section.toString());
        }
        return titles;
    }

    private static List<String> ids(FundClient client) {
        var ids = new ArrayList<String>();
        for (JsonNode symbol : client.get("/api/v1/status").path("symbols")) {
            String decisions = "/api/v1/positions/" + symbol.asText() + "/decisions";
            client.get(decisions + "?limit=10&holds=false")
                    .forEach(one -> ids.add(one.path("id").asText()));
            client.get(decisions + "?limit=2")
                    .forEach(one -> ids.add(one.path("id").asText()));
        }
        return ids;
    }

    private static String path(String id) {
        return id.replace("@", "%40");
    }

    private JsonNode fromFolder(String id, Settings settings) {
        var request = new ExplainRequest(data, Asked.parse(id).orElseThrow());
        return switch (new WholeFund().explain(request, settings)) {
            case Lookup.Found(var explained) ->
                Json.object(Json.bytes(Telling.of(explained))).orElseThrow();
            case Lookup.Unknown unknown -> throw new AssertionError(unknown.text());
        };
    }
}
