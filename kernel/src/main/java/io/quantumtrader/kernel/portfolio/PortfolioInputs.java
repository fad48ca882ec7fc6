package io.quantumtrader.kernel.portfolio;

import java.time.Duration;
import java.util.Map;

/**
 * All that level 2 looks at when it judges an opening plan.
 *
 * @param equity quote currency
 * @param drawdown fraction from the reference peak
 * @param heat the last reading
 * @param book what is held and what was granted since
 * @param returns by symbol
 * @param reading the plan's own symbol
 * @param bar length of a bar
 * @param nowMs UTC epoch milliseconds
 */
public record PortfolioInputs(
        double equity,
        double drawdown,
        HeatReading heat,
        Book book,
        Map<String, ReturnWindow> returns,
        SymbolReading reading,
        Duration bar,
        long nowMs) {}
