package io.quantumtrader.app.drill.kill;

import java.util.Map;
import java.util.TreeMap;

/**
 * The settings of a drill's fund: everything that would keep a thousand positions from being opened by the usual way is
 * raised, nothing of the kill path is touched.
 */
public final class DrillSettings {

    private static final String MANY = "100000";
    private static final String FEWEST_RETURNS = "2";

    private DrillSettings() {}

    /** Keys below {@code quantum-trader} with their values. */
    public static Map<String, String> overrides(long seed) {
        var keys = new TreeMap<String, String>();
        keys.put("profile", "synthetic");
        keys.put("market.source", "synthetic:" + seed);
        keys.put("market.seed", Long.toString(seed));
        keys.put("market.speed", "x60");
        keys.put("venue.start-equity", "1000000000");
        keys.put("kill-switch.release.persons", "2");
        keys.put("emergency-stop.confirm-samples", "1");
        keys.putAll(room());
        return keys;
    }

    /** Those alone that let positions be opened by hand soon, and again and again. */
    public static Map<String, String> room() {
        var keys = new TreeMap<String, String>();
        roomForPositions(keys);
        shortWindows(keys);
        // Positions that end by their stop are what such a drill lives with; the stop that they would pull ends it.
        for (String of : new String[] {"portfolio", "all"}) keys.put("emergency-stop.stop-outs." + of, "63");
        return keys;
    }

    private static void roomForPositions(Map<String, String> keys) {
        for (String slots : new String[] {"base", "trend", "chop"}) keys.put("risk.slots." + slots, MANY);
        for (String mode : new String[] {"preservation", "defensive", "expansion", "growth"}) {
            keys.put("ceo.modes." + mode + ".slots", MANY);
        }
        keys.put("risk.orders.per-minute", "1000000");
        keys.put("risk.orders.day-notional", "1000000000000");
        keys.put("risk.orders.day-notional-multiple", "1000");
        keys.put("risk.loss-streak", "1000000");
        keys.put("portfolio.budget.slots", MANY);
        keys.put("http.openings", "1000000");
        // Half a million correlations for each entry: over the usual windows the drill would mostly open positions.
        keys.put("portfolio.clusters.min-returns", FEWEST_RETURNS);
        keys.put("portfolio.clusters.window", FEWEST_RETURNS);
    }

    /** Positions can be opened after forty bars, and none is opened or closed by the strategy. */
    private static void shortWindows(Map<String, String> keys) {
        keys.put("kernel.market-state.volatility.window-bars", "32");
        keys.put("kernel.market-state.regime.window-bars", "32");
        keys.put("kernel.market-state.live.exit-window-bars", "16");
        keys.put("kernel.market-state.trend.windows", "[8, 16, 32]");
        keys.put("kernel.market-state.trend.method", "ols");
        keys.put("kernel.signal.minimum-trend", "1.0");
        keys.put("kernel.harvest.kill-threshold", "0.9");
        keys.put("kernel.harvest.kill-score.immediate-threshold", "1.0");
        keys.put("exit-rules.stale.patience", "240 h");
    }
}
