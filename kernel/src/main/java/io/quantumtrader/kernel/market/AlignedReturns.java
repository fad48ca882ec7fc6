package io.quantumtrader.kernel.market;

import java.util.Arrays;

/**
 * Log returns of two symbols over the same bars: a return counts only where both symbols have the bar and the one before
 * it at the same open times, so a gap in one of them never pairs a long return with a short one.
 *
 * @param first returns of the first symbol, oldest first
 * @param second returns of the second symbol over the same bars
 */
public record AlignedReturns(double[] first, double[] second) {

    public static AlignedReturns between(MarketWindow a, MarketWindow b) {
        int most = Math.max(0, Math.min(a.size(), b.size()) - 1);
        double[] first = new double[most];
        double[] second = new double[most];
        int at = most;
        int i = 0;
        int j = 0;
        while (i < a.size() - 1 && j < b.size() - 1) {
            long difference = a.openTimeMs(i) - b.openTimeMs(j);
            if (difference == 0 && a.openTimeMs(i + 1) == b.openTimeMs(j + 1)) {
                first[--at] = a.logReturnAt(i);
                second[at] = b.logReturnAt(j);
            }
            if (difference >= 0) i++;
            if (difference <= 0) j++;
        }
        return new AlignedReturns(Arrays.copyOfRange(first, at, most), Arrays.copyOfRange(second, at, most));
    }

    public int size() {
        return first.length;
    }
}
