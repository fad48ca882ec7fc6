package io.quantumtrader.app.config;

import io.quantumtrader.kernel.exit.HarvestTheta;
import io.quantumtrader.kernel.exit.KillBaseline;
import io.quantumtrader.kernel.exit.KillModel;
import io.quantumtrader.kernel.exit.KillRule;
import io.quantumtrader.kernel.exit.KillTheta;
import io.quantumtrader.kernel.exit.LinearKillTheta;
import io.quantumtrader.kernel.exit.LiveKillTheta;
import io.quantumtrader.kernel.exit.SigmaReference;
import io.quantumtrader.kernel.exit.TrancheUtilities;
import java.util.Map;

/** The section {@code kernel.harvest} as the records of the exit kernel. */
public final class HarvestSection {

    private static final KeyNames NAMES = new KeyNames(Map.ofEntries(
            Map.entry("fallback_stop_pct", "fallback-stop-fraction"),
            Map.entry("T1_R", "t1-r"),
            Map.entry("T2_R", "t2-r"),
            Map.entry("T3_R", "t3-r"),
            Map.entry("lock_R", "lock-r"),
            Map.entry("softmax_temp", "softmax-temperature"),
            Map.entry("be_plus_pct", "break-even-plus-fraction"),
            Map.entry("trend_min", "trend-minimum"),
            Map.entry("sigma_ref", "sigma-reference"),
            Map.entry("ts_ref", "trend-strength-reference"),
            Map.entry("ts_drop_cap", "trend-strength-drop-cap"),
            Map.entry("max_age_sec", "maximum-age"),
            Map.entry("k_ts_drop", "k-trend-strength-drop")));

    private static final KeyNames SCORE_NAMES = new KeyNames(Map.ofEntries(
            inScore("spike_bars"),
            inScore("spike_adverse_sigmas"),
            inScore("needed_bars"),
            inScore("window_bars"),
            inScore("immediate_threshold"),
            inScore("sigma_floor"),
            inScore("sigma_samples_minimum"),
            Map.entry("flip_weight", "kill-score.linear.flip-weight"),
            Map.entry("spike_weight", "kill-score.linear.spike-weight"),
            Map.entry("drop_weight", "kill-score.linear.drop-weight"),
            Map.entry("age_weight", "kill-score.linear.age-weight"),
            Map.entry("sum of weights", "kill-score.linear"),
            Map.entry("max_age_sec", "maximum-age"),
            Map.entry("spike_span", "kill-score.linear.spike-span"),
            Map.entry("threshold", "kill-score.linear.threshold")));

    private HarvestSection() {}

    /** The key of a field of the kernel's theta. */
    static String key(String field) {
        return NAMES.key(field);
    }

    public static HarvestTheta theta(Section harvest) {
        return NAMES.building(() -> new HarvestTheta(
                harvest.number("fallback-stop-fraction"),
                harvest.number("cost-bps"),
                harvest.number("t1-r"),
                harvest.number("t2-r"),
                harvest.number("t3-r"),
                harvest.number("lock-r"),
                harvest.number("break-even-plus-fraction"),
                new TrancheUtilities(
                        harvest.number("u1"),
                        harvest.number("u2"),
                        harvest.number("u3"),
                        harvest.number("softmax-temperature")),
                kill(harvest)));
    }

    /** How the score is read live, in the model that {@code kill-score.model} names. */
    public static LiveKillTheta live(Section harvest) {
        Section score = harvest.section("kill-score");
        return SCORE_NAMES.building(() -> new LiveKillTheta(
                model(harvest, score),
                harvest.number("trend-minimum"),
                score.whole("spike-bars"),
                score.number("spike-adverse-sigmas")));
    }

    public static KillRule rule(Section harvest) {
        Section score = harvest.section("kill-score");
        return SCORE_NAMES.building(() -> new KillRule(
                score.whole("needed-bars"), score.whole("window-bars"), score.number("immediate-threshold")));
    }

    public static KillBaseline baseline(Section harvest) {
        return harvest.section("kill-score").choice("baseline", KillBaseline.class);
    }

    public static SigmaReference sigmaReference(Section harvest) {
        Section score = harvest.section("kill-score");
        return SCORE_NAMES.building(
                () -> new SigmaReference(score.number("sigma-floor"), score.whole("sigma-samples-minimum")));
    }

    private enum Model {
        LOGISTIC,
        LINEAR
    }

    private static KillModel model(Section harvest, Section score) {
        return switch (score.choice("model", Model.class)) {
            case LOGISTIC -> NAMES.building(() -> kill(harvest));
            case LINEAR -> linear(harvest, score.section("linear"));
        };
    }

    private static KillTheta kill(Section harvest) {
        return new KillTheta(
                harvest.number("trend-minimum"),
                harvest.number("sigma-reference"),
                harvest.number("sigma-spike-cap"),
                harvest.number("trend-strength-reference"),
                harvest.number("trend-strength-drop-cap"),
                harvest.milliseconds("maximum-age") / 1000.0,
                harvest.number("k-regime-flip"),
                harvest.number("k-sigma-spike"),
                harvest.number("k-trend-strength-drop"),
                harvest.number("k-age-penalty"),
                harvest.number("kill-threshold"));
    }

    private static LinearKillTheta linear(Section harvest, Section linear) {
        return new LinearKillTheta(
                linear.number("flip-weight"),
                linear.number("spike-weight"),
                linear.number("drop-weight"),
                linear.number("age-weight"),
                linear.number("spike-span"),
                harvest.milliseconds("maximum-age") / 1000.0,
                linear.number("threshold"));
    }

    private static Map.Entry<String, String> inScore(String field) {
        return Map.entry(field, "kill-score." + field.replace('_', '-'));
    }
}
