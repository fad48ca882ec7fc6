package io.quantumtrader.kernel.risk;

import java.util.function.DoublePredicate;

/**
 * Drawdown from a reference peak of its own, and the latch that it sets. A single bad reading refuses opens while it
 * lasts but latches nothing: that needs k of the last three distinct readings (rules, B5).
 *
 * @param peak reference, quote currency
 * @param history whether each of the last three readings was beyond the limit, newest in the lowest bit
 * @param latchedMs when it latched, 0 if it did not
 */
public record DrawdownWatch(double peak, int history, long latchedMs) {

    static final DrawdownWatch NONE = new DrawdownWatch(Double.NaN, 0, 0);

    private static final int LAST_THREE = 0b111;

    /**
     * The watch after a reading.
     *
     * @param before the reading before it: the peak rises only to what both reached; NaN where one is enough
     * @param beyond whether a drawdown of this size is beyond the limit
     */
    DrawdownWatch read(long atMs, double equity, double before, DoublePredicate beyond, int samples) {
        double reached = before < equity && !Double.isNaN(peak) ? before : equity;
        double newPeak = reached <= peak ? peak : reached;
        int newHistory = (history << 1 | (beyond.test(fraction(newPeak, equity)) ? 1 : 0)) & LAST_THREE;
        boolean latches = latchedMs == 0 && Integer.bitCount(newHistory) >= samples;
        return new DrawdownWatch(newPeak, newHistory, latches ? atMs : latchedMs);
    }

    /** 0 at the peak, 1 when all is lost; NaN before the first reading. */
    public double drawdown(double equity) {
        return fraction(peak, equity);
    }

    private static double fraction(double peak, double equity) {
        return Math.max(0, Math.min(1, (peak - equity) / peak));
    }

    public boolean latched() {
        return latchedMs != 0;
    }

    /** Whether opens are refused: latched, or beyond the limit at the last reading. */
    public boolean stands() {
        return latched() || (history & 1) != 0;
    }

    /** After a release: counts from here, or the same drawdown would fire again at once. */
    DrawdownWatch rebased(double equity) {
        return new DrawdownWatch(equity, 0, 0);
    }

    DrawdownWatch movedBy(double factor) {
        return new DrawdownWatch(peak * factor, history, latchedMs);
    }
}
