package io.quantumtrader.kernel.portfolio;

/** How hot a portfolio runs (rules, C4). */
public enum HeatBand {
    COLD,
    WARM,
    HOT
}
