package io.quantumtrader.kernel.portfolio;

import java.time.Duration;

/** All limits of level 2. */
public record PortfolioLimits(HeatLimits heat, ClusterLimits clusters, BudgetLimits budget) {

    /** For recorded bars (rules, B4). */
    public PortfolioLimits forBars(Duration bar) {
        return new PortfolioLimits(heat.forBars(bar), clusters, budget);
    }
}
