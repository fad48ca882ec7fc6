package io.quantumtrader.kernel.risk;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantumtrader.kernel.decision.Reason;
import io.quantumtrader.kernel.decision.ReasonCode;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Since when a guard stands and until when, and where a warning begins. */
class GuardFindingsTest {

    private static final long HOUR = 3_600_000;
    private static final long DAY = 24 * HOUR;
    /** Monday 2020-03-09 00:00 UTC. */
    private static final long MONDAY = 1_583_712_000_000L;

    private final RiskGuard guard = new RiskGuard(RiskDefaults.guards());

    @Test
    void aLossIsToldSinceItsLastReadingAndOnceTrippedSinceThen() {
        var once = after(10_000, 9_700);
        var tripped = read(after(10_000, 9_700, 9_690), MONDAY + HOUR, 9_680);

        assertThat(finding(once, Guard.DAY_LOSS, MONDAY + 1).sinceMs()).isEqualTo(MONDAY + 1);
        assertThat(finding(tripped, Guard.DAY_LOSS, MONDAY + HOUR).sinceMs()).isEqualTo(MONDAY + 2);
        assertThat(finding(tripped, Guard.DAY_LOSS, MONDAY + HOUR).untilMs()).isEqualTo(MONDAY + DAY);
    }

    @Test
    void theLossOfADayEndsWithItEvenIfNoReadingFollows() {
        var tripped = after(10_000, 9_700, 9_690);

        assertThat(guards(tripped, MONDAY + DAY - 1)).contains(Guard.DAY_LOSS);
        assertThat(guards(tripped, MONDAY + DAY)).containsExactly(Guard.EQUITY_STALE);
    }

    @Test
    void aDrawdownIsToldSinceItsLastReadingAndOnceLatchedSinceThen() {
        var once = after(10_000, 9_100);
        var latched = read(after(10_000, 9_100, 9_100), MONDAY + HOUR, 9_100);

        assertThat(finding(once, Guard.DRAWDOWN, MONDAY + 1).sinceMs()).isEqualTo(MONDAY + 1);
        assertThat(finding(latched, Guard.DRAWDOWN, MONDAY + HOUR).sinceMs()).isEqualTo(MONDAY + 2);
        assertThat(finding(latched, Guard.DRAWDOWN, MONDAY + HOUR).untilMs()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void aPauseIsToldFromTheLastLossToItsEnd() {
        var state = after(10_000);
        for (int loss = 1; loss <= 3; loss++) state = guard.closed(state, -1, MONDAY + loss);

        var finding = finding(state, Guard.LOSS_STREAK, MONDAY + 3);

        assertThat(finding.sinceMs()).isEqualTo(MONDAY + 3);
        assertThat(finding.untilMs()).isEqualTo(MONDAY + 3 + HOUR);
    }

    @Test
    void equityIsStaleSinceItsReadingGrewTooOld() {
        long limit = RiskDefaults.guards().equityStale().toMillis();

        assertThat(finding(after(10_000), Guard.EQUITY_STALE, MONDAY + DAY - 1).sinceMs())
                .isEqualTo(MONDAY + limit);
        assertThat(finding(GuardState.NONE, Guard.EQUITY_STALE, MONDAY).sinceMs())
                .isZero();
    }

    @Test
    void exactlyAtItsLimitAWarningIsNotYetGiven() {
        assertThat(guard.warnings(after(10_000, 9_600)))
                .extracting(Reason::code)
                .doesNotContain(ReasonCode.GUARD_WEEK_LOSS);
        assertThat(guard.warnings(after(10_000, 9_599)))
                .extracting(Reason::code)
                .containsExactly(ReasonCode.GUARD_WEEK_LOSS);
        assertThat(guard.warnings(after(10_000, 9_500)))
                .extracting(Reason::code)
                .containsExactly(ReasonCode.GUARD_WEEK_LOSS);
        assertThat(guard.warnings(after(10_000, 9_499)))
                .extracting(Reason::code)
                .containsExactly(ReasonCode.GUARD_WEEK_LOSS, ReasonCode.GUARD_DRAWDOWN);
    }

    @Test
    void whereOneReadingIsEnoughItTripsAtOnce() {
        var hasty = new RiskGuard(new GuardLimits(
                Duration.ofMinutes(5),
                0.025,
                0.04,
                0.06,
                0.05,
                0.08,
                0.10,
                0.15,
                1,
                Duration.ofHours(1),
                3,
                Duration.ofHours(1),
                0.5));

        var state = hasty.read(after(10_000), MONDAY + 1, 9_700, 1);

        assertThat(state.day().trippedMs()).isEqualTo(MONDAY + 1);
        assertThat(after(10_000, 9_700).day().tripped()).isFalse();
    }

    @Test
    void aReadingExactlyAtTheLimitNeitherConfirmsNorTrips() {
        assertThat(after(10_000, 9_750, 9_700).day().tripped()).isFalse();
        assertThat(after(10_000, 9_700, 9_750).day().tripped()).isFalse();
        assertThat(after(10_000, 9_700, 9_749).day().tripped()).isTrue();
    }

    @Test
    void everyFindingIsToldByItsGuardsOwnCode() {
        for (var finding : guard.findings(after(10_000, 8_900), MONDAY + 1, 1))
            assertThat(finding.reason().code()).isEqualTo(finding.guard().code());
        assertThat(finding(after(10_000, 8_900), Guard.DRAWDOWN_FLATTEN, MONDAY + 1)
                        .reason()
                        .code())
                .isEqualTo(ReasonCode.GUARD_DRAWDOWN_FLATTEN);
    }

    @Test
    void payingOutEverythingMovesNoReference() {
        var state = after(10_000);

        assertThat(guard.transferred(state, -10_000)).isEqualTo(state);
    }

    private GuardFinding finding(GuardState state, Guard which, long nowMs) {
        return guard.findings(state, nowMs, 1).stream()
                .filter(finding -> finding.guard() == which)
                .findFirst()
                .orElseThrow();
    }

    private List<Guard> guards(GuardState state, long nowMs) {
        return guard.findings(state, nowMs, 1).stream().map(GuardFinding::guard).toList();
    }

    /** Readings of a Monday, after one of the day before that was the same as the first. */
    private GuardState after(double... equities) {
        var state = read(GuardState.NONE, MONDAY - 1, equities[0]);
        for (int i = 0; i < equities.length; i++) state = read(state, MONDAY + i, equities[i]);
        return state;
    }

    private GuardState read(GuardState state, long atMs, double equity) {
        return guard.read(state, atMs, equity, 1);
    }
}
