package io.quantumtrader.kernel.exit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quantumtrader.kernel.check.Checked;
import io.quantumtrader.kernel.market.RegimeProbabilities;
import io.quantumtrader.kernel.position.Side;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class StopGoldenTest {

    @TestFactory
    Stream<DynamicTest> agreesWithTheGoldenTable() {
        return Golden.cases("stops").stream().map(one -> DynamicTest.dynamicTest(Golden.name(one), () -> check(one)));
    }

    private static void check(JsonNode one) {
        switch (input(one.get("input"))) {
            case Checked.Refused<StopInput>(var violations) -> {
                assertThat(one.path("expect").asText()).as("%s", violations).isIn("refuse", "either");
                assertThat(violations)
                        .allSatisfy(violation -> assertThat(violation.field())
                                .matches("(position|market_state|theta)\\.[A-Za-z_0-9.+ ]+"));
            }
            case Checked.Ok<StopInput>(var in) -> {
                assertThat(one.path("expect").asText()).isNotEqualTo("refuse");
                agree(one, StopKernel.propose(in, theta(one.at("/input/theta_overrides"))));
            }
        }
    }

    private static void agree(JsonNode one, StopProposal actual) {
        JsonNode expected = one.get("output");
        Golden.near(expected, "proposed_sl", actual.stop());
        Golden.near(expected, "proposed_tp", actual.takeProfit());
        JsonNode between = expected.get("intermediates");
        Golden.near(between, "k_sl_weighted", actual.stopMultiple());
        Golden.near(between, "k_tp_weighted", actual.takeProfitMultiple());
        Golden.near(between, "k_trail_weighted", actual.trailMultiple());
        Golden.near(between, "stop_dist_pct", actual.stopDistance());
        Golden.near(between, "tp_dist_pct", actual.takeProfitDistance());
        Golden.near(between, "trail_gap_pct", actual.trailGap());
        Golden.near(between, "tp_extension_factor", actual.extension());
        Golden.near(between, "raw_sl", actual.rawStop());
        Golden.near(between, "raw_tp", actual.takeProfit());
        Golden.near(between, "trail_sl", actual.trailStop());
        assertThat(actual.reasons())
                .extracting(StopReason::label)
                .isEqualTo(Golden.texts(expected.get("reason_codes")));
    }

    private static Checked<StopInput> input(JsonNode in) {
        JsonNode position = in.get("position");
        JsonNode market = in.get("market_state");
        JsonNode regime = market.get("regime_probs");
        return StopInput.of(
                Golden.number(market, "sigma"),
                Golden.number(market, "ts"),
                new RegimeProbabilities(
                        Golden.number(regime, "trend"), Golden.number(regime, "mr"), Golden.number(regime, "chop")),
                Side.valueOf(position.get("side").asText()),
                Golden.number(position, "entry_price"),
                Golden.number(position, "current_price"),
                Golden.number(position, "peak_price"),
                Golden.number(position, "trough_price"),
                Golden.number(position, "current_sl"));
    }

    private static StopTheta theta(JsonNode over) {
        StopTheta base = ExitDefaults.STOPS;
        return new StopTheta(
                base.stopMinimum(),
                base.takeProfitMinimum(),
                base.stop(),
                base.takeProfit(),
                base.trail(),
                base.extensionGain(),
                base.extensionMaximum(),
                over.path("monotonic_sl").asBoolean(base.monotonic()),
                base.slack());
    }
}
