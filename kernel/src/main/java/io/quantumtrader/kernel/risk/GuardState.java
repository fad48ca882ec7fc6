package io.quantumtrader.kernel.risk;

/**
 * What the guards remember between equity readings.
 *
 * @param equityAtMs UTC epoch milliseconds of the last good reading, {@link Long#MIN_VALUE} before the first
 * @param equity quote currency, NaN before the first reading
 * @param day the UTC day's loss
 * @param week the UTC week's loss
 * @param noNewRisk the drawdown guard, released by an operator
 * @param flatten the drawdown that calls for the emergency stop; its reference moves only by a level-5 release
 * @param streak losing positions in a row
 */
public record GuardState(
        long equityAtMs,
        double equity,
        LossWindow day,
        LossWindow week,
        DrawdownWatch noNewRisk,
        DrawdownWatch flatten,
        LossStreak streak) {

    /** Before anything was seen. */
    public static final GuardState NONE = new GuardState(
            Long.MIN_VALUE,
            Double.NaN,
            LossWindow.NONE,
            LossWindow.NONE,
            DrawdownWatch.NONE,
            DrawdownWatch.NONE,
            LossStreak.NONE);

    /** The same with these windows. */
    public GuardState withWindows(LossWindow newDay, LossWindow newWeek) {
        return new GuardState(equityAtMs, equity, newDay, newWeek, noNewRisk, flatten, streak);
    }

    GuardState withStreak(LossStreak newStreak) {
        return new GuardState(equityAtMs, equity, day, week, noNewRisk, flatten, newStreak);
    }

    GuardState withNoNewRisk(DrawdownWatch watch) {
        return new GuardState(equityAtMs, equity, day, week, watch, flatten, streak);
    }

    GuardState withFlatten(DrawdownWatch watch) {
        return new GuardState(equityAtMs, equity, day, week, noNewRisk, watch, streak);
    }
}
