package io.quantumtrader.app.config;

import io.quantumtrader.kernel.portfolio.BudgetLimits;
import io.quantumtrader.kernel.portfolio.ClusterLimits;
import io.quantumtrader.kernel.portfolio.HeatLimits;

/** The sections of {@code portfolio} as the records of level 2; each is read by itself, so that all refusals are told. */
public final class PortfolioSection {

    private PortfolioSection() {}

    /** The section {@code portfolio.heat}. */
    public static HeatLimits heat(Section heat) {
        return new HeatLimits(
                heat.number("warm"),
                heat.number("hot"),
                heat.number("hysteresis"),
                heat.duration("horizon"),
                heat.duration("stale"));
    }

    /** The section {@code portfolio.clusters}. */
    public static ClusterLimits clusters(Section clusters) {
        return new ClusterLimits(
                clusters.number("join-correlation"),
                clusters.whole("min-returns"),
                clusters.whole("window"),
                clusters.number("equity-multiple"),
                clusters.number("max-stress"));
    }

    /** The section {@code portfolio.budget}. */
    public static BudgetLimits budget(Section budget) {
        return new BudgetLimits(
                budget.number("loss-share"),
                budget.number("heat-weight"),
                budget.number("cluster-weight"),
                budget.number("volatility-weight"),
                budget.number("trend-factor"),
                budget.number("chop-factor"),
                budget.number("mild-drawdown"),
                budget.number("deep-drawdown"),
                budget.number("mild-factor"),
                budget.number("deep-factor"),
                budget.whole("slots"),
                budget.number("cluster-share"));
    }
}
