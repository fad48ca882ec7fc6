package io.quantumtrader.kernel.position;

/** How a position takes its profits; chosen once, at open (rules, C3). */
public enum ExitProfile {
    /** The harvest kernel's tranches: 25, 50 and 75 % of the original quantity at T1, T2 and T3, then a runner. */
    KERNEL_TRANCHES,
    /** 33 % at 1.2 ATR, then a trailing stop of 1.0 ATR. */
    TP1,
    /** Three rungs whose distances and shares follow the leverage. */
    LEVERAGE_LADDER
}
