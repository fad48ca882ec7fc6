package io.quantumtrader.kernel.kill;

import io.quantumtrader.kernel.decision.Reason;
import io.quantumtrader.kernel.decision.ReasonCode;
import java.util.Optional;

/**
 * How long what the emergency stop sees of a portfolio has looked bad. One bad equity reading is no drawdown: it refuses
 * opens, because it counts as no reading, and it takes distinct readings in a row to close a fund (rules, B5). Lives in one
 * incarnation: after a restart the samples are taken anew.
 *
 * @param equity last finite reading, quote currency; NaN when the last reading was none
 * @param equityAtMs time of that reading
 * @param beyond distinct readings in a row beyond the drawdown limit, the last one included
 * @param blindMs since when too little is seen while positions are held, {@link #NEVER} if it is not so
 * @param criticalMs since when the health is CRITICAL while positions are held, {@link #NEVER} if it is not so
 */
public record EmergencyWatch(double equity, long equityAtMs, int beyond, long blindMs, long criticalMs) {

    public static final long NEVER = Long.MAX_VALUE;

    public static final EmergencyWatch NEW = new EmergencyWatch(Double.NaN, Long.MIN_VALUE, 0, NEVER, NEVER);

    /** After a reading; one that is not later than the last adds no sample. */
    public EmergencyWatch next(EmergencyReading reading, EquityPeaks peaks, EmergencyLimits limits, long atMs) {
        boolean blindNow = reading.blindBy(limits.triggers().blindShare());
        boolean criticalNow =
                reading.health() == Health.CRITICAL && reading.positions().held() > 0;
        long blindSince = blindNow ? Math.min(blindMs, atMs) : NEVER;
        long criticalSince = criticalNow ? Math.min(criticalMs, atMs) : NEVER;
        if (!Double.isFinite(reading.equity())) {
            return new EmergencyWatch(Double.NaN, equityAtMs, beyond, blindSince, criticalSince);
        }
        boolean distinct = atMs > equityAtMs;
        boolean over = peaks.drawdown(reading.equity()).reaches(limits.flattenDrawdown());
        int samples = !over ? 0 : distinct ? beyond + 1 : Math.max(1, beyond);
        return new EmergencyWatch(reading.equity(), Math.max(atMs, equityAtMs), samples, blindSince, criticalSince);
    }

    /** After money moved: the reading follows, the samples stay. */
    public EmergencyWatch at(double movedEquity) {
        return new EmergencyWatch(movedEquity, equityAtMs, beyond, blindMs, criticalMs);
    }

    /** Fraction from the reference peak; NaN without a reading, and while a reading beyond the limit is not confirmed. */
    public double drawdown(EquityPeaks peaks, EmergencyLimits limits) {
        if (!Double.isFinite(equity) || (beyond > 0 && !confirmed(limits))) return Double.NaN;
        return peaks.drawdown(equity).fraction();
    }

    /** What calls for the stop now, the most serious first. */
    public Optional<EmergencyTrigger> trigger(
            EmergencyReading reading, EquityPeaks peaks, EmergencyLimits limits, long atMs) {
        var triggers = limits.triggers();
        if (Double.isFinite(equity) && beyond > 0 && confirmed(limits)) {
            return Optional.of(new EmergencyTrigger.DrawdownReached(equity, peaks, limits.flattenDrawdown(), beyond));
        }
        if (reading.guard().isPresent()) {
            return Optional.of(new EmergencyTrigger.GuardAsked(reading.guard().get()));
        }
        if (lasts(blindMs, atMs, triggers.blindAfter().toMillis())) {
            var reason = Reason.because(
                    ReasonCode.ESS_BLIND, atMs - blindMs, triggers.blindAfter().toMillis());
            return Optional.of(new EmergencyTrigger.Lasting(reason, "nothing to judge what is held by", reading));
        }
        if (lasts(criticalMs, atMs, triggers.criticalAfter().toMillis())) {
            var reason = Reason.because(
                    ReasonCode.ESS_HEALTH,
                    atMs - criticalMs,
                    triggers.criticalAfter().toMillis());
            return Optional.of(
                    new EmergencyTrigger.Lasting(reason, "nobody manages half of what is held, or more", reading));
        }
        return Optional.empty();
    }

    private boolean confirmed(EmergencyLimits limits) {
        return beyond >= limits.triggers().samples();
    }

    private static boolean lasts(long sinceMs, long nowMs, long limitMs) {
        return sinceMs != NEVER && nowMs - sinceMs > limitMs;
    }
}
