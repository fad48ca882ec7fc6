package io.quantumtrader.persistence.whatif;

import io.quantumtrader.kernel.portfolio.PortfolioLimits;
import io.quantumtrader.kernel.risk.Limits;
import io.quantumtrader.kernel.sizing.SizingLimits;

/**
 * By what levels 2 and 3 judge an opening plan, and what sizes it.
 *
 * @param spreadBps spread that sizing and gates assume, basis points
 */
public record OpeningRules(PortfolioLimits portfolio, Limits risk, SizingLimits sizing, double spreadBps) {}
