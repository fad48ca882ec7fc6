package io.quantumtrader.app.kernelcommand;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quantumtrader.kernel.exit.RegimeCoefficients;
import io.quantumtrader.kernel.exit.StopInput;
import io.quantumtrader.kernel.exit.StopKernel;
import io.quantumtrader.kernel.exit.StopProposal;
import io.quantumtrader.kernel.exit.StopTheta;
import io.quantumtrader.kernel.market.RegimeProbabilities;
import java.util.Optional;
import java.util.Set;

/** Stop, trailing stop and take-profit of one observation (formulas, P1). */
final class StopsQuestion implements Question {

    /** The cooldown is carried by the golden table, the kernel has none. */
    private static final Set<String> TUNABLES = Set.of(
            "sl_min_pct",
            "tp_min_pct",
            "k_sl",
            "k_tp",
            "k_trail",
            "tp_extend_gain",
            "tp_extend_max",
            "monotonic_sl",
            "cooldown_sec",
            "eps");

    private static final Set<String> REGIMES = Set.of("trend", "mr", "chop");

    private final StopTheta defaults;

    StopsQuestion(StopTheta defaults) {
        this.defaults = defaults;
    }

    @Override
    public JsonNode answer(Fields input) {
        Optional<StopInput> in = read(input);
        Optional<StopTheta> theta = theta(input.insideIfGiven("theta_overrides").only(TUNABLES));
        input.orThrow();
        return output(StopKernel.propose(in.orElseThrow(), theta.orElseThrow()));
    }

    private static Optional<StopInput> read(Fields input) {
        Fields position = input.inside("position");
        Fields market = input.inside("market_state");
        Fields regime = market.inside("regime_probs");
        market.optional("mu");
        position.optional("current_tp");
        return input.take(StopInput.of(
                market.number("sigma"),
                market.number("ts"),
                new RegimeProbabilities(regime.number("trend"), regime.number("mr"), regime.number("chop")),
                position.side("side"),
                position.number("entry_price"),
                position.number("current_price"),
                position.number("peak_price"),
                position.number("trough_price"),
                position.optional("current_sl")));
    }

    private Optional<StopTheta> theta(Fields over) {
        over.optional("cooldown_sec");
        return over.attempt(() -> new StopTheta(
                over.number("sl_min_pct", defaults.stopMinimum()),
                over.number("tp_min_pct", defaults.takeProfitMinimum()),
                coefficients(over.insideIfGiven("k_sl"), defaults.stop()),
                coefficients(over.insideIfGiven("k_tp"), defaults.takeProfit()),
                coefficients(over.insideIfGiven("k_trail"), defaults.trail()),
                over.number("tp_extend_gain", defaults.extensionGain()),
                over.number("tp_extend_max", defaults.extensionMaximum()),
                over.flag("monotonic_sl", defaults.monotonic()),
                over.number("eps", defaults.slack())));
    }

    private static RegimeCoefficients coefficients(Fields over, RegimeCoefficients base) {
        over.only(REGIMES);
        return new RegimeCoefficients(
                over.number("trend", base.trend()),
                over.number("mr", base.meanReversion()),
                over.number("chop", base.chop()));
    }

    private static ObjectNode output(StopProposal proposal) {
        ObjectNode out = JsonNodeFactory.instance.objectNode();
        out.put("proposed_sl", proposal.stop());
        out.put("proposed_tp", proposal.takeProfit());
        ArrayNode reasons = out.putArray("reason_codes");
        proposal.reasons().forEach(reason -> reasons.add(reason.label()));
        ObjectNode between = out.putObject("intermediates");
        between.put("k_sl_weighted", proposal.stopMultiple());
        between.put("k_tp_weighted", proposal.takeProfitMultiple());
        between.put("k_trail_weighted", proposal.trailMultiple());
        between.put("stop_dist_pct", proposal.stopDistance());
        between.put("tp_dist_pct", proposal.takeProfitDistance());
        between.put("trail_gap_pct", proposal.trailGap());
        between.put("tp_extension_factor", proposal.extension());
        between.put("raw_sl", proposal.rawStop());
        between.put("raw_tp", proposal.takeProfit());
        between.put("trail_sl", proposal.trailStop());
        return out;
    }
}
