package io.quantumtrader.kernel.risk;

/**
 * What no model and no operator may cross (rules, C7). Configured limits are checked against these; an observed position
 * beyond one is no crash: it means no adding.
 */
public final class HardBounds {

    /** Smallest (margin balance − maintenance margin) / margin balance after an opening order. */
    public static final double MIN_FREE_MARGIN_RATIO = 0.10;

    public static final double MAX_LEVERAGE = 125;

    /** Largest notional of one position, fraction of equity. */
    public static final double MAX_POSITION_SHARE = 0.50;

    /** Largest notional of all positions, fraction of equity. */
    public static final double MAX_TOTAL_SHARE = 2.00;

    private HardBounds() {}
}
