package io.quantumtrader.kernel.exit;

/** What the kill score is made of, in the order in which it is told (formulas, P2). */
public enum KillComponent {
    /** The regime that the entry rested on is gone: 0 or 1. */
    REGIME_FLIP,
    /** Volatility above its reference. */
    SIGMA_SPIKE,
    /** Trend strength below its reference. */
    TS_DROP,
    /** Age as a share of the maximum. */
    AGE
}
