package io.quantumtrader.kernel.symbol;

import io.quantumtrader.kernel.market.MarketReading;
import io.quantumtrader.kernel.market.RegimeProbabilities;
import java.util.ArrayList;
import java.util.List;

/** A market reading with one of its numbers broken, in every way. */
final class BrokenReadings {

    private static final double[] NOT_FINITE = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};

    private BrokenReadings() {}

    static List<MarketReading> of(MarketReading good) {
        var broken = new ArrayList<MarketReading>();
        for (double bad : NOT_FINITE) {
            var no = new RegimeProbabilities(bad, 0.5, 0.5);
            broken.add(
                    new MarketReading(bad, good.mu(), good.ts(), good.published(), good.exitLong(), good.exitShort()));
            broken.add(new MarketReading(
                    good.sigma(), bad, good.ts(), good.published(), good.exitLong(), good.exitShort()));
            broken.add(new MarketReading(
                    good.sigma(), good.mu(), bad, good.published(), good.exitLong(), good.exitShort()));
            broken.add(new MarketReading(good.sigma(), good.mu(), good.ts(), no, good.exitLong(), good.exitShort()));
            broken.add(new MarketReading(good.sigma(), good.mu(), good.ts(), good.published(), no, no));
        }
        return broken;
    }
}
