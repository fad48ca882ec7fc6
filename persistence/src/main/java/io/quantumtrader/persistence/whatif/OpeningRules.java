package io.quantumtrader.persistence.whatif;

import io.quantumtrader.kernel.portfolio.PortfolioLimits;
import io.quantumtrader.kernel.risk.Limits;
import io.quantumtrader.kernel.sizing.SizingLimits;
import java.time.Duration;

/**
 * By what levels 2 and 3 judge an opening plan, and what sizes it.
 *
 * @param portfolio as configured for live use
 * @param risk as configured for live use
 * @param spreadBps spread that sizing and gates assume, basis points
 * @param bar length of a bar
 */
public record OpeningRules(
        PortfolioLimits portfolio, Limits risk, SizingLimits sizing, double spreadBps, Duration bar) {

    /** For recorded bars: every age limit is at least two bars (rules, B4). */
    OpeningRules forBars() {
        return new OpeningRules(portfolio.forBars(bar), risk.forBars(bar), sizing, spreadBps, bar);
    }
}
