package io.quantumtrader.kernel.market;

/**
 * The exact median of all pairwise slopes over the last n points, kept from bar to bar without keeping the slopes.
 *
 * <p>Kept are one slope (the pivot: the last lower middle), how many slopes lie below it, how many equal it, and the
 * points in the order of {@code y − s·i} for the last s used. A new bar changes only the n − 1 slopes that leave and the
 * n − 1 that arrive, so both counts are brought up to date by comparing those. The new middle is then a known number of
 * ranks away: {@link Crossings} lists the slopes on that side of the pivot, as many as are needed, and the right one is
 * picked. The result has the bits of a full sort. Only the first reading, a jump of many bars, or slopes too dense to
 * be told apart cost a look at every pair.
 */
final class MedianSlope {

    private static final int ATTEMPTS = 8;

    private final int window;
    private final int[] order;
    private final Crossings crossings;
    private double pivot;
    private double upper;
    private int below;
    private int equal;
    private double slopesPerUnit;

    /** @param crossings scratch, may be shared by all medians of one owner */
    MedianSlope(int window, Crossings crossings) {
        this.window = window;
        this.crossings = crossings;
        order = new int[window];
        for (int i = 0; i < window; i++) order[i] = i;
    }

    int window() {
        return window;
    }

    /** Looks at every pair of the points {@code y[end - n, end)}. */
    void restart(double[] y, int end) {
        double[] slopes = new double[pairs()];
        int count = 0;
        for (int i = end - window; i < end; i++) {
            for (int j = i + 1; j < end; j++) slopes[count++] = Slopes.between(y[i], y[j], j - i);
        }
        pick(slopes, count, 0);
        double distance = 0;
        for (double slope : slopes) distance += Math.abs(slope - pivot);
        slopesPerUnit = distance > 0 ? 0.25 * count / distance * count : 0;
    }

    /** One bar on: {@code y[end - 1]} arrives and {@code y[end - 1 - n]} leaves. Compares by sign bits: no branches. */
    void slide(double[] y, int end) {
        int arriving = end - 1;
        int leaving = arriving - window;
        double first = y[leaving];
        double last = y[arriving];
        int smaller = 0;
        int other = 0;
        for (int bars = 1; bars < window; bars++) {
            long gone = Double.doubleToRawLongBits(Slopes.between(first, y[leaving + bars], bars) - pivot);
            long come = Double.doubleToRawLongBits(Slopes.between(y[arriving - bars], last, bars) - pivot);
            smaller += (int) (come >>> 63) - (int) (gone >>> 63);
            other += (int) ((come | -come) >>> 63) - (int) ((gone | -gone) >>> 63);
        }
        below += smaller;
        equal -= other;
    }

    /**
     * The median over {@code y[end - n, end)}, after as many {@link #slide}s as bars arrived.
     *
     * @param bars closes ever seen, so that a point keeps its place in the order while it stays in the window
     */
    double median(double[] y, int end, long bars) {
        crossings.look(y, end - window, window, (int) (bars % window), order);
        if (!found()) restart(y, end);
        return Slopes.middle(pivot, upper);
    }

    private int pairs() {
        return window * (window - 1) / 2;
    }

    private int lowerRank() {
        return (pairs() - 1) / 2;
    }

    private int upperRank() {
        return pairs() / 2;
    }

    private boolean found() {
        int above = below + equal;
        if (lowerRank() >= above) {
            return collect(true, upperRank() - above + 1) && pick(crossings.found(), crossings.count(), above);
        }
        if (upperRank() < below) {
            return collect(false, below - lowerRank())
                    && pick(crossings.found(), crossings.count(), below - crossings.count());
        }
        return foundAtPivot(above);
    }

    /** The pivot is one of the two middle slopes, or lies between them. */
    private boolean foundAtPivot(int above) {
        double next = pivot;
        if (upperRank() >= above) {
            if (!collect(true, 1)) return false;
            next = Selection.smallest(crossings.found(), 0, crossings.count());
        }
        if (lowerRank() < below) {
            if (!collect(false, 1)) return false;
            pick(crossings.found(), crossings.count(), below - crossings.count());
        }
        upper = next;
        return true;
    }

    /** Makes the lower middle the pivot, given every slope of the ranks from {@code firstRank} on. */
    private boolean pick(double[] slopes, int count, int firstRank) {
        int k = lowerRank() - firstRank;
        Selection.place(slopes, count, k);
        pivot = slopes[k];
        upper = upperRank() == lowerRank() ? pivot : k + 1 < count ? Selection.smallest(slopes, k + 1, count) : pivot;
        int smaller = 0;
        int same = 0;
        for (int i = 0; i < count; i++) {
            smaller += slopes[i] < pivot ? 1 : 0;
            same += slopes[i] == pivot ? 1 : 0;
        }
        below = firstRank + smaller;
        equal = same;
        return true;
    }

    /** Lists at least the {@code wanted} slopes next to the pivot, above or below it; false if that takes too long. */
    private boolean collect(boolean above, int wanted) {
        crossings.clear();
        double start = above ? Math.nextUp(pivot) : pivot;
        double edge = start;
        double width = (1.25 * wanted + 8) / slopesPerUnit;
        for (int attempt = 0; attempt < ATTEMPTS && width < Double.POSITIVE_INFINITY; attempt++) {
            double next = above ? edge + width : edge - width;
            if (!crossings.add(Math.min(edge, next), Math.max(edge, next), above)) {
                width /= 4;
                continue;
            }
            edge = next;
            if (crossings.count() > 0) slopesPerUnit = crossings.count() / Math.abs(edge - start);
            if (crossings.count() >= wanted) return true;
            width *= 2;
        }
        return false;
    }
}
