package io.quantumtrader.kernel.kill;

import io.quantumtrader.kernel.check.Checks;
import java.time.Duration;
import java.util.List;

/**
 * Tunables of the emergency stop; defaults and their sources in {@code reference.conf}.
 *
 * @param flattenDrawdown drawdown from the reference peak at which everything is closed, fraction in (0, 1)
 * @param failedDrawdown drawdown at which a flatten counts as failed and is alarmed, above flattenDrawdown
 * @param retryBaseMs wait before the second attempt, doubled for each further one, milliseconds, above 0
 * @param retryCapMs longest wait between attempts, milliseconds
 * @param alarmAttempts attempts after which a flatten that is not flat is alarmed, at least 1
 * @param stepUpFractions share of size allowed after a release, one per step, rising to 1
 * @param stepUpMs how long each step lasts at least, milliseconds, above 0
 * @param triggers what else pulls it
 */
public record EmergencyLimits(
        double flattenDrawdown,
        double failedDrawdown,
        long retryBaseMs,
        long retryCapMs,
        int alarmAttempts,
        List<Double> stepUpFractions,
        long stepUpMs,
        TriggerLimits triggers) {

    public EmergencyLimits {
        stepUpFractions = List.copyOf(stepUpFractions);
        new Checks()
                .require(flattenDrawdown > 0 && flattenDrawdown < 1, "flatten-drawdown", flattenDrawdown, "in (0, 1)")
                .require(
                        failedDrawdown > flattenDrawdown && failedDrawdown <= 1,
                        "failed-drawdown",
                        failedDrawdown,
                        "above flatten-drawdown and at most 1")
                .require(retryBaseMs > 0, "retry-base", retryBaseMs, "> 0 ms")
                .require(retryCapMs >= retryBaseMs, "retry-cap", retryCapMs, ">= retry-base")
                .require(alarmAttempts >= 1, "alarm-attempts", alarmAttempts, ">= 1")
                .require(
                        risesToOne(stepUpFractions),
                        "step-up.fractions",
                        stepUpFractions.toString(),
                        "rising within (0, 1] to 1")
                .require(stepUpMs > 0, "step-up.step", stepUpMs, "> 0 ms")
                .orThrow();
    }

    /** For recorded bars: every age limit is at least two bars (rules, B4). */
    public EmergencyLimits forBars(Duration bar) {
        return new EmergencyLimits(
                flattenDrawdown,
                failedDrawdown,
                retryBaseMs,
                retryCapMs,
                alarmAttempts,
                stepUpFractions,
                stepUpMs,
                triggers.forBars(bar));
    }

    /** The wait after this many attempts, milliseconds. */
    public long waitAfter(int attempts) {
        int doublings = Math.min(Math.max(attempts - 1, 0), 30);
        return Math.min(retryCapMs, retryBaseMs << doublings);
    }

    private static boolean risesToOne(List<Double> fractions) {
        double last = 0;
        for (double fraction : fractions) {
            if (!(fraction > last)) return false;
            last = fraction;
        }
        return last == 1;
    }
}
