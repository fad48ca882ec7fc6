package io.quantumtrader.actors.portfolio;

import io.quantumtrader.kernel.portfolio.PortfolioLimits;
import java.time.Duration;

/**
 * What a portfolio works with.
 *
 * @param name of the portfolio, part of its persistence id
 * @param bar length of a bar
 * @param patience how long the governor may take to answer; then it counts as refusing
 */
public record PortfolioSettings(String name, PortfolioLimits limits, Duration bar, Duration patience) {}
