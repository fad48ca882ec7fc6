package io.quantumtrader.app.config;

import io.quantumtrader.kernel.portfolio.BudgetLimits;
import io.quantumtrader.kernel.portfolio.ClusterLimits;
import io.quantumtrader.kernel.portfolio.HeatLimits;
import io.quantumtrader.kernel.portfolio.PortfolioLimits;

/** The section {@code portfolio} as the records of the portfolio kernel. */
public final class PortfolioSection {

    private PortfolioSection() {}

    public static PortfolioLimits limits(Section portfolio) {
        return new PortfolioLimits(
                heat(portfolio.section("heat")),
                clusters(portfolio.section("clusters")),
                budget(portfolio.section("budget")));
    }

    private static HeatLimits heat(Section heat) {
        return new HeatLimits(
                heat.number("warm"),
                heat.number("hot"),
                heat.number("hysteresis"),
                heat.duration("horizon"),
                heat.duration("stale"));
    }

    private static ClusterLimits clusters(Section clusters) {
        return new ClusterLimits(
                clusters.number("join-correlation"),
                clusters.whole("min-returns"),
                clusters.whole("window"),
                clusters.number("equity-multiple"),
                clusters.number("max-stress"));
    }

    private static BudgetLimits budget(Section budget) {
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
