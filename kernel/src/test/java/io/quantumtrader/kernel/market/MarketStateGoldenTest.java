package io.quantumtrader.kernel.market;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quantumtrader.kernel.check.Checked;
import io.quantumtrader.kernel.check.Violation;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class MarketStateGoldenTest {

    private static final JsonNode TABLE = GoldenTheta.table();

    @TestFactory
    Stream<DynamicTest> agreesWithTheTable() {
        return StreamSupport.stream(TABLE.get("cases").spliterator(), false)
                .map(golden -> DynamicTest.dynamicTest(
                        golden.get("id") + " " + golden.get("name").asText(), () -> check(golden)));
    }

    private static void check(JsonNode golden) {
        var theta = GoldenTheta.theta(TABLE.get("theta_defaults"), golden.get("theta_overrides"));
        double[] prices = GoldenTheta.doubles(golden.get("prices")).stream()
                .mapToDouble(Double::doubleValue)
                .toArray();
        switch (golden.path("expect").asText("agree")) {
            case "refuse" -> assertRefusesThePrice(MarketStateKernel.v1(prices, theta.orThrow()));
            case "either" -> assertNamesTheMethod(theta);
            default ->
                assertAgrees(
                        golden.get("output"),
                        MarketStateKernel.v1(prices, theta.orThrow()).orThrow().orElseThrow());
        }
    }

    private static void assertRefusesThePrice(Checked<?> result) {
        assertThat(violations(result)).singleElement().asString().contains("prices[25] must be > 0 and finite");
    }

    private static void assertNamesTheMethod(Checked<MarketTheta> theta) {
        assertThat(violations(theta))
                .singleElement()
                .asString()
                .contains("trend.method must be theil_sen or ols, was huber");
    }

    static List<Violation> violations(Checked<?> result) {
        return result instanceof Checked.Refused<?>(var violations) ? violations : List.of();
    }

    private static void assertAgrees(JsonNode output, MarketState state) {
        assertClose(output.get("sigma"), state.sigma());
        assertClose(output.get("mu"), state.mu());
        assertClose(output.get("ts"), state.ts());
        assertClose(output.at("/regime_probs/trend"), state.probabilities().trend());
        assertClose(output.at("/regime_probs/mr"), state.probabilities().meanReversion());
        assertClose(output.at("/regime_probs/chop"), state.probabilities().chop());
        assertClose(output.at("/features/dp"), state.features().dp());
        assertClose(output.at("/features/vr"), state.features().vr());
        assertClose(output.at("/features/spike_proxy"), state.features().spikeProxy());
        assertClose(
                output.at("/sigma_components/sigma_ewma"),
                state.sigmaComponents().ewma());
        assertClose(
                output.at("/sigma_components/sigma_mad"),
                state.sigmaComponents().mad());
        assertClose(
                output.at("/sigma_components/spike_proxy"),
                state.sigmaComponents().spikeProxy());
        assertClose(
                output.at("/sigma_components/blend_weight"),
                state.sigmaComponents().blendWeight());
        assertClose(
                output.at("/sigma_components/sigma_raw"),
                state.sigmaComponents().raw());
        for (int i = 0; i < state.muByWindow().size(); i++) {
            assertClose(output.get("mu_by_window").get(i), state.muByWindow().get(i));
        }
    }

    /** Relative 1e-9; values that are nothing but rounding (a variance of a constant return) within 1e-15. */
    private static void assertClose(JsonNode expected, double actual) {
        double wanted = expected.asDouble();
        assertThat(Math.abs(actual - wanted)).isLessThanOrEqualTo(1e-9 * Math.abs(wanted) + 1e-15);
    }
}
