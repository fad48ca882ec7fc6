package io.quantumtrader.kernel.exit;

/**
 * On which of the last closed bars something stood: the k of "k of n distinct bars" (rules, B5).
 *
 * @param bits newest bar in the lowest bit, 1 where it stood; {@link #WINDOW} bars are kept
 * @param lastBarMs close of the newest bar counted, UTC epoch milliseconds
 */
public record BarTally(int bits, long lastBarMs) {

    /** Most bars that can be looked at. */
    public static final int WINDOW = 10;

    /** Before the first bar. */
    public static final BarTally EMPTY = new BarTally(0, Long.MIN_VALUE);

    /** Counts one closed bar; the same bar again, or an older one, changes nothing. */
    public BarTally observe(long barCloseMs, boolean stands) {
        if (barCloseMs <= lastBarMs) return this;
        return new BarTally((bits << 1 | (stands ? 1 : 0)) & mask(WINDOW), barCloseMs);
    }

    /** On how many of the last {@code window} bars it stood. */
    public int count(int window) {
        return Integer.bitCount(bits & mask(window));
    }

    private static int mask(int window) {
        return (1 << window) - 1;
    }
}
