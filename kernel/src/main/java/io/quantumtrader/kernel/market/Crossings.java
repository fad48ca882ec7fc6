package io.quantumtrader.kernel.market;

/**
 * Lists the pairwise slopes that lie in an interval, by turning a line: with points ordered by {@code y − s·i}, a pair
 * changes places exactly when s passes its slope. Keys are rounded, so the line is turned a little further on both ends
 * and each slope met is judged by its own value; what is listed is exact. Scratch memory, not thread-safe.
 */
final class Crossings {

    /** A multiple (4×) of the largest relative rounding error of two keys and a slope. */
    private static final double ROUNDING = 0x1p-50;

    /** No two logarithms of doubles are further apart. */
    private static final double LARGEST_SPREAD = 1500;

    private final double[] key;
    private final double[] turned;
    private final double[] found;
    private int count;
    private double[] y = new double[0];
    private int from;
    private int points;
    private int oldest;
    private int[] order = new int[0];

    Crossings(int longestWindow, int capacity) {
        key = new double[longestWindow];
        turned = new double[longestWindow];
        found = new double[capacity];
    }

    /**
     * Looks at the points {@code y[from, from + points)}.
     *
     * @param places a permutation of 0..points−1; a point's number is its bar's, modulo points
     * @param oldestPlace number of the oldest point
     */
    void look(double[] logs, int firstPoint, int pointCount, int oldestPlace, int[] places) {
        y = logs;
        from = firstPoint;
        points = pointCount;
        oldest = oldestPlace;
        order = places;
        count = 0;
    }

    double[] found() {
        return found;
    }

    int count() {
        return count;
    }

    int capacity() {
        return found.length;
    }

    void clear() {
        count = 0;
    }

    /**
     * Adds every slope s with {@code low <= s < high}; if they are too many, none, and the answer is false.
     *
     * @param upward whether the order is nearer to that of {@code low}
     */
    boolean add(double low, double high, boolean upward) {
        double padding = ROUNDING * (LARGEST_SPREAD + points * Math.max(Math.abs(low), Math.abs(high)));
        sort(upward ? low - padding : high + padding);
        int before = count;
        boolean all = turn(upward ? high + padding : low - padding, low, high);
        if (!all) count = before;
        return all;
    }

    private void keys(double s) {
        double origin = y[from];
        for (int i = 0; i < points; i++) turned[i] = y[from + i] - origin - s * i;
        for (int at = 0; at < points; at++) key[at] = turned[index(order[at])];
    }

    private int index(int place) {
        int i = place - oldest;
        return i < 0 ? i + points : i;
    }

    private void sort(double s) {
        keys(s);
        for (int at = 1; at < points; at++) {
            double moving = key[at];
            if (key[at - 1] <= moving) continue;
            int place = order[at];
            int to = at;
            do {
                key[to] = key[to - 1];
                order[to] = order[to - 1];
                to--;
            } while (to > 0 && key[to - 1] > moving);
            key[to] = moving;
            order[to] = place;
        }
    }

    private boolean turn(double s, double low, double high) {
        keys(s);
        for (int at = 1; at < points; at++) {
            double moving = key[at];
            if (key[at - 1] <= moving) continue;
            int place = order[at];
            int i = index(place);
            int to = at;
            if (count + at > found.length) return false;
            do {
                int passed = order[to - 1];
                key[to] = key[to - 1];
                order[to] = passed;
                to--;
                meet(i, index(passed), low, high);
            } while (to > 0 && key[to - 1] > moving);
            key[to] = moving;
            order[to] = place;
        }
        return true;
    }

    private void meet(int a, int b, double low, double high) {
        int earlier = Math.min(a, b);
        int later = Math.max(a, b);
        double slope = Slopes.between(y[from + earlier], y[from + later], later - earlier);
        found[count] = slope;
        count += slope >= low && slope < high ? 1 : 0;
    }
}
