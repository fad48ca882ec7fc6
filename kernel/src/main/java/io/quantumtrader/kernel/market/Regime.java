package io.quantumtrader.kernel.market;

/** What kind of motion dominates; the order is the order of the probabilities (formulas, P0). */
public enum Regime {
    TREND,
    MEAN_REVERSION,
    CHOP
}
