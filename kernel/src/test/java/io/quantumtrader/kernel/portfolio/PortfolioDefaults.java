package io.quantumtrader.kernel.portfolio;

import java.time.Duration;

/** The documented defaults of the portfolio's organ, as tests use them (rules, C4; formulas, Portfolio). */
public final class PortfolioDefaults {

    private PortfolioDefaults() {}

    public static HeatLimits heat() {
        return new HeatLimits(0.25, 0.65, 0.8, Duration.ofDays(30), Duration.ofSeconds(5));
    }
}
