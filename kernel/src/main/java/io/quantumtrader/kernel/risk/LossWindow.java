package io.quantumtrader.kernel.risk;

/**
 * The loss of a UTC day or week. Once over its limit it stays tripped until the window ends; a single bad reading refuses opens
 * while it lasts, but trips nothing (rules, B5). Nor does a single bad reading become the opening equity: the first one stands
 * until there is a second, and then the middle one of the last reading before the window and these two.
 *
 * @param startMs UTC epoch milliseconds at which the window began
 * @param open opening equity, quote currency
 * @param trippedMs when the loss went over its limit, 0 if it did not
 * @param awaiting whether the opening equity is the first reading alone
 * @param before the last reading before the window, quote currency; NaN when there was none or nothing is awaited
 */
public record LossWindow(long startMs, double open, long trippedMs, boolean awaiting, double before) {

    static final LossWindow NONE = new LossWindow(Long.MIN_VALUE, Double.NaN, 0);

    /** A window whose opening equity is confirmed. */
    public LossWindow(long startMs, double open, long trippedMs) {
        this(startMs, open, trippedMs, false, Double.NaN);
    }

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
     * @param last the reading before it, NaN when there was none
     * @param samples with more than one, the reading before has to be over the limit too
     */
    LossWindow read(long atMs, long windowStartMs, double equity, double last, double limit, int samples) {
        var window =
                windowStartMs == startMs ? confirmedBy(equity) : new LossWindow(windowStartMs, equity, 0, true, last);
        boolean twice = samples <= 1 || !(window.loss(last) <= limit);
        boolean trips = window.trippedMs == 0 && twice && window.loss(equity) > limit;
        return trips ? new LossWindow(windowStartMs, window.open, atMs, window.awaiting, window.before) : window;
    }

    private LossWindow confirmedBy(double second) {
        return awaiting ? new LossWindow(startMs, opening(before, open, second), trippedMs) : this;
    }

    /** The middle one; without a reading before the lower one, so that no single reading exaggerates a loss. */
    private static double opening(double before, double first, double second) {
        double low = Math.min(first, second);
        return Double.isNaN(before) ? low : Math.max(low, Math.min(before, Math.max(first, second)));
    }

    /** The same, its opening equity not confirmed yet. */
    public LossWindow awaiting(double lastBefore) {
        return new LossWindow(startMs, open, trippedMs, true, lastBefore);
    }

    /** Loss as a fraction of the opening equity; negative is a gain, NaN before the first reading. */
    public double loss(double equity) {
        return (open - equity) / open;
    }

    public boolean tripped() {
        return trippedMs != 0;
    }

    LossWindow movedBy(double factor) {
        return new LossWindow(startMs, open * factor, trippedMs, awaiting, before * factor);
    }
}
