package io.quantumtrader.kernel.market;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quantumtrader.kernel.check.Checked;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Reads the golden table of the market state: defaults, and a case's overrides laid over them. */
final class GoldenTheta {

    private static final ObjectMapper JSON = new ObjectMapper();

    private GoldenTheta() {}

    static JsonNode table() {
        try (var in = GoldenTheta.class.getResourceAsStream("/golden/market-state.json")) {
            return JSON.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Checked<MarketTheta> theta(JsonNode defaults, JsonNode overrides) {
        var merged = merge(defaults.deepCopy(), overrides);
        return of(merged);
    }

    private static ObjectNode merge(ObjectNode base, JsonNode overrides) {
        overrides.properties().forEach(entry -> {
            var present = base.get(entry.getKey());
            if (present instanceof ObjectNode section) merge(section, entry.getValue());
            else base.set(entry.getKey(), entry.getValue());
        });
        return base;
    }

    private static Checked<MarketTheta> of(JsonNode theta) {
        var vol = theta.get("vol");
        var trend = theta.get("trend");
        var regime = theta.get("regime");
        var score = regime.get("score");
        return TrendMethod.named(trend.get("method").asText())
                .map(method -> new MarketTheta(
                        theta.get("eps").asDouble(),
                        new MarketTheta.Vol(
                                vol.get("window").asInt(),
                                vol.get("winsor_q_low").asDouble(),
                                vol.get("winsor_q_high").asDouble(),
                                vol.get("ewma_lambda").asDouble(),
                                vol.get("sigma_floor").asDouble(),
                                vol.get("spike_proxy_cap").asDouble(),
                                vol.get("spike_center").asDouble(),
                                vol.get("spike_scale").asDouble()),
                        new MarketTheta.Trend(integers(trend.get("windows")), doubles(trend.get("weights")), method),
                        new RegimeTheta(
                                regime.get("window").asInt(),
                                regime.get("vr_k").asInt(),
                                regime.get("softmax_temp").asDouble(),
                                score(score)),
                        MarketDefaults.LIVE));
    }

    private static RegimeTheta.Score score(JsonNode score) {
        return new RegimeTheta.Score(
                score.get("a1").asDouble(),
                score.get("a2").asDouble(),
                score.get("a3").asDouble(),
                score.get("b1").asDouble(),
                score.get("b2").asDouble(),
                score.get("b3").asDouble(),
                score.get("c1").asDouble(),
                score.get("c2").asDouble(),
                score.get("c3").asDouble());
    }

    static List<Double> doubles(JsonNode array) {
        var values = new ArrayList<Double>();
        array.forEach(value -> values.add(value.asDouble()));
        return values;
    }

    private static List<Integer> integers(JsonNode array) {
        var values = new ArrayList<Integer>();
        array.forEach(value -> values.add(value.asInt()));
        return values;
    }
}
