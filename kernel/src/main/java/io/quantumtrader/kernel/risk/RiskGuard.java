package io.quantumtrader.kernel.risk;

import static io.quantumtrader.kernel.decision.Reason.because;

import io.quantumtrader.kernel.decision.Reason;
import io.quantumtrader.kernel.decision.ReasonCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The guards as a state machine over equity readings and closed positions (rules, B5, C6). It reads no clock; time comes
 * with each input. Everything it finds is about opens: nothing here can touch a close.
 */
public final class RiskGuard {

    private static final long DAY_MS = 86_400_000L;

    private final GuardLimits limits;

    public RiskGuard(GuardLimits limits) {
        this.limits = limits;
    }

    /**
     * The state after an equity reading. One that is not later than the last, not finite or not above 0 is no reading:
     * the last one grows old.
     *
     * @param dayLossCeiling the day loss that the operating mode allows; the smaller applies
     */
    public GuardState read(GuardState state, long atMs, double equity, double dayLossCeiling) {
        if (atMs <= state.equityAtMs() || !(equity > 0) || !Double.isFinite(equity)) return state;
        double dayLoss = Math.min(limits.dayLoss(), dayLossCeiling);
        int samples = limits.drawdownSamples();
        double before = samples > 1 ? state.equity() : Double.NaN;
        return new GuardState(
                atMs,
                equity,
                state.day().read(atMs, LossWindow.dayOf(atMs), equity, state.equity(), dayLoss, samples),
                state.week().read(atMs, LossWindow.weekOf(atMs), equity, state.equity(), limits.weekLoss(), samples),
                state.noNewRisk()
                        .read(atMs, equity, before, drawdown -> drawdown > limits.drawdownNoNewRisk(), samples),
                state.flatten().read(atMs, equity, before, drawdown -> drawdown >= limits.drawdownFlatten(), samples),
                state.streak());
    }

    /** The state after a position was closed with a result after all costs. */
    public GuardState closed(GuardState state, double pnlNet, long atMs) {
        return state.withStreak(state.streak().closed(pnlNet, atMs, limits));
    }

    /** Why an operator cannot release the drawdown guard now; empty if it can be. */
    public Optional<Reason> refusesRelease(GuardState state, long nowMs) {
        var watch = state.noNewRisk();
        if (!watch.latched()) return Optional.of(because(ReasonCode.GUARD_DRAWDOWN));
        long held = nowMs - watch.latchedMs();
        long hold = limits.drawdownHold().toMillis();
        return held >= hold ? Optional.empty() : Optional.of(because(ReasonCode.GUARD_DRAWDOWN, held, hold));
    }

    /** The drawdown guard released; its own reference moves to the present equity, no other does. */
    public GuardState released(GuardState state) {
        return state.withNoNewRisk(state.noNewRisk().rebased(state.equity()));
    }

    /** After a level-5 release, the only thing that moves the flatten guard's reference. */
    public GuardState emergencyReleased(GuardState state) {
        return state.withFlatten(state.flatten().rebased(state.equity()));
    }

    /** After money came in (above 0) or went out: references scale with equity, so that it is neither loss nor gain. */
    public GuardState transferred(GuardState state, double amount) {
        double after = state.equity() + amount;
        if (!(state.equity() > 0) || !(after > 0) || !Double.isFinite(after)) return state;
        double factor = after / state.equity();
        return new GuardState(
                state.equityAtMs(),
                after,
                state.day().movedBy(factor),
                state.week().movedBy(factor),
                state.noNewRisk().movedBy(factor),
                state.flatten().movedBy(factor),
                state.streak());
    }

    /** The guards that refuse opens at a time, worst first. */
    public List<GuardFinding> findings(GuardState state, long nowMs, double dayLossCeiling) {
        var found = new ArrayList<GuardFinding>();
        long read = state.equityAtMs();
        drawdown(found, Guard.DRAWDOWN_FLATTEN, state.flatten(), state, limits.drawdownFlatten());
        drawdown(found, Guard.DRAWDOWN, state.noNewRisk(), state, limits.drawdownNoNewRisk());
        loss(found, Guard.WEEK_LOSS, state.week(), 7 * DAY_MS, state, limits.weekLoss(), nowMs);
        loss(found, Guard.DAY_LOSS, state.day(), DAY_MS, state, Math.min(limits.dayLoss(), dayLossCeiling), nowMs);
        stale(found, read, nowMs);
        if (state.streak().pausedAt(nowMs)) {
            var reason = because(ReasonCode.GUARD_LOSS_STREAK, state.streak().losses(), limits.lossStreak());
            long until = state.streak().pausedUntilMs();
            found.add(new GuardFinding(
                    Guard.LOSS_STREAK, reason, until - limits.lossPause().toMillis(), until));
        }
        return List.copyOf(found);
    }

    /** Whether the emergency stop has to be pulled, and why. */
    public Optional<Reason> flattenWanted(GuardState state) {
        if (!state.flatten().latched()) return Optional.empty();
        double drawdown = state.flatten().drawdown(state.equity());
        return Optional.of(because(ReasonCode.GUARD_DRAWDOWN_FLATTEN, drawdown, limits.drawdownFlatten()));
    }

    /** Readings beyond a warning, refusing nothing. */
    public List<Reason> warnings(GuardState state) {
        var warnings = new ArrayList<Reason>();
        double week = state.week().loss(state.equity());
        if (week > limits.weekLossWarn()) {
            warnings.add(because(ReasonCode.GUARD_WEEK_LOSS, week, limits.weekLossWarn()));
        }
        double drawdown = state.noNewRisk().drawdown(state.equity());
        if (drawdown > limits.drawdownWarn()) {
            warnings.add(because(ReasonCode.GUARD_DRAWDOWN, drawdown, limits.drawdownWarn()));
        }
        return List.copyOf(warnings);
    }

    private static void drawdown(
            List<GuardFinding> found, Guard guard, DrawdownWatch watch, GuardState state, double limit) {
        if (!watch.stands()) return;
        var reason = because(guard.code(), watch.drawdown(state.equity()), limit);
        long since = watch.latched() ? watch.latchedMs() : state.equityAtMs();
        found.add(new GuardFinding(guard, reason, since, Long.MAX_VALUE));
    }

    /** Tripped until the window ends, or over the limit at the last reading. */
    private static void loss(
            List<GuardFinding> found,
            Guard guard,
            LossWindow window,
            long lengthMs,
            GuardState state,
            double limit,
            long nowMs) {
        long endMs = window.startMs() + lengthMs;
        double loss = window.loss(state.equity());
        if (nowMs >= endMs || !(window.tripped() || loss > limit)) return;
        long since = window.tripped() ? window.trippedMs() : state.equityAtMs();
        found.add(new GuardFinding(guard, because(guard.code(), loss, limit), since, endMs));
    }

    private void stale(List<GuardFinding> found, long readMs, long nowMs) {
        long limit = limits.equityStale().toMillis();
        boolean never = readMs == Long.MIN_VALUE;
        if (!never && nowMs >= readMs && nowMs - readMs <= limit) return;
        var reason = never
                ? because(ReasonCode.GUARD_EQUITY_STALE, Double.NaN, (double) limit)
                : because(ReasonCode.GUARD_EQUITY_STALE, nowMs - readMs, limit);
        found.add(new GuardFinding(Guard.EQUITY_STALE, reason, never ? 0 : readMs + limit, Long.MAX_VALUE));
    }
}
