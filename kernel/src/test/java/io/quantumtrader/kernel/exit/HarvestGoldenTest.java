package io.quantumtrader.kernel.exit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quantumtrader.kernel.check.Checked;
import io.quantumtrader.kernel.check.InvalidInput;
import io.quantumtrader.kernel.check.Violation;
import io.quantumtrader.kernel.position.Side;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class HarvestGoldenTest {

    @TestFactory
    Stream<DynamicTest> agreesWithTheGoldenTable() {
        return Golden.cases("harvest").stream().map(one -> DynamicTest.dynamicTest(Golden.name(one), () -> check(one)));
    }

    /** Where the table's own K is a rounding away from the threshold, the action depends on the last bit of exp. */
    @Test
    void saysWhichCasesLieWithinOneUlpOfAThreshold() {
        List<Integer> close = Golden.cases("harvest").stream()
                .filter(one -> one.get("output").has("kill_score"))
                .filter(one -> {
                    double threshold = Golden.number(one.at("/input/theta_overrides"), "kill_threshold", 0.6);
                    return Math.abs(Golden.number(one.get("output"), "kill_score") - threshold) <= Math.ulp(threshold);
                })
                .map(one -> one.get("id").asInt())
                .toList();

        System.out.println("harvest cases within 1 ulp of the kill threshold, all agreeing: " + close);
        assertThat(close).containsExactly(103, 116);
    }

    private static void check(JsonNode one) {
        Optional<List<Violation>> refused = refusal(one.get("input"));
        if (Golden.expects(one, "refuse")) {
            assertThat(refused).isPresent();
            assertThat(refused.get())
                    .allSatisfy(violation -> assertThat(violation.field())
                            .matches("(position|market_state|p1|theta)\\.[A-Za-z_0-9.+ ]+"));
        } else if (refused.isEmpty()) {
            agree(one);
        } else {
            assertThat(Golden.expects(one, "either")).as("refused %s", refused).isTrue();
        }
    }

    private static void agree(JsonNode one) {
        HarvestTheta theta = theta(one.at("/input/theta_overrides"));
        HarvestProposal actual = HarvestKernel.evaluate(input(one.get("input")).orThrow(), theta);

        JsonNode expected = one.get("output");
        Golden.near(expected, "new_sl_proposed", actual.newStop());
        Golden.near(expected, "R_net", actual.rNet());
        Golden.near(expected, "risk_unit", actual.riskUnit());
        Golden.near(expected, "cost_est", actual.cost());
        Golden.near(expected, "kill_score", actual.kill().score());
        Golden.near(expected, "z", actual.kill().z());
        JsonNode components = expected.get("k_components");
        Golden.near(components, "regime_flip", actual.kill().flip());
        Golden.near(components, "sigma_spike", actual.kill().sigmaSpike());
        Golden.near(components, "ts_drop", actual.kill().tsDrop());
        Golden.near(components, "age_penalty", actual.kill().age());
        var weights = theta.utilities().weights();
        assertThat(List.of(weights.first(), weights.second(), weights.third()))
                .zipSatisfy(
                        expected.get("tranche_weights"),
                        (ours, theirs) -> assertThat(ours)
                                .isCloseTo(
                                        theirs.doubleValue(), org.assertj.core.data.Percentage.withPercentage(1e-10)));
        assertThat(actual.action().name())
                .isEqualTo(expected.get("harvest_action").asText());
        assertThat(actual.reasons())
                .extracting(HarvestReason::label)
                .isEqualTo(Golden.texts(expected.get("reason_codes")));
    }

    private static Optional<List<Violation>> refusal(JsonNode in) {
        String side = in.at("/position/side").asText();
        if (!side.equals("LONG") && !side.equals("SHORT"))
            return Optional.of(List.of(new Violation("position.side", side, "LONG or SHORT")));
        try {
            theta(in.get("theta_overrides"));
        } catch (InvalidInput invalid) {
            return Optional.of(invalid.violations());
        }
        return input(in) instanceof Checked.Refused<HarvestInput>(var violations)
                ? Optional.of(violations)
                : Optional.empty();
    }

    private static Checked<HarvestInput> input(JsonNode in) {
        JsonNode position = in.get("position");
        JsonNode market = in.get("market_state");
        return HarvestInput.of(
                Side.valueOf(position.get("side").asText()),
                Golden.number(position, "entry_price"),
                Golden.number(position, "age_sec"),
                Golden.number(position, "unrealized_pnl"),
                Golden.number(position, "current_sl"),
                Golden.number(market, "sigma"),
                Golden.number(market, "ts"),
                Golden.number(market, "p_trend"),
                Golden.number(market, "p_mr"),
                Golden.number(market, "p_chop"),
                Golden.number(in.path("p1"), "stop_dist_pct"));
    }

    private static HarvestTheta theta(JsonNode over) {
        HarvestTheta base = ExitDefaults.HARVEST;
        KillTheta kill = base.kill();
        TrancheUtilities utilities = base.utilities();
        return new HarvestTheta(
                Golden.number(over, "fallback_stop_pct", base.fallbackStop()),
                Golden.number(over, "cost_bps", base.costBps()),
                Golden.number(over, "T1_R", base.t1()),
                Golden.number(over, "T2_R", base.t2()),
                Golden.number(over, "T3_R", base.t3()),
                Golden.number(over, "lock_R", base.lock()),
                Golden.number(over, "be_plus_pct", base.breakEvenPlus()),
                new TrancheUtilities(
                        Golden.number(over, "u1", utilities.first()),
                        Golden.number(over, "u2", utilities.second()),
                        Golden.number(over, "u3", utilities.third()),
                        Golden.number(over, "softmax_temp", utilities.temperature())),
                new KillTheta(
                        Golden.number(over, "trend_min", kill.trendMinimum()),
                        Golden.number(over, "sigma_ref", kill.sigmaReference()),
                        Golden.number(over, "sigma_spike_cap", kill.sigmaSpikeCap()),
                        Golden.number(over, "ts_ref", kill.tsReference()),
                        Golden.number(over, "ts_drop_cap", kill.tsDropCap()),
                        Golden.number(over, "max_age_sec", kill.maximumAgeSeconds()),
                        Golden.number(over, "k_regime_flip", kill.flipWeight()),
                        Golden.number(over, "k_sigma_spike", kill.spikeWeight()),
                        Golden.number(over, "k_ts_drop", kill.dropWeight()),
                        Golden.number(over, "k_age_penalty", kill.ageWeight()),
                        Golden.number(over, "kill_threshold", kill.threshold())));
    }
}
