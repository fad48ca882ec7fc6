package io.quantumtrader.persistence.whatif;

/** The last mark price of each symbol, quote per base. */
interface Marks {
    double of(String symbol);
}
