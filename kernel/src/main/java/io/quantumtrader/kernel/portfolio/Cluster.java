package io.quantumtrader.kernel.portfolio;

import java.util.List;

/**
 * Symbols that move together, seen as one position.
 *
 * @param id the smallest of its symbols, so that it stays the same from bar to bar
 * @param symbols the held ones, in order
 * @param gross Σ|notional|, quote currency
 * @param net |Σ notional|, quote currency
 * @param correlation mean over its pairs, 0..1; 1 for a single symbol
 * @param lossAtStop what all their stops together cost, quote currency
 * @param stress 0..1; NaN if a number is missing
 */
public record Cluster(
        String id,
        List<String> symbols,
        double gross,
        double net,
        double correlation,
        double lossAtStop,
        double stress) {

    public Cluster {
        symbols = List.copyOf(symbols);
    }
}
