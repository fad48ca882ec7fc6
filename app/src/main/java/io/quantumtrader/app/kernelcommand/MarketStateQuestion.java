package io.quantumtrader.app.kernelcommand;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quantumtrader.kernel.check.Checked;
import io.quantumtrader.kernel.market.MarketReading;
import io.quantumtrader.kernel.market.MarketState;
import io.quantumtrader.kernel.market.MarketStateKernel;
import io.quantumtrader.kernel.market.MarketTheta;
import io.quantumtrader.kernel.market.RegimeProbabilities;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Volatility, drift and regime from a list of closes, oldest first (formulas, P0); null for too few closes. */
final class MarketStateQuestion implements Question {

    private final MarketThetaReader thetas;

    MarketStateQuestion(MarketTheta defaults) {
        this.thetas = new MarketThetaReader(defaults);
    }

    @Override
    public JsonNode answer(Fields input) {
        if (!input.given("prices")) input.refuse("prices", "absent", "a list of numbers");
        double[] prices = input.numbers("prices", List.of()).stream()
                .mapToDouble(Double::doubleValue)
                .toArray();
        String form = input.text("form", "v1");
        Optional<MarketTheta> theta = thetas.read(input.insideIfGiven("theta_overrides"));
        if (theta.isEmpty()) input.orThrow();
        MarketTheta tunables = theta.orElseThrow();
        return switch (form) {
            case "v1" -> told(input, MarketStateKernel.v1(prices, tunables), MarketStateQuestion::state);
            case "v2" -> told(input, MarketStateKernel.v2(prices, tunables), MarketStateQuestion::state);
            case "live" -> told(input, MarketStateKernel.live(prices, tunables), MarketStateQuestion::reading);
            default -> {
                input.refuse("form", form, "v1, v2 or live");
                input.orThrow();
                yield NullNode.instance;
            }
        };
    }

    private static <T> JsonNode told(Fields input, Checked<Optional<T>> state, Function<T, JsonNode> shape) {
        Optional<Optional<T>> taken = input.take(state);
        input.orThrow();
        return taken.orElseThrow().map(shape).orElse(NullNode.instance);
    }

    private static JsonNode state(MarketState state) {
        ObjectNode out = JsonNodeFactory.instance.objectNode();
        out.put("sigma", state.sigma());
        out.put("mu", state.mu());
        out.put("ts", state.ts());
        probabilities(out.putObject("regime_probs"), state.probabilities());
        ObjectNode features = out.putObject("features");
        features.put("dp", state.features().dp());
        features.put("vr", state.features().vr());
        features.put("spike_proxy", state.features().spikeProxy());
        ObjectNode sigma = out.putObject("sigma_components");
        sigma.put("sigma_ewma", state.sigmaComponents().ewma());
        sigma.put("sigma_mad", state.sigmaComponents().mad());
        sigma.put("spike_proxy", state.sigmaComponents().spikeProxy());
        sigma.put("blend_weight", state.sigmaComponents().blendWeight());
        sigma.put("sigma_raw", state.sigmaComponents().raw());
        ArrayNode slopes = out.putArray("mu_by_window");
        state.muByWindow().forEach(slope -> slopes.add(slope.doubleValue()));
        return out;
    }

    private static JsonNode reading(MarketReading reading) {
        ObjectNode out = JsonNodeFactory.instance.objectNode();
        out.put("sigma", reading.sigma());
        out.put("mu", reading.mu());
        out.put("ts", reading.ts());
        probabilities(out.putObject("regime_probs"), reading.published());
        probabilities(out.putObject("exit_probs_long"), reading.exitLong());
        probabilities(out.putObject("exit_probs_short"), reading.exitShort());
        return out;
    }

    private static void probabilities(ObjectNode out, RegimeProbabilities probabilities) {
        out.put("trend", probabilities.trend());
        out.put("mr", probabilities.meanReversion());
        out.put("chop", probabilities.chop());
    }
}
