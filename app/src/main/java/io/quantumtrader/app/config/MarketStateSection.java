package io.quantumtrader.app.config;

import io.quantumtrader.kernel.market.LiveTheta;
import io.quantumtrader.kernel.market.MarketTheta;
import io.quantumtrader.kernel.market.RegimeTheta;
import io.quantumtrader.kernel.market.TrendMethod;
import java.util.Map;

/** The section {@code kernel.market-state} as the records of the market kernel. */
public final class MarketStateSection {

    private static final KeyNames NAMES = new KeyNames(Map.ofEntries(
            Map.entry("eps", "epsilon"),
            Map.entry("vol.window", "volatility.window-bars"),
            Map.entry("vol.winsor_q_low", "volatility.winsor-low"),
            Map.entry("vol.winsor_q_high", "volatility.winsor-high"),
            Map.entry("vol.ewma_lambda", "volatility.ewma-decay"),
            Map.entry("vol.sigma_floor", "volatility.floor"),
            Map.entry("vol.spike_proxy_cap", "volatility.ratio-cap"),
            Map.entry("vol.spike_center", "volatility.ratio-center"),
            Map.entry("vol.spike_scale", "volatility.ratio-scale"),
            Map.entry("regime.window", "regime.window-bars"),
            Map.entry("regime.vr_k", "regime.variance-ratio-bars"),
            Map.entry("regime.softmax_temp", "regime.softmax-temperature"),
            Map.entry("live.exit_window", "live.exit-window-bars"),
            Map.entry("live.ts_unit", "live.trend-strength-unit"),
            Map.entry("live.vr_unit", "live.variance-ratio-unit")));

    private MarketStateSection() {}

    public static MarketTheta theta(Section market) {
        return NAMES.building(() -> new MarketTheta(
                market.number("epsilon"),
                volatility(market.section("volatility")),
                trend(market.section("trend")),
                regime(market.section("regime")),
                live(market.section("live"))));
    }

    private static MarketTheta.Vol volatility(Section volatility) {
        return new MarketTheta.Vol(
                volatility.whole("window-bars"),
                volatility.number("winsor-low"),
                volatility.number("winsor-high"),
                volatility.number("ewma-decay"),
                volatility.number("floor"),
                volatility.number("ratio-cap"),
                volatility.number("ratio-center"),
                volatility.number("ratio-scale"));
    }

    private static MarketTheta.Trend trend(Section trend) {
        return new MarketTheta.Trend(
                trend.wholes("windows"), trend.numbers("weights"), trend.choice("method", TrendMethod.class));
    }

    private static RegimeTheta regime(Section regime) {
        return new RegimeTheta(
                regime.whole("window-bars"),
                regime.whole("variance-ratio-bars"),
                regime.number("softmax-temperature"),
                RegimeTheta.Score.PUBLISHED);
    }

    private static LiveTheta live(Section live) {
        return new LiveTheta(
                live.whole("exit-window-bars"),
                live.number("trend-strength-unit"),
                live.number("variance-ratio-unit"),
                live.number("momentum-unit"),
                thresholds(live.section("published")),
                thresholds(live.section("exit")));
    }

    private static LiveTheta.Thresholds thresholds(Section thresholds) {
        return new LiveTheta.Thresholds(
                thresholds.number("drift"), thresholds.number("momentum"), thresholds.number("reversion"));
    }
}
