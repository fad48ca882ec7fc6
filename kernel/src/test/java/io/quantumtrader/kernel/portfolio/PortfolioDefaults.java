package io.quantumtrader.kernel.portfolio;

import java.time.Duration;

/** The documented defaults of the portfolio's organ, as tests use them (rules, C4; formulas, Portfolio). */
public final class PortfolioDefaults {

    private PortfolioDefaults() {}

    public static HeatLimits heat() {
        return new HeatLimits(0.25, 0.65, 0.8, Duration.ofDays(30), Duration.ofSeconds(5));
    }

    public static ClusterLimits clusters() {
        return new ClusterLimits(0.70, 65, 256, 2.0, 0.5);
    }

    public static BudgetLimits budget() {
        return new BudgetLimits(0.02, 0.4, 0.4, 0.2, 1.2, 0.6, 0.03, 0.05, 0.7, 0.4, 4, 0.6);
    }

    public static PortfolioLimits limits() {
        return new PortfolioLimits(heat(), clusters(), budget());
    }
}
