package io.quantumtrader.kernel.market;

/** The classical regime layer beside the market state (formulas, other regime layers). */
public enum TrendRegime {
    /** ADX is high and the averages stand apart. */
    TREND,
    /** ADX is low, or the Bollinger bands are narrow. */
    CHOP,
    /** Neither, or too few bars. */
    UNKNOWN;

    /**
     * Classifies one bar; NaN in a reading that decides gives UNKNOWN.
     *
     * @param adx 0..100
     * @param gap |fast − slow exponential average| / close
     * @param bandWidth Bollinger width / close
     */
    public static TrendRegime of(double adx, double gap, double bandWidth, TrendRegimeLimits limits) {
        if (Double.isNaN(adx) || Double.isNaN(gap) || Double.isNaN(bandWidth)) return UNKNOWN;
        if (adx > limits.trendAdx() && gap > limits.trendGap()) return TREND;
        return adx < limits.chopAdx() || bandWidth < limits.chopBandWidth() ? CHOP : UNKNOWN;
    }
}
