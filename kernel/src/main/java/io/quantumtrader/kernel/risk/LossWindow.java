package io.quantumtrader.kernel.risk;

/**
 * The loss of a UTC day or week. Once over its limit it stays tripped until the window ends; a single bad reading refuses opens
 * while it lasts, but trips nothing (rules, B5).
 *
 * @param startMs UTC epoch milliseconds at which the window began
 * @param open equity at its first reading, quote currency
 * @param trippedMs when the loss went over its limit, 0 if it did not
 */
public record LossWindow(long startMs, double open, long trippedMs) {

    static final LossWindow NONE = new LossWindow(Long.MIN_VALUE, Double.NaN, 0);

    private static final long DAY_MS = 86_400_000L;

    /** UTC midnight at or before a time. */
    public static long dayOf(long atMs) {
        return Math.floorDiv(atMs, DAY_MS) * DAY_MS;
    }

    /** Monday 00:00 UTC at or before a time; the epoch began on a Thursday. */
    public static long weekOf(long atMs) {
        long day = Math.floorDiv(atMs, DAY_MS);
        return (Math.floorDiv(day + 3, 7L) * 7 - 3) * DAY_MS;
    }

    /**
     * The window after a reading.
     *
     * @param before the reading before it, which has to be over the limit too; NaN where one reading is enough
     */
    LossWindow read(long atMs, long windowStartMs, double equity, double before, double limit) {
        var window = windowStartMs == startMs ? this : new LossWindow(windowStartMs, equity, 0);
        boolean confirmed = !(window.loss(before) <= limit);
        boolean trips = window.trippedMs == 0 && confirmed && window.loss(equity) > limit;
        return trips ? new LossWindow(windowStartMs, window.open, atMs) : window;
    }

    /** Loss as a fraction of the opening equity; negative is a gain, NaN before the first reading. */
    public double loss(double equity) {
        return (open - equity) / open;
    }

    public boolean tripped() {
        return trippedMs != 0;
    }

    LossWindow movedBy(double factor) {
        return new LossWindow(startMs, open * factor, trippedMs);
    }
}
