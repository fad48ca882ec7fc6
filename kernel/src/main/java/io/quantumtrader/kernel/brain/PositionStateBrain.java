package io.quantumtrader.kernel.brain;

import static io.quantumtrader.kernel.decision.Reason.because;

import io.quantumtrader.kernel.decision.Reason;
import io.quantumtrader.kernel.decision.ReasonCode;
import io.quantumtrader.kernel.position.Drift;
import io.quantumtrader.kernel.risk.HardBounds;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Layer 4's judgement (rules, A4, A6, C7, D4). Pure. */
public final class PositionStateBrain {

    private PositionStateBrain() {}

    /**
     * What the state of a position calls for.
     *
     * @param restricts why nothing may be opened; empty if it may
     * @param close why what is held has to be closed now, whatever the market does
     */
    public record Judgement(List<Reason> restricts, Optional<Reason> close) {

        public Judgement {
            restricts = List.copyOf(restricts);
        }
    }

    public static Judgement judge(PositionState state, BrainLimits limits) {
        var restricts = new ArrayList<Reason>();
        if (state.drift() != Drift.NONE || state.frozen() || Double.isNaN(state.atVenue())) {
            restricts.add(because(ReasonCode.DRIFT, state.recorded(), state.atVenue()));
        }
        if (state.refused()) restricts.add(because(ReasonCode.BAD_OBSERVATION));
        stale(state, limits).ifPresent(restricts::add);
        if (state.held()) {
            if (!state.covered()) restricts.add(naked(state, limits));
            missing(state).ifPresent(restricts::add);
            if (state.share() > HardBounds.MAX_POSITION_SHARE) {
                restricts.add(because(ReasonCode.POSITION_BEYOND_BOUND, state.share(), HardBounds.MAX_POSITION_SHARE));
            }
            if (marginShort(state)) restricts.add(margin(state));
        }
        return new Judgement(restricts, close(state, limits));
    }

    private static Optional<Reason> close(PositionState state, BrainLimits limits) {
        if (!state.held()) return Optional.empty();
        if (marginShort(state)) return Optional.of(margin(state));
        if (state.covered()) return Optional.empty();
        if (state.nakedMs() > limits.protectionGrace().toMillis()) return Optional.of(naked(state, limits));
        long grace = limits.dataGrace().toMillis();
        return state.blindMs() > grace
                ? Optional.of(because(ReasonCode.DATA_STALE, state.blindMs(), grace))
                : Optional.empty();
    }

    private static Optional<Reason> stale(PositionState state, BrainLimits limits) {
        long limit = limits.markStale().toMillis();
        return state.markAgeMs() > limit
                ? Optional.of(because(ReasonCode.DATA_STALE, age(state), (double) limit))
                : Optional.empty();
    }

    /** Minus infinity is a margin: nothing is left of it. Closes pass, whatever is missing (rules, A4). */
    private static Optional<Reason> missing(PositionState state) {
        double free = state.freeMargin();
        if (Double.isNaN(free) || free == Double.POSITIVE_INFINITY) {
            return Optional.of(because(ReasonCode.POSITION_DATA_MISSING, free, HardBounds.MIN_FREE_MARGIN_RATIO));
        }
        return Double.isFinite(state.share())
                ? Optional.empty()
                : Optional.of(because(ReasonCode.POSITION_DATA_MISSING, state.share(), HardBounds.MAX_POSITION_SHARE));
    }

    /** NaN where there never was a price. */
    private static double age(PositionState state) {
        return state.markAgeMs() == Long.MAX_VALUE ? Double.NaN : state.markAgeMs();
    }

    private static Reason naked(PositionState state, BrainLimits limits) {
        return because(
                ReasonCode.PROTECTION_MISSING,
                state.nakedMs(),
                limits.protectionGrace().toMillis());
    }

    private static boolean marginShort(PositionState state) {
        return state.freeMargin() < HardBounds.MIN_FREE_MARGIN_RATIO;
    }

    private static Reason margin(PositionState state) {
        return because(ReasonCode.MARGIN_SHORT, state.freeMargin(), HardBounds.MIN_FREE_MARGIN_RATIO);
    }
}
