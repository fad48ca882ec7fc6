package io.quantumtrader.persistence.governor;

import io.quantumtrader.kernel.risk.DrawdownWatch;
import io.quantumtrader.kernel.risk.GuardState;
import io.quantumtrader.kernel.risk.LossStreak;
import io.quantumtrader.kernel.risk.LossWindow;
import io.quantumtrader.persistence.StateHash;

/**
 * What the guards remember, as it is written; the fields are those of {@link GuardState}, flat. What an opening equity
 * waits for is told by {@link GovernorEvent.OpeningAwaited}.
 *
 * @param watchHistory whether the last three readings were beyond the drawdown guard's limit, newest in the lowest bit
 * @param flattenHistory the same for the flatten guard
 */
public record GuardsRow(
        long equityAtMs,
        double equity,
        long dayStartMs,
        double dayOpen,
        long dayTrippedMs,
        long weekStartMs,
        double weekOpen,
        long weekTrippedMs,
        double watchPeak,
        int watchHistory,
        long watchLatchedMs,
        double flattenPeak,
        int flattenHistory,
        long flattenLatchedMs,
        int losses,
        long pausedUntilMs,
        boolean reduced) {

    public static GuardsRow of(GuardState state) {
        var day = state.day();
        var week = state.week();
        var watch = state.noNewRisk();
        var flatten = state.flatten();
        var streak = state.streak();
        return new GuardsRow(
                state.equityAtMs(),
                state.equity(),
                day.startMs(),
                day.open(),
                day.trippedMs(),
                week.startMs(),
                week.open(),
                week.trippedMs(),
                watch.peak(),
                watch.history(),
                watch.latchedMs(),
                flatten.peak(),
                flatten.history(),
                flatten.latchedMs(),
                streak.losses(),
                streak.pausedUntilMs(),
                streak.reduced());
    }

    public GuardState state() {
        return new GuardState(
                equityAtMs,
                equity,
                new LossWindow(dayStartMs, dayOpen, dayTrippedMs),
                new LossWindow(weekStartMs, weekOpen, weekTrippedMs),
                new DrawdownWatch(watchPeak, watchHistory, watchLatchedMs),
                new DrawdownWatch(flattenPeak, flattenHistory, flattenLatchedMs),
                new LossStreak(losses, pausedUntilMs, reduced));
    }

    long mixInto(long hash) {
        long result = StateHash.mix(StateHash.mix(hash, equityAtMs), equity);
        result = StateHash.mix(StateHash.mix(StateHash.mix(result, dayStartMs), dayOpen), dayTrippedMs);
        result = StateHash.mix(StateHash.mix(StateHash.mix(result, weekStartMs), weekOpen), weekTrippedMs);
        result = StateHash.mix(StateHash.mix(StateHash.mix(result, watchPeak), watchHistory), watchLatchedMs);
        result = StateHash.mix(StateHash.mix(StateHash.mix(result, flattenPeak), flattenHistory), flattenLatchedMs);
        return StateHash.mix(StateHash.mix(StateHash.mix(result, losses), pausedUntilMs), reduced ? 1L : 0L);
    }
}
