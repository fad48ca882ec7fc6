package io.quantumtrader.app.kernelcommand;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quantumtrader.kernel.exit.HarvestInput;
import io.quantumtrader.kernel.exit.HarvestKernel;
import io.quantumtrader.kernel.exit.HarvestProposal;
import io.quantumtrader.kernel.exit.HarvestTheta;
import io.quantumtrader.kernel.exit.KillDistance;
import io.quantumtrader.kernel.exit.KillReading;
import io.quantumtrader.kernel.exit.KillTheta;
import io.quantumtrader.kernel.exit.TrancheUtilities;
import java.util.Optional;
import java.util.Set;

/** Harvest and kill score of one observation (formulas, P2). */
final class HarvestQuestion implements Question {

    private static final Set<String> TUNABLES = Set.of(
            "fallback_stop_pct",
            "cost_bps",
            "T1_R",
            "T2_R",
            "T3_R",
            "u1",
            "u2",
            "u3",
            "softmax_temp",
            "lock_R",
            "be_plus_pct",
            "trend_min",
            "sigma_ref",
            "sigma_spike_cap",
            "ts_ref",
            "ts_drop_cap",
            "max_age_sec",
            "k_regime_flip",
            "k_sigma_spike",
            "k_ts_drop",
            "k_age_penalty",
            "kill_threshold");

    private final HarvestTheta defaults;
    private final boolean explained;

    /**
     * With the defaults that a case may override.
     *
     * @param explained whether the answer also tells how far each component is from firing the kill score
     */
    HarvestQuestion(HarvestTheta defaults, boolean explained) {
        this.defaults = defaults;
        this.explained = explained;
    }

    @Override
    public JsonNode answer(Fields input) {
        Optional<HarvestInput> in = read(input);
        Optional<HarvestTheta> theta =
                theta(input.insideIfGiven("theta_overrides").only(TUNABLES));
        input.orThrow();
        HarvestTheta tunables = theta.orElseThrow();
        return output(HarvestKernel.evaluate(in.orElseThrow(), tunables), tunables);
    }

    private static Optional<HarvestInput> read(Fields input) {
        Fields position = input.inside("position");
        Fields market = input.inside("market_state");
        Fields stops = input.insideIfGiven("p1");
        Prices.check(position);
        return input.take(HarvestInput.of(
                position.side("side"),
                position.number("entry_price"),
                position.number("age_sec"),
                position.number("unrealized_pnl"),
                position.optional("current_sl"),
                market.number("sigma"),
                market.number("ts"),
                market.number("p_trend"),
                market.number("p_mr"),
                market.number("p_chop"),
                stops.optional("stop_dist_pct")));
    }

    private Optional<HarvestTheta> theta(Fields over) {
        TrancheUtilities base = defaults.utilities();
        Optional<TrancheUtilities> utilities = over.attempt(() -> new TrancheUtilities(
                over.number("u1", base.first()),
                over.number("u2", base.second()),
                over.number("u3", base.third()),
                over.number("softmax_temp", base.temperature())));
        Optional<KillTheta> kill = kill(over, defaults.kill());
        return over.attempt(() -> new HarvestTheta(
                over.number("fallback_stop_pct", defaults.fallbackStop()),
                over.number("cost_bps", defaults.costBps()),
                over.number("T1_R", defaults.t1()),
                over.number("T2_R", defaults.t2()),
                over.number("T3_R", defaults.t3()),
                over.number("lock_R", defaults.lock()),
                over.number("be_plus_pct", defaults.breakEvenPlus()),
                utilities.orElse(base),
                kill.orElse(defaults.kill())));
    }

    private static Optional<KillTheta> kill(Fields over, KillTheta base) {
        return over.attempt(() -> new KillTheta(
                over.number("trend_min", base.trendMinimum()),
                over.number("sigma_ref", base.sigmaReference()),
                over.number("sigma_spike_cap", base.sigmaSpikeCap()),
                over.number("ts_ref", base.tsReference()),
                over.number("ts_drop_cap", base.tsDropCap()),
                over.number("max_age_sec", base.maximumAgeSeconds()),
                over.number("k_regime_flip", base.flipWeight()),
                over.number("k_sigma_spike", base.spikeWeight()),
                over.number("k_ts_drop", base.dropWeight()),
                over.number("k_age_penalty", base.ageWeight()),
                over.number("kill_threshold", base.threshold())));
    }

    private ObjectNode output(HarvestProposal proposal, HarvestTheta theta) {
        ObjectNode out = JsonNodeFactory.instance.objectNode();
        out.put("harvest_action", proposal.action().name());
        Numbers.put(out, "new_sl_proposed", proposal.newStop());
        out.put("R_net", proposal.rNet());
        out.put("risk_unit", proposal.riskUnit());
        out.put("cost_est", proposal.cost());
        out.put("kill_score", proposal.kill().score());
        ArrayNode reasons = out.putArray("reason_codes");
        proposal.reasons().forEach(reason -> reasons.add(reason.label()));
        components(out.putObject("k_components"), proposal.kill());
        out.put("z", proposal.kill().z());
        var weights = theta.utilities().weights();
        out.putArray("tranche_weights")
                .add(weights.first())
                .add(weights.second())
                .add(weights.third());
        if (explained)
            distance(out.putObject("distance_to_threshold"), theta.kill().distance(proposal.kill()));
        return out;
    }

    private static void components(ObjectNode out, KillReading kill) {
        out.put("regime_flip", kill.flip());
        out.put("sigma_spike", kill.sigmaSpike());
        out.put("ts_drop", kill.tsDrop());
        out.put("age_penalty", kill.age());
    }

    /** What cannot fire the score alone is null. */
    private static void distance(ObjectNode out, KillDistance distance) {
        Numbers.put(out, "regime_flip", distance.regimeFlip());
        Numbers.put(out, "sigma_spike", distance.sigmaSpike());
        Numbers.put(out, "ts_drop", distance.tsDrop());
        Numbers.put(out, "age_penalty", distance.age());
    }
}
