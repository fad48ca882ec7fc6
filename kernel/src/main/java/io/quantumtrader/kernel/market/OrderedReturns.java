package io.quantumtrader.kernel.market;

import io.quantumtrader.kernel.market.MarketTheta.Vol;
import java.util.Arrays;

/** The returns of one window in order of size, kept from bar to bar: quantiles and the median deviation at hand. */
final class OrderedReturns {

    private final double[] sorted;

    OrderedReturns(int window) {
        sorted = new double[window];
    }

    /** Sorts {@code returns[end - n, end)} anew. */
    void restart(double[] returns, int end) {
        System.arraycopy(returns, end - sorted.length, sorted, 0, sorted.length);
        Arrays.sort(sorted);
    }

    /** One bar on; {@code leaving} must be one of the values held. */
    void slide(double leaving, double arriving) {
        int gap = Arrays.binarySearch(sorted, leaving);
        int place = Arrays.binarySearch(sorted, arriving);
        if (place < 0) place = -place - 1;
        if (place > gap) {
            place--;
            System.arraycopy(sorted, gap + 1, sorted, gap, place - gap);
        } else {
            System.arraycopy(sorted, place, sorted, place + 1, gap - place);
        }
        sorted[place] = arriving;
    }

    /** Sigma of the window whose returns in time order are {@code returns[end - n, end)}. */
    SigmaComponents sigma(double[] returns, int end, Vol vol, double eps) {
        double low = Volatility.quantile(sorted, sorted.length, vol.winsorQLow());
        double high = Volatility.quantile(sorted, sorted.length, vol.winsorQHigh());
        return Volatility.blend(returns, end, low, high, medianDeviation(low, high), vol, eps);
    }

    private double medianDeviation(double low, double high) {
        int n = sorted.length;
        double median = Slopes.middle(
                Volatility.clip(sorted[(n - 1) / 2], low, high), Volatility.clip(sorted[n / 2], low, high));
        double lower = largestOfNearest((n - 1) / 2 + 1, median, low, high);
        double upper = largestOfNearest(n / 2 + 1, median, low, high);
        return Slopes.middle(lower, upper);
    }

    /** The values nearest to the median are neighbours; their run is found by bisection. */
    private double largestOfNearest(int count, double median, double low, double high) {
        int first = 0;
        int last = sorted.length - count;
        while (first < last) {
            int middle = (first + last) >>> 1;
            double left = median - Volatility.clip(sorted[middle], low, high);
            double right = Volatility.clip(sorted[middle + count], low, high) - median;
            if (left > right) first = middle + 1;
            else last = middle;
        }
        return Math.max(
                median - Volatility.clip(sorted[first], low, high),
                Volatility.clip(sorted[first + count - 1], low, high) - median);
    }
}
