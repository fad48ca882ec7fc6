package io.quantumtrader.kernel.exit;

/** How a position takes profit, chosen once at open (rules, C3). */
public enum ExitProfile {
    /** Tranches at multiples of R, trailing by P1 from the profit lock on. The default. */
    TRANCHES,
    /** A third at a multiple of ATR in a confident trend, then trailing by ATR. */
    TAKE_PROFIT_1,
    /** Rungs by leverage. */
    LEVERAGE_LADDER
}
