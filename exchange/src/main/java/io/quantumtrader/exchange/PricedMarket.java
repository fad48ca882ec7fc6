package io.quantumtrader.exchange;

import io.quantumtrader.actors.market.MarketSource;

/** A market that can tell where its prices begin. */
public interface PricedMarket extends MarketSource {

    /** The first price of one of its symbols, quote per base: what rules of an unlisted instrument are derived from. */
    double referencePrice(String symbol);
}
