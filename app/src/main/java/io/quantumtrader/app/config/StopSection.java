package io.quantumtrader.app.config;

import io.quantumtrader.kernel.exit.RegimeCoefficients;
import io.quantumtrader.kernel.exit.StopTheta;
import java.util.Map;

/** The section {@code kernel.stops} as the record of the exit kernel. */
public final class StopSection {

    private static final KeyNames NAMES = new KeyNames(Map.ofEntries(
            Map.entry("sl_min_pct", "stop-minimum"),
            Map.entry("tp_min_pct", "take-profit-minimum"),
            Map.entry("tp_extend_gain", "extension-gain"),
            Map.entry("tp_extend_max", "extension-cap"),
            Map.entry("eps", "slack"),
            Map.entry("k_sl.trend", "stop-trend"),
            Map.entry("k_sl.mr", "stop-mean-reversion"),
            Map.entry("k_sl.chop", "stop-chop"),
            Map.entry("k_tp.trend", "take-profit-trend"),
            Map.entry("k_tp.mr", "take-profit-mean-reversion"),
            Map.entry("k_tp.chop", "take-profit-chop"),
            Map.entry("k_trail.trend", "trail-trend"),
            Map.entry("k_trail.mr", "trail-mean-reversion"),
            Map.entry("k_trail.chop", "trail-chop")));

    private StopSection() {}

    /** Always monotonic: only a bare question may switch that off. */
    public static StopTheta theta(Section stops) {
        return NAMES.building(() -> new StopTheta(
                stops.number("stop-minimum"),
                stops.number("take-profit-minimum"),
                coefficients(stops, "stop"),
                coefficients(stops, "take-profit"),
                coefficients(stops, "trail"),
                stops.number("extension-gain"),
                stops.number("extension-cap"),
                true,
                stops.number("slack")));
    }

    private static RegimeCoefficients coefficients(Section stops, String of) {
        return new RegimeCoefficients(
                stops.number(of + "-trend"), stops.number(of + "-mean-reversion"), stops.number(of + "-chop"));
    }
}
