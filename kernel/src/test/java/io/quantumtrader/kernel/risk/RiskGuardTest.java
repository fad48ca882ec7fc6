package io.quantumtrader.kernel.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.quantumtrader.kernel.Property;
import io.quantumtrader.kernel.check.InvalidInput;
import io.quantumtrader.kernel.decision.ReasonCode;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RiskGuardTest {

    private static final long MINUTE = 60_000;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;
    /** Monday 2020-03-09 00:00 UTC. */
    private static final long MONDAY = 1_583_712_000_000L;

    private final RiskGuard guard = new RiskGuard(RiskDefaults.guards());

    @Test
    void beforeTheFirstReadingEquityIsStale() {
        assertThat(guards(GuardState.NONE, MONDAY)).containsExactly(Guard.EQUITY_STALE);
        assertThat(guards(read(GuardState.NONE, MONDAY, 10_000), MONDAY)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"299999, false", "300000, false", "300001, true"})
    void equityGrowsStale(long age, boolean stands) {
        var state = read(GuardState.NONE, MONDAY, 10_000);

        assertThat(guards(state, MONDAY + age).contains(Guard.EQUITY_STALE)).isEqualTo(stands);
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, 0, -1})
    void whatIsNoReadingIsNotRead(double equity) {
        var state = read(GuardState.NONE, MONDAY, 10_000);

        assertThat(read(state, MONDAY + 1, equity)).isEqualTo(state);
    }

    @Test
    void aReadingThatIsNotLaterIsNotRead() {
        var state = read(GuardState.NONE, MONDAY, 10_000);

        assertThat(read(state, MONDAY, 1)).isEqualTo(state);
    }

    @Nested
    class LossOfTheDay {

        @Test
        void exactlyTheLimitPasses() {
            assertThat(guards(after(10_000, 9_750), MONDAY + 1)).isEmpty();
            assertThat(guards(after(10_000, 9_749), MONDAY + 1)).containsExactly(Guard.DAY_LOSS);
        }

        @Test
        void oneReadingRefusesOnlyWhileItLasts() {
            var state = after(10_000, 9_700);
            assertThat(guards(state, MONDAY + 1)).containsExactly(Guard.DAY_LOSS);

            assertThat(guards(read(state, MONDAY + HOUR, 10_000), MONDAY + HOUR))
                    .isEmpty();
        }

        @Test
        void twoInARowStandForTheRestOfTheDayWhateverEquityDoes() {
            var state = read(after(10_000, 9_700, 9_690), MONDAY + HOUR, 10_000);

            assertThat(guards(state, MONDAY + DAY - 1)).contains(Guard.DAY_LOSS);
            assertThat(guards(read(state, MONDAY + DAY, 10_000), MONDAY + DAY)).isEmpty();
        }

        @Test
        void theStricterOfLimitAndModeApplies() {
            var state = guard.read(after(10_000), MONDAY + 1, 9_840, 0.015);

            var finding = guard.findings(state, MONDAY + 1, 0.015).getFirst();

            assertThat(finding.guard()).isEqualTo(Guard.DAY_LOSS);
            assertThat(finding.reason().observed()).isCloseTo(0.016, within(1e-12));
            assertThat(finding.reason().limit()).isEqualTo(0.015);
            assertThat(finding.untilMs()).isEqualTo(MONDAY + DAY);
        }
    }

    @Test
    void oneHighReadingRaisesNoPeak_twoDo() {
        assertThat(guards(after(10_000, 11_500, 10_000, 10_000, 10_000), MONDAY + HOUR / 60))
                .isEmpty();

        assertThat(guards(after(10_000, 11_500, 11_400, 10_000, 10_000), MONDAY + HOUR / 60))
                .contains(Guard.DRAWDOWN, Guard.DRAWDOWN_FLATTEN);
    }

    @Nested
    class LossOfTheWeek {

        @Test
        void addsUpOverDaysAndEndsOnMonday() {
            var state = after(10_000);
            for (int day = 0; day < 4; day++) state = read(state, MONDAY + day * DAY + HOUR, 10_000 - (day + 1) * 151);

            assertThat(guards(state, MONDAY + 3 * DAY + HOUR)).containsExactly(Guard.WEEK_LOSS);
            var nextWeek = read(state, MONDAY + 7 * DAY, 9_396);
            assertThat(guards(nextWeek, MONDAY + 7 * DAY)).isEmpty();
        }

        @Test
        void warnsBefore() {
            var state = read(after(10_000), MONDAY + DAY, 9_590);

            assertThat(guards(state, MONDAY + DAY)).isEmpty();
            assertThat(guard.warnings(state)).singleElement().satisfies(reason -> {
                assertThat(reason.code()).isEqualTo(ReasonCode.GUARD_WEEK_LOSS);
                assertThat(reason.limit()).isEqualTo(0.04);
            });
        }

        @Test
        void weeksBeginOnMonday() {
            assertThat(LossWindow.weekOf(MONDAY)).isEqualTo(MONDAY);
            assertThat(LossWindow.weekOf(MONDAY - 1)).isEqualTo(MONDAY - 7 * DAY);
            assertThat(LossWindow.weekOf(MONDAY + 7 * DAY - 1)).isEqualTo(MONDAY);
        }
    }

    @Nested
    class InDrawdown {

        @Test
        void exactlyEightPercentPassesAndMoreLatchesOnTheSecondReading() {
            assertThat(guards(slowly(9_200, 9_200), MONDAY + 9 * DAY)).doesNotContain(Guard.DRAWDOWN);

            var first = slowly(9_199);
            assertThat(guards(first, first.equityAtMs())).contains(Guard.DRAWDOWN);
            assertThat(first.noNewRisk().latched()).isFalse();

            var second = slowly(9_199, 9_199);
            assertThat(second.noNewRisk().latched()).isTrue();
        }

        @Test
        void oneBadReadingRefusesWhileItLastsAndLatchesNothing() {
            var state = slowly(5_000, 9_990);

            assertThat(state.noNewRisk().latched()).isFalse();
            assertThat(state.flatten().latched()).isFalse();
            assertThat(guards(state, state.equityAtMs())).doesNotContain(Guard.DRAWDOWN, Guard.DRAWDOWN_FLATTEN);
            assertThat(guard.flattenWanted(state)).isEmpty();
        }

        @Test
        void aWorseDrawdownIsNotHiddenByTheLatchedOne() {
            var state = slowly(9_150, 9_150, 9_000, 9_000);

            assertThat(guards(state, state.equityAtMs())).startsWith(Guard.DRAWDOWN_FLATTEN, Guard.DRAWDOWN);
            assertThat(guard.flattenWanted(state)).hasValueSatisfying(reason -> {
                assertThat(reason.code()).isEqualTo(ReasonCode.GUARD_DRAWDOWN_FLATTEN);
                assertThat(reason.observed()).isEqualTo(0.1);
                assertThat(reason.limit()).isEqualTo(0.1);
            });
        }

        @Test
        void recoveryReleasesNothing() {
            var state = slowly(9_150, 9_150, 10_500);

            assertThat(guards(state, state.equityAtMs())).contains(Guard.DRAWDOWN);
        }

        @Test
        void anOperatorReleasesItAfterAnHourAndOnlyItsOwnReferenceMoves() {
            var state = slowly(9_150, 9_150);
            long latched = state.noNewRisk().latchedMs();

            assertThat(guard.refusesRelease(state, latched + HOUR - 1)).hasValueSatisfying(reason -> {
                assertThat(reason.observed()).isEqualTo(HOUR - 1);
                assertThat(reason.limit()).isEqualTo(HOUR);
            });
            assertThat(guard.refusesRelease(state, latched + HOUR)).isEmpty();

            var released = guard.released(state);
            assertThat(guards(released, state.equityAtMs())).doesNotContain(Guard.DRAWDOWN);
            assertThat(released.noNewRisk().peak()).isEqualTo(9_150);
            assertThat(released.flatten().peak()).isEqualTo(10_000);
            assertThat(guard.refusesRelease(released, latched + HOUR)).isPresent();

            var worse = read(read(released, state.equityAtMs() + 1, 8_999), state.equityAtMs() + 2, 8_999);
            assertThat(worse.flatten().latched()).isTrue();
            assertThat(worse.noNewRisk().latched()).isFalse();
        }

        @Test
        void aLevelFiveReleaseMovesTheFlattenReferenceAlone() {
            var state = guard.emergencyReleased(slowly(8_900, 8_900));

            assertThat(state.flatten().peak()).isEqualTo(8_900);
            assertThat(guard.flattenWanted(state)).isEmpty();
            assertThat(state.noNewRisk().latched()).isTrue();
        }

        @Test
        void moneyPaidOutIsNoLoss() {
            var state = guard.transferred(after(10_000), -5_000);
            state = read(state, MONDAY + 1, 5_000);

            assertThat(guards(state, MONDAY + 1)).isEmpty();
            assertThat(state.noNewRisk().peak()).isEqualTo(5_000);
            assertThat(guard.transferred(state, -5_000)).isEqualTo(state);
            assertThat(guard.transferred(state, Double.NaN)).isEqualTo(state);
        }

        /** Readings a week apart after a first one of 10 000, so that only drawdown guards can stand. */
        private GuardState slowly(double... equities) {
            var state = after(10_000);
            for (int i = 0; i < equities.length; i++) state = read(state, MONDAY + (i + 1) * 7L * DAY, equities[i]);
            return state;
        }
    }

    @Nested
    class LossesInARow {

        @Test
        void threePauseForAnHourAndHalveUntilAWin() {
            var state = lose(lose(after(10_000), 1), 2);
            assertThat(guards(state, MONDAY + 2)).isEmpty();

            state = lose(state, 3);
            assertThat(guards(state, MONDAY + 3)).containsExactly(Guard.LOSS_STREAK);
            assertThat(guards(state, MONDAY + 2 + HOUR)).contains(Guard.LOSS_STREAK);
            var later = read(state, MONDAY + 3 + HOUR, 10_000);
            assertThat(guards(later, MONDAY + 3 + HOUR)).isEmpty();
            assertThat(later.streak().reduced()).isTrue();

            assertThat(guard.closed(later, 0.01, MONDAY + 4 + HOUR).streak()).isEqualTo(LossStreak.NONE);
        }

        @Test
        void aFourthLossPausesAgain() {
            var state = lose(lose(lose(lose(after(10_000), 1), 2), 3), 2 * HOUR);

            assertThat(guards(read(state, MONDAY + 2 * HOUR, 10_000), MONDAY + 2 * HOUR))
                    .contains(Guard.LOSS_STREAK);
        }

        @Test
        void noNumberIsALossAndNothingIsNothing() {
            var state = guard.closed(after(10_000), Double.NaN, MONDAY);
            assertThat(state.streak().losses()).isEqualTo(1);
            assertThat(guard.closed(state, 0, MONDAY)).isEqualTo(state);
        }

        private GuardState lose(GuardState state, long after) {
            return guard.closed(state, -1, MONDAY + after);
        }
    }

    @Test
    void readingsNeverLoosenALatch() {
        Property.check("guards latch", 500, random -> {
            var state = after(10_000);
            boolean latched = false;
            for (int i = 1; i < 60; i++) {
                state = read(state, MONDAY + i * HOUR, random.nextDouble(8_000, 12_000));
                assertThat(state.flatten().latched() || !latched).isTrue();
                latched = state.flatten().latched();
                if (latched) assertThat(guards(state, state.equityAtMs())).startsWith(Guard.DRAWDOWN_FLATTEN);
            }
        });
    }

    @Test
    void limitsKeepTheirOrderAndReportAllThatIsWrong() {
        assertThatThrownBy(() -> new GuardLimits(
                        Duration.ZERO,
                        0.07,
                        0.06,
                        0.06,
                        0.09,
                        0.08,
                        0.16,
                        0.15,
                        0,
                        Duration.ofMinutes(59),
                        0,
                        Duration.ofHours(-1),
                        0))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        e -> assertThat(e.violations())
                                .extracting(violation -> violation.field())
                                .containsExactly(
                                        "equity-stale",
                                        "week-loss-warn",
                                        "day-loss",
                                        "drawdown-warn",
                                        "drawdown-flatten",
                                        "drawdown-samples",
                                        "drawdown-hold",
                                        "loss-streak",
                                        "loss-pause",
                                        "loss-size-factor"));
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

    private List<Guard> guards(GuardState state, long nowMs) {
        return guard.findings(state, nowMs, 1).stream().map(GuardFinding::guard).toList();
    }
}
