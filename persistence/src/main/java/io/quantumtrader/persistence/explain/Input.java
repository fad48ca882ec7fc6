package io.quantumtrader.persistence.explain;

/** One thing that a decision on a bar depends on, everything else as it was. */
public enum Input {
    /** Mark price, quote per base. */
    MARK("the mark price"),
    /** Close of the bar, its range following, quote per base. */
    CLOSE("the close of the bar"),
    /** Trend probability of the exit reading for the position's side, 0..1. */
    TREND_PROBABILITY("the trend probability of the exit reading"),
    /** Volatility of one bar, the trend strength as it is. */
    VOLATILITY("the volatility of one bar"),
    /** Trend strength in favour of the position. */
    TREND_STRENGTH("the trend strength in favour of the position"),
    /** Log price move in favour of the position over the bars of the kill score's spike, or since entry. */
    MOVE("the log move in favour of the position"),
    /** How long the position has been held, seconds. */
    TIME_HELD("the time held, in seconds"),
    /** Stress of the symbol's cluster, 0..1. */
    CLUSTER_STRESS("the stress of the cluster"),
    /** Heat band of the portfolio. */
    HEAT("the heat band"),
    /** Effective permission. */
    PERMISSION("the permission"),
    /** Recent closed bars with the kill score at or above its threshold, this one not counted. */
    BARS_BEFORE("the bars before at or above the kill threshold");

    private final String words;

    Input(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
