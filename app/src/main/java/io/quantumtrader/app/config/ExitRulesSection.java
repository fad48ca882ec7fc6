package io.quantumtrader.app.config;

import io.quantumtrader.kernel.exit.LeverageLadder;
import io.quantumtrader.kernel.exit.RegimeExit;
import io.quantumtrader.kernel.exit.StagedClose;
import io.quantumtrader.kernel.exit.StaleWatch;
import io.quantumtrader.kernel.exit.TakeProfitRule;
import io.quantumtrader.kernel.position.ExitProfile;
import java.util.HashMap;
import java.util.Map;

/** The section {@code exit-rules} as the records of the exit kernel. */
public final class ExitRulesSection {

    private ExitRulesSection() {}

    public static ExitProfile profile(Section rules) {
        return rules.choice("profile", ExitProfile.class);
    }

    public static TakeProfitRule takeProfit(Section rules) {
        Section one = rules.section("take-profit-1");
        return inside("take-profit-1", "share", "distance_atr", "minimum_confidence", "trail_atr")
                .building(() -> new TakeProfitRule(
                        one.number("share"),
                        one.number("distance-atr"),
                        one.number("minimum-confidence"),
                        one.number("trail-atr")));
    }

    public static LeverageLadder leverageLadder(Section rules) {
        Section ladder = rules.section("leverage-ladder");
        return new KeyNames(Map.of("base", "leverage-ladder.base-fraction"))
                .building(() -> new LeverageLadder(ladder.number("base-fraction")));
    }

    public static StaleWatch.Theta stale(Section rules) {
        Section stale = rules.section("stale");
        return new KeyNames(Map.of("minimum_rise", "stale.minimum-rise-r", "patience", "stale.patience"))
                .building(() -> new StaleWatch.Theta(stale.number("minimum-rise-r"), stale.milliseconds("patience")));
    }

    public static RegimeExit regimeExit(Section rules) {
        Section exit = rules.section("regime-exit");
        return new KeyNames(Map.of(
                        "needed_bars", "regime-exit.needed-bars",
                        "window_bars", "regime-exit.window-bars",
                        "loss", "regime-exit.loss-fraction"))
                .building(() -> new RegimeExit(
                        exit.whole("needed-bars"), exit.whole("window-bars"), exit.number("loss-fraction")));
    }

    /**
     * How closes of winners are staged.
     *
     * @param immediate the kill score's own threshold for acting at once
     */
    public static StagedClose.Theta stagedClose(Section rules, double immediate) {
        Section staged = rules.section("staged-close");
        return inside("staged-close", "cold_share", "warm_share", "stressed_share", "stress_limit")
                .building(() -> new StagedClose.Theta(
                        staged.flag("enforce"),
                        staged.number("cold-share"),
                        staged.number("warm-share"),
                        staged.number("stressed-share"),
                        staged.number("stress-limit"),
                        immediate));
    }

    /** Names that differ from their keys only by the section and the dashes. */
    private static KeyNames inside(String section, String... fields) {
        Map<String, String> keys = new HashMap<>();
        for (String field : fields) keys.put(field, section + "." + field.replace('_', '-'));
        return new KeyNames(keys);
    }
}
