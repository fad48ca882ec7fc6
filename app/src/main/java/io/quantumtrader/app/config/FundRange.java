package io.quantumtrader.app.config;

import io.quantumtrader.kernel.exit.SigmaHistory;
import java.util.List;
import java.util.stream.Stream;

/**
 * The range of one key that a fund may not leave although a bare call to the kernel, or the record of an earlier version, may: the
 * one that the comment of the key in {@code reference.conf} tells.
 *
 * @param key path below {@code quantum-trader}
 * @param low least value, negative infinity for none
 * @param lowTaken whether {@code low} itself is taken
 * @param high largest value, infinite for none
 * @param highTaken whether {@code high} itself is taken
 */
record FundRange(String key, double low, boolean lowTaken, double high, boolean highTaken) {

    private static final double NO_END = Double.POSITIVE_INFINITY;
    private static final double MOST_SPIKE_BARS = 256;

    /** Every such range of a number. */
    static final List<FundRange> ALL = Stream.concat(
                    Stream.of(
                            above("kernel.harvest.fallback-stop-fraction", 0, 0.5),
                            within("kernel.harvest.cost-bps", 0, 1000),
                            within("kernel.harvest.break-even-plus-fraction", 0, 0.1),
                            between("kernel.harvest.trend-minimum", 0, 1),
                            between("kernel.harvest.sigma-spike-cap", 0, NO_END),
                            new FundRange("kernel.harvest.trend-strength-reference", 0, true, NO_END, false),
                            between("kernel.harvest.trend-strength-drop-cap", 0, NO_END),
                            within("kernel.harvest.kill-score.spike-bars", 1, MOST_SPIKE_BARS),
                            within("kernel.harvest.kill-score.sigma-samples-minimum", 1, SigmaHistory.MOST),
                            between("kernel.stops.take-profit-minimum", 0, 0.5),
                            within("kernel.stops.extension-cap", 0, 1),
                            atMost("kernel.stops.slack", 1e-6),
                            atMost("exit-rules.atr-bars", 1000),
                            within("exit-rules.initial-stop-atr", 0.1, 20),
                            atMost("portfolio.heat.hot", 10),
                            atMost("portfolio.clusters.window", 4096),
                            atMost("risk.drawdown-flatten-failed", 0.5),
                            atMost("risk.loss-streak", 1_000_000),
                            atMost("risk.orders.per-minute", 1_000_000),
                            atMost("risk.orders.max-spread-bps", 1000)),
                    Stream.of("stop", "take-profit", "trail")
                            .flatMap(of -> Stream.of("trend", "mean-reversion", "chop")
                                    .map(regime -> between("kernel.stops." + of + "-" + regime, 0, NO_END))))
            .toList();

    private static FundRange within(String key, double low, double high) {
        return new FundRange(key, low, true, high, true);
    }

    /** Where the record that takes the value knows the low end. */
    private static FundRange atMost(String key, double high) {
        return new FundRange(key, Double.NEGATIVE_INFINITY, true, high, true);
    }

    private static FundRange above(String key, double low, double high) {
        return new FundRange(key, low, false, high, true);
    }

    private static FundRange between(String key, double low, double high) {
        return new FundRange(key, low, false, high, false);
    }

    /** Whether a value lies outside; NaN does not, it is told by its type or by the record that refuses it. */
    boolean leftBy(double value) {
        boolean below = lowTaken ? value < low : value <= low;
        boolean beyond = highTaken ? value > high : value >= high;
        return below || beyond;
    }

    /** As a refusal tells it. */
    String bound() {
        if (low == Double.NEGATIVE_INFINITY) return "at most " + high;
        if (high == NO_END) return lowTaken ? ">= " + low + " and finite" : "> " + low + " and finite";
        return "in " + (lowTaken ? "[" : "(") + low + ", " + high + (highTaken ? "]" : ")");
    }
}
