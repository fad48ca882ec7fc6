package io.quantumtrader.bench;

import io.quantumtrader.kernel.exit.HarvestInput;
import io.quantumtrader.kernel.exit.HarvestTheta;
import io.quantumtrader.kernel.exit.KillTheta;
import io.quantumtrader.kernel.position.Side;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The harvest formulas written down plainly, with reasons as text and the audit as maps, as the original keeps them. */
final class PlainHarvest {

    private PlainHarvest() {}

    static Map<String, Object> evaluate(HarvestInput in, HarvestTheta theta) {
        KillTheta kill = theta.kill();
        List<String> reasons = new ArrayList<>();
        double riskUnit = Math.max(in.entryPrice() * in.stopDistance(), 1e-9);
        double rNet = (in.pnlPerUnit() - theta.costBps() / 10000 * in.entryPrice()) / riskUnit;
        String action = rNet >= theta.t3()
                ? "PARTIAL_75"
                : rNet >= theta.t2() ? "PARTIAL_50" : rNet >= theta.t1() ? "PARTIAL_25" : "NONE";
        if (!action.equals("NONE")) reasons.add("harvest_" + action.toLowerCase(Locale.ROOT));
        double lock =
                in.entryPrice() * (in.side() == Side.LONG ? 1 + theta.breakEvenPlus() : 1 - theta.breakEvenPlus());
        boolean locks = rNet >= theta.lock() && in.side().tighter(lock, in.currentStop());
        if (locks) reasons.add("profit_lock");
        double flip = in.trend() < kill.trendMinimum() && in.chop() + in.meanReversion() > 0.5 ? 1 : 0;
        double spike = Math.max(0, Math.min(kill.sigmaSpikeCap(), in.sigma() / kill.sigmaReference() - 1));
        double drop = Math.max(0, Math.min(kill.tsDropCap(), kill.tsReference() - in.ts()));
        double age = Math.max(0, Math.min(1, in.ageSeconds() / kill.maximumAgeSeconds()));
        double z = kill.flipWeight() * flip
                + kill.spikeWeight() * spike
                + kill.dropWeight() * drop
                + kill.ageWeight() * age;
        double score = 1 / (1 + StrictMath.exp(-z));
        if (score >= kill.threshold()) {
            action = "FULL_CLOSE_PROPOSED";
            reasons.add("kill_score_triggered");
            if (flip > 0) reasons.add("regime_flip");
            if (spike > 0.5) reasons.add("sigma_spike");
            if (drop > 0.2) reasons.add("ts_drop");
            if (age > 0.5) reasons.add("age_penalty");
        }
        Map<String, Object> audit = new LinkedHashMap<>();
        audit.put("action", action);
        audit.put("R_net", rNet);
        audit.put("kill_score", score);
        audit.put("reasons", reasons);
        audit.put("components", Map.of("regime_flip", flip, "sigma_spike", spike, "ts_drop", drop, "age_penalty", age));
        if (locks) audit.put("new_sl", lock);
        return audit;
    }
}
