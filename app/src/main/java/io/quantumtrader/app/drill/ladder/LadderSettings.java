package io.quantumtrader.app.drill.ladder;

import java.util.Map;
import java.util.TreeMap;

/**
 * The settings of the drill's fund: windows short enough that two dozen bars are a history, and parts of the ladder that are
 * waited for a moment only. No limit is touched but those that would let nothing be opened any more after the first minutes.
 */
public final class LadderSettings {

    private LadderSettings() {}

    /** Keys below {@code quantum-trader} with their values. */
    public static Map<String, String> overrides() {
        var keys = new TreeMap<String, String>();
        keys.put("market.speed", "max");
        keys.put("kernel.market-state.volatility.window-bars", "10");
        keys.put("kernel.market-state.trend.windows", "[4, 8, 10]");
        keys.put("kernel.market-state.regime.window-bars", "10");
        keys.put("kernel.market-state.regime.variance-ratio-bars", "2");
        keys.put("kernel.market-state.live.exit-window-bars", "10");
        keys.put("kernel.harvest.kill-score.spike-bars", "4");
        keys.put("exit-rules.atr-bars", "3");
        keys.put("kill-switch.answer-patience", "200 ms");
        keys.put("kill-switch.release.persons", "2");
        return keys;
    }
}
