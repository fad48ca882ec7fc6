package io.quantumtrader.kernel.kill;

import static io.quantumtrader.kernel.kill.KillDefaults.EMERGENCY;
import static org.assertj.core.api.Assertions.assertThat;

import io.quantumtrader.kernel.decision.Reason;
import io.quantumtrader.kernel.decision.ReasonCode;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmergencyWatchTest {

    private static final EquityPeaks PEAKS = new EquityPeaks(10_000, 12_000);
    private static final long MINUTE = 60_000;

    private EmergencyWatch watch = EmergencyWatch.NEW;
    private Optional<EmergencyTrigger> trigger = Optional.empty();
    private long nowMs;

    @ParameterizedTest
    @CsvSource({"10000, false", "9001, false", "9000, true", "5000, true", "0, true", "11000, false"})
    void twoReadingsInARowTenPercentBelowTheReferencePeakFire(double equity, boolean fires) {
        read(equity);
        assertThat(trigger).isEmpty();

        read(equity);

        assertThat(trigger.isPresent()).isEqualTo(fires);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1, 5_000, 8_999})
    void oneBadReadingClosesNothingAndCountsAsNoReading(double bad) {
        read(9_900);
        read(bad);

        assertThat(trigger).isEmpty();
        assertThat(watch.drawdown(PEAKS, EMERGENCY)).isNaN();

        read(9_900);

        assertThat(trigger).isEmpty();
        assertThat(watch.drawdown(PEAKS, EMERGENCY)).isEqualTo(0.01);
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY})
    void areadingThatIsNoNumberNeitherFiresNorWipesASample(double none) {
        read(8_000);
        read(none);
        assertThat(trigger).isEmpty();
        assertThat(watch.drawdown(PEAKS, EMERGENCY)).isNaN();

        read(8_000);

        assertThat(trigger).containsInstanceOf(EmergencyTrigger.DrawdownReached.class);
    }

    @Test
    void theSameReadingToldAgainIsNoSecondSample() {
        read(8_000);
        take(new EmergencyReading(
                "main", 8_000, List.of(), Optional.empty(), HeldPositions.answered(1, 0), Health.HEALTHY));

        assertThat(trigger).isEmpty();
    }

    @Test
    void theFlattenGuardIsHeardAtOnce() {
        nowMs += MINUTE;
        var wanted = Reason.because(ReasonCode.GUARD_DRAWDOWN_FLATTEN, 0.11, 0.10);
        take(new EmergencyReading(
                "main", 9_900, List.of(), Optional.of(wanted), HeldPositions.answered(1, 0), Health.HEALTHY));

        assertThat(trigger.orElseThrow().reason()).isEqualTo(wanted);
        assertThat(trigger.orElseThrow().who()).isEqualTo("governor");
    }

    @Test
    void positionsThatNobodyCanSeeAreClosedAfterTheGraceNotBefore() {
        for (int minute = 0; minute <= 5; minute++) see(4, 2, Health.HEALTHY);
        assertThat(trigger).isEmpty();

        see(4, 2, Health.HEALTHY);

        assertThat(trigger.orElseThrow().reason())
                .isEqualTo(Reason.because(ReasonCode.ESS_BLIND, 6 * MINUTE, 5 * MINUTE));
    }

    @Test
    void oneSightInBetweenStartsTheGraceAnew() {
        for (int minute = 0; minute <= 5; minute++) see(4, 2, Health.HEALTHY);
        see(4, 1, Health.HEALTHY);
        for (int minute = 0; minute <= 5; minute++) see(4, 2, Health.HEALTHY);

        assertThat(trigger).isEmpty();
    }

    @Test
    void aMissingEquityReadingIsBlindnessWhilePositionsAreHeldAndNothingWhileFlat() {
        for (int minute = 0; minute <= 6; minute++) {
            nowMs += MINUTE;
            take(new EmergencyReading(
                    "main", Double.NaN, List.of(), Optional.empty(), HeldPositions.answered(0, 0), Health.HEALTHY));
        }
        assertThat(trigger).isEmpty();

        for (int minute = 0; minute <= 6; minute++) {
            nowMs += MINUTE;
            take(new EmergencyReading(
                    "main", Double.NaN, List.of(), Optional.empty(), HeldPositions.answered(1, 0), Health.HEALTHY));
        }

        assertThat(trigger.orElseThrow().reason().code()).isEqualTo(ReasonCode.ESS_BLIND);
    }

    @Test
    void criticalHealthThatLastsWhilePositionsAreHeldCloses() {
        for (int minute = 0; minute <= 6; minute++) see(1, 0, Health.CRITICAL);

        assertThat(trigger.orElseThrow().reason().code()).isEqualTo(ReasonCode.ESS_HEALTH);
        assertThat(trigger.orElseThrow().inputs()).containsEntry("health", "CRITICAL");
    }

    @Test
    void moneyThatMovesChangesTheReadingAndTakesNoSample() {
        read(8_000);

        watch = watch.at(18_000);

        assertThat(watch.equity()).isEqualTo(18_000);
        assertThat(watch.beyond()).isEqualTo(1);
    }

    @Test
    void criticalHealthIsToldWithHowLongItLasts() {
        for (int minute = 0; minute <= 6; minute++) see(1, 0, Health.CRITICAL);

        assertThat(trigger.orElseThrow().reason())
                .isEqualTo(Reason.because(ReasonCode.ESS_HEALTH, 6 * MINUTE, 5 * MINUTE));
    }

    @Test
    void criticalHealthOfAFundThatHoldsNothingClosesNothing() {
        for (int minute = 0; minute <= 6; minute++) see(0, 0, Health.CRITICAL);

        assertThat(trigger).isEmpty();
    }

    @Test
    void aFlatPositionBookIsNeverBlindAndOneSeenWhollyNeither() {
        for (int minute = 0; minute <= 6; minute++) see(4, 0, Health.HEALTHY);
        assertThat(trigger).isEmpty();
        assertThat(new EmergencyReading(
                                "main", 1, List.of(), Optional.empty(), HeldPositions.answered(4, 0), Health.HEALTHY)
                        .blindBy(0))
                .isFalse();
    }

    private void read(double equity) {
        nowMs += MINUTE;
        take(EmergencyReading.ofEquity("main", equity));
    }

    private void see(int held, int blind, Health health) {
        nowMs += MINUTE;
        take(new EmergencyReading(
                "main", 9_900, List.of(), Optional.empty(), HeldPositions.answered(held, blind), health));
    }

    private void take(EmergencyReading reading) {
        watch = watch.next(reading, PEAKS, EMERGENCY, nowMs);
        trigger = watch.trigger(reading, PEAKS, EMERGENCY, nowMs);
    }
}
