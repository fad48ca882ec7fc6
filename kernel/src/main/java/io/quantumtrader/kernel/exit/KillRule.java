package io.quantumtrader.kernel.exit;

import io.quantumtrader.kernel.check.Checks;

/**
 * When a kill score calls for a close: on enough of the last closed bars, or at once if it is extreme (rules, B2).
 *
 * @param neededBars bars at or above the threshold, 1 to {@code windowBars}
 * @param windowBars closed bars looked at, 1 to {@link BarTally#WINDOW}
 * @param immediate score that acts at once, above 0 and at most 1
 */
public record KillRule(int neededBars, int windowBars, double immediate) {

    /** What the score calls for on one bar. */
    public enum Call {
        /** Below the threshold, and not often enough above it before. */
        NONE,
        /** At the threshold, not yet often enough. */
        WATCH,
        /** At the threshold on enough bars. */
        CLOSE,
        /** Extreme. */
        CLOSE_AT_ONCE;

        public boolean closes() {
            return this == CLOSE || this == CLOSE_AT_ONCE;
        }
    }

    public KillRule {
        new Checks()
                .require(neededBars >= 1 && neededBars <= windowBars, "needed_bars", neededBars, "in [1, window_bars]")
                .require(windowBars >= 1 && windowBars <= BarTally.WINDOW, "window_bars", windowBars, "in [1, 10]")
                .above("immediate_threshold", immediate, 0, 1)
                .orThrow();
    }

    /**
     * What stands after this bar.
     *
     * @param tally with this bar already counted
     */
    public Call call(KillReading reading, BarTally tally, KillModel model) {
        if (reading.score() >= immediate) return Call.CLOSE_AT_ONCE;
        if (tally.count(windowBars) >= neededBars) return Call.CLOSE;
        return model.reached(reading) ? Call.WATCH : Call.NONE;
    }
}
