package io.quantumtrader.bench;

import io.quantumtrader.kernel.market.LiveTheta;
import io.quantumtrader.kernel.market.LiveTheta.Thresholds;
import io.quantumtrader.kernel.market.MarketTheta;
import io.quantumtrader.kernel.market.RegimeTheta;
import io.quantumtrader.kernel.market.TrendMethod;
import java.util.List;

/** The documented defaults of the market state, for figures that name them. */
final class MarketThetas {

    private MarketThetas() {}

    static MarketTheta defaults(TrendMethod method) {
        return new MarketTheta(
                1e-12,
                new MarketTheta.Vol(256, 0.01, 0.99, 0.94, 1e-6, 5.0, 1.2, 0.3),
                new MarketTheta.Trend(List.of(64, 128, 256), List.of(0.5, 0.3, 0.2), method),
                new RegimeTheta(256, 5, 1.0, new RegimeTheta.Score(1, 1, 1, 1, 1, 1, 1, 1, 1)),
                new LiveTheta(64, 0.098, 0.137, 1.7, new Thresholds(1.8, 3.0, 2.5), new Thresholds(1.25, 1.5, 1.0)));
    }
}
