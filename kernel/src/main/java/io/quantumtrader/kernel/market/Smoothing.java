package io.quantumtrader.kernel.market;

/**
 * An average that forgets: the plain mean of its first values, then {@code a += weight·(value − a)}. A fold over values:
 * pushing the same ones again gives the same bits.
 */
final class Smoothing {

    private final double weight;
    private final int seedBars;
    private int seen;
    private double sum;

    private Smoothing(double weight, int seedBars) {
        this.weight = weight;
        this.seedBars = seedBars;
    }

    /** Wilder's: weight 1/n, seeded with the mean of n values. */
    static Smoothing wilder(int bars) {
        return new Smoothing(1.0 / bars, bars);
    }

    /** Exponential: weight 2/(n+1), seeded with the mean of n values. */
    static Smoothing exponential(int bars) {
        return new Smoothing(2.0 / (bars + 1), bars);
    }

    void push(double value) {
        if (ready()) {
            sum += weight * (value - sum);
            return;
        }
        sum += value;
        seen++;
        if (ready()) sum /= seedBars;
    }

    boolean ready() {
        return seen == seedBars;
    }

    /** The average; NaN while too few values were seen. */
    double value() {
        return ready() ? sum : Double.NaN;
    }
}
