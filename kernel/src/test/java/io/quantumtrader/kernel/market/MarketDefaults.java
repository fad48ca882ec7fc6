package io.quantumtrader.kernel.market;

import io.quantumtrader.kernel.market.LiveTheta.Thresholds;
import io.quantumtrader.kernel.market.MarketTheta.Trend;
import io.quantumtrader.kernel.market.MarketTheta.Vol;
import java.util.List;

/** The documented defaults of the market organ, for tests. */
public final class MarketDefaults {

    private MarketDefaults() {}

    public static final LiveTheta LIVE =
            new LiveTheta(64, 0.098, 0.137, 1.7, new Thresholds(1.8, 3.0, 2.5), new Thresholds(1.25, 1.5, 1.0));

    public static final MarketTheta THETA = theta(256, List.of(64, 128, 256), TrendMethod.THEIL_SEN);

    /** Short windows of the golden table, for tests with few bars. */
    public static final MarketTheta SMALL = theta(32, List.of(8, 16, 32), TrendMethod.THEIL_SEN);

    public static MarketTheta with(TrendMethod method) {
        return theta(256, List.of(64, 128, 256), method);
    }

    private static MarketTheta theta(int window, List<Integer> trendWindows, TrendMethod method) {
        return new MarketTheta(
                1e-12,
                new Vol(window, 0.01, 0.99, 0.94, 1e-6, 5.0, 1.2, 0.3),
                new Trend(trendWindows, List.of(0.5, 0.3, 0.2), method),
                new RegimeTheta(window, 5, 1.0, RegimeTheta.Score.PUBLISHED),
                LIVE);
    }
}
