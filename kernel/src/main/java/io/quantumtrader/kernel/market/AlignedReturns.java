package io.quantumtrader.kernel.market;

/**
 * Log returns of two symbols over the same bars, oldest first: a return counts only where both symbols have the bar and
 * the one before it at the same open times, so a gap in one of them never pairs a long return with a short one.
 */
public final class AlignedReturns {

    private final double[] first;
    private final double[] second;
    private int begin;

    private AlignedReturns(int most) {
        first = new double[most];
        second = new double[most];
        begin = most;
    }

    public static AlignedReturns between(MarketWindow a, MarketWindow b) {
        var aligned = new AlignedReturns(Math.max(0, Math.min(a.size(), b.size()) - 1));
        int i = 0;
        int j = 0;
        while (i < a.size() - 1 && j < b.size() - 1) {
            long difference = a.openTimeMs(i) - b.openTimeMs(j);
            if (difference == 0 && a.openTimeMs(i + 1) == b.openTimeMs(j + 1)) {
                aligned.prepend(a.logReturnAt(i), b.logReturnAt(j));
            }
            if (difference >= 0) i++;
            if (difference <= 0) j++;
        }
        return aligned;
    }

    public int size() {
        return first.length - begin;
    }

    /** Return of the first symbol, 0 the oldest. */
    public double first(int index) {
        return first[begin + index];
    }

    /** Return of the second symbol over the same bar. */
    public double second(int index) {
        return second[begin + index];
    }

    private void prepend(double a, double b) {
        begin--;
        first[begin] = a;
        second[begin] = b;
    }
}
