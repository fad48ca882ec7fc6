package io.quantumtrader.kernel.kill;

import io.quantumtrader.kernel.decision.Reason;
import io.quantumtrader.kernel.decision.ReasonCode;
import java.util.List;

/**
 * The way back after an emergency stop was released: a share of the usual size, raised one step at a time, each step
 * by an operator and not before its time is over (rules, B5).
 *
 * @param step index into the configured fractions
 * @param sinceMs UTC epoch milliseconds since when this step lasts
 */
public record StepUp(int step, long sinceMs) {

    public static StepUp first(long releasedMs) {
        return new StepUp(0, releasedMs);
    }

    /** Share of the usual size, in (0, 1]. */
    public double fraction(EmergencyLimits limits) {
        return limits.stepUpFractions()
                .get(Math.min(step, limits.stepUpFractions().size() - 1));
    }

    public boolean complete(EmergencyLimits limits) {
        return step >= limits.stepUpFractions().size() - 1;
    }

    /** UTC epoch milliseconds from which the next step may be confirmed. */
    public long confirmableMs(EmergencyLimits limits) {
        return sinceMs + limits.stepUpMs();
    }

    public boolean confirmable(long nowMs, EmergencyLimits limits) {
        return !complete(limits) && nowMs >= confirmableMs(limits);
    }

    /** The same step from its beginning: an activation within its scope came in between. */
    public StepUp interrupted(long nowMs) {
        return new StepUp(step, Math.max(sinceMs, nowMs));
    }

    public StepUp confirmed(long nowMs) {
        return new StepUp(step + 1, nowMs);
    }

    /** The standing verdict: trading is allowed, at a share of the size that {@link #scaleOf} reads back. */
    public Verdict verdict(Scope scope, EmergencyLimits limits) {
        var reason = Reason.because(ReasonCode.ESS_STEP_UP, fraction(limits), 1);
        return new Verdict(
                Layer.EMERGENCY_STOP, scope, Permission.TRADE, List.of(reason), sinceMs, Verdict.UNTIL_RELEASED);
    }

    /** The share of size that these verdicts leave, 1 if none of them is a step-up. */
    public static double scaleOf(Iterable<Verdict> verdicts) {
        double scale = 1;
        for (Verdict verdict : verdicts) {
            for (Reason reason : verdict.reasons()) {
                if (reason.code() == ReasonCode.ESS_STEP_UP) scale = Math.min(scale, reason.observed());
            }
        }
        return scale;
    }
}
