package io.quantumtrader.kernel.market;

import io.quantumtrader.kernel.check.Checks;

/**
 * Wilder's average true range: the plain mean of the first {@code period} true ranges, then (previous·(period−1) + new)/period
 * (J. W. Wilder, New Concepts in Technical Trading Systems, 1978). A fold over bars; constant time and memory.
 */
public final class Atr {

    private final int period;
    private long bars;
    private double sum;
    private double value = Double.NaN;
    private double lastClose = Double.NaN;

    /**
     * An empty fold.
     *
     * @param period bars, 1 or more; 14 by default
     */
    public Atr(int period) {
        new Checks().require(period >= 1, "atr.period", period, ">= 1").orThrow();
        this.period = period;
    }

    /** Takes one closed bar in. */
    public void push(Bar bar) {
        double range = trueRange(bar, lastClose);
        lastClose = bar.close();
        bars++;
        if (bars <= period) {
            sum += range;
            if (bars == period) value = sum / period;
        } else {
            value = (value * (period - 1) + range) / period;
        }
    }

    /** How far a bar reaches, the jump from the close before it included; NaN for that close: its range alone. */
    static double trueRange(Bar bar, double previousClose) {
        double range = bar.high() - bar.low();
        if (Double.isNaN(previousClose)) return range;
        return Math.max(range, Math.max(Math.abs(bar.high() - previousClose), Math.abs(bar.low() - previousClose)));
    }

    /**
     * All that the fold remembers.
     *
     * @param bars taken in
     * @param sum of the first {@code period} true ranges, price units
     * @param value price units, NaN before {@code period} bars
     * @param lastClose price of the newest bar, NaN before the first
     */
    public record Memory(long bars, double sum, double value, double lastClose) {}

    public Memory memory() {
        return new Memory(bars, sum, value, lastClose);
    }

    /** Goes on from what a fold of the same period remembered. */
    public void restore(Memory memory) {
        bars = memory.bars();
        sum = memory.sum();
        value = memory.value();
        lastClose = memory.lastClose();
    }

    /** Price units; NaN before {@code period} bars. */
    public double value() {
        return value;
    }
}
