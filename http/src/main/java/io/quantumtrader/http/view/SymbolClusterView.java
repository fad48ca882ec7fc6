package io.quantumtrader.http.view;

import java.util.List;

/**
 * Symbols that move together, seen as one position; quote currency.
 *
 * @param id the smallest of its symbols
 * @param symbols the held ones, in order
 * @param gross sum of their notionals
 * @param grossShare the same as a share of equity
 * @param net size of the sum of their signed notionals
 * @param correlation mean over its pairs, 0..1; 1 for a single symbol
 * @param lossAtStop what all their stops together cost
 * @param stress 0..1; NaN if a number is missing
 */
public record SymbolClusterView(
        String id,
        List<String> symbols,
        double gross,
        double grossShare,
        double net,
        double correlation,
        double lossAtStop,
        double stress) {

    public SymbolClusterView {
        symbols = List.copyOf(symbols);
    }
}
