package io.quantumtrader.kernel.portfolio;

/** Pearson's correlation of two symbols' log returns, aligned by time. */
final class Correlation {

    /** Where nothing is known two symbols are taken for one. */
    private static final double UNKNOWN = 1;

    private final ReturnWindow a;
    private final ReturnWindow b;
    private int count;
    private double sumA;
    private double sumB;
    private double momentAa;
    private double momentBb;
    private double momentAb;

    private Correlation(ReturnWindow a, ReturnWindow b) {
        this.a = a;
        this.b = b;
    }

    /** −1..1; 1 if fewer than {@code minimum} returns fall on the same bars or one of the series does not move. */
    static double of(ReturnWindow a, ReturnWindow b, int minimum) {
        return new Correlation(a, b).value(minimum);
    }

    private double value(int minimum) {
        forEachAligned(this::sum);
        if (count < minimum) return UNKNOWN;
        double meanA = sumA / count;
        double meanB = sumB / count;
        forEachAligned((x, y) -> moments(x - meanA, y - meanB));
        double scale = StrictMath.sqrt(momentAa * momentBb);
        return scale > 0 ? Math.max(-1, Math.min(1, momentAb / scale)) : UNKNOWN;
    }

    private void sum(double x, double y) {
        count++;
        sumA += x;
        sumB += y;
    }

    private void moments(double x, double y) {
        momentAa += x * x;
        momentBb += y * y;
        momentAb += x * y;
    }

    private void forEachAligned(Pair pair) {
        int i = 0;
        int j = 0;
        while (i < a.size() && j < b.size()) {
            int order = Long.compare(a.timeAt(i), b.timeAt(j));
            if (order == 0) pair.accept(a.returnAt(i), b.returnAt(j));
            if (order <= 0) i++;
            if (order >= 0) j++;
        }
    }

    @FunctionalInterface
    private interface Pair {
        void accept(double x, double y);
    }
}
