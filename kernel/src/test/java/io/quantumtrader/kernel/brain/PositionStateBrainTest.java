package io.quantumtrader.kernel.brain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quantumtrader.kernel.Property;
import io.quantumtrader.kernel.check.InvalidInput;
import io.quantumtrader.kernel.decision.Reason;
import io.quantumtrader.kernel.decision.ReasonCode;
import io.quantumtrader.kernel.position.Drift;
import io.quantumtrader.kernel.position.Side;
import io.quantumtrader.kernel.risk.HardBounds;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PositionStateBrainTest {

    private static final BrainLimits LIMITS =
            new BrainLimits(Duration.ofSeconds(10), Duration.ofSeconds(60), Duration.ofSeconds(5));

    private static final List<Drift> DRIFTS = List.copyOf(EnumSet.allOf(Drift.class));

    /** Covered, fresh, agreeing, small: nothing to say. */
    private static final PositionState WELL =
            new PositionState(1, 1, Drift.NONE, false, false, 0, 0, true, 0, 0.2, 0.9);

    @Test
    void whatIsNotSeenGrowsOldAndWhatWasNeverSeenStaysSo() {
        var naked = new PositionState(1, 1, Drift.NONE, false, false, 100, 200, false, 300, 0.2, 0.9);
        var never = new PositionState(0, 0, Drift.NONE, false, false, Long.MAX_VALUE, 200, false, 0, 0.2, Double.NaN);

        assertThat(naked.olderBy(50))
                .isEqualTo(new PositionState(1, 1, Drift.NONE, false, false, 150, 250, false, 350, 0.2, 0.9));
        assertThat(never.olderBy(50).markAgeMs()).isEqualTo(Long.MAX_VALUE);
        assertThat(never.olderBy(50).nakedMs()).isZero();
    }

    @Test
    void hasNothingToSayOfAPositionThatIsWell() {
        assertThat(PositionStateBrain.judge(WELL, LIMITS)).isEqualTo(judgement());
    }

    @Test
    void opensAreRefusedAndNothingIsClosedWhereTheVenueCouldNotBeRead() {
        var unread = new PositionState(1, Double.NaN, Drift.NONE, false, false, 0, 0, true, 0, 0.2, Double.NaN);

        assertThat(PositionStateBrain.judge(unread, LIMITS))
                .isEqualTo(judgement(
                        Reason.because(ReasonCode.DRIFT, 1, Double.NaN),
                        Reason.because(
                                ReasonCode.POSITION_DATA_MISSING, Double.NaN, HardBounds.MIN_FREE_MARGIN_RATIO)));
    }

    @ParameterizedTest
    @CsvSource({"10000, false", "10001, true"})
    void restrictsFromAStaleMarkOn(long ageMs, boolean restricts) {
        var judged = PositionStateBrain.judge(aged(ageMs, true, 0), LIMITS);

        assertThat(judged.restricts().isEmpty()).isEqualTo(!restricts);
        assertThat(judged.close()).isEmpty();
    }

    @Test
    void keepsAPositionWithoutDataWhoseStopIsConfirmedAndClosesOneWhoseStopIsNot() {
        assertThat(PositionStateBrain.judge(aged(3_600_000, true, 0), LIMITS).close())
                .isEmpty();
        assertThat(PositionStateBrain.judge(aged(60_000, false, 0), LIMITS).close())
                .isEmpty();
        assertThat(PositionStateBrain.judge(aged(60_001, false, 0), LIMITS).close())
                .contains(Reason.because(ReasonCode.DATA_STALE, 60_001L, 60_000L));
    }

    @ParameterizedTest
    @CsvSource({"0, false", "5000, false", "5001, true"})
    void closesAPositionThatIsNakedForLongerThanTheGrace(long nakedMs, boolean closes) {
        var judged = PositionStateBrain.judge(aged(0, false, nakedMs), LIMITS);

        assertThat(judged.restricts()).extracting(Reason::code).containsExactly(ReasonCode.PROTECTION_MISSING);
        assertThat(judged.close().isPresent()).isEqualTo(closes);
    }

    @Test
    void restrictsWhereRecordAndVenueDifferAndWhereABarWasRefused() {
        var drifting = new PositionState(1, 2, Drift.LARGER, false, true, 0, 0, true, 0, 0.2, 0.9);

        assertThat(PositionStateBrain.judge(drifting, LIMITS).restricts())
                .containsExactly(
                        Reason.because(ReasonCode.DRIFT, 1.0, 2.0), Reason.because(ReasonCode.BAD_OBSERVATION));
    }

    @Test
    void aPositionBeyondTheBoundIsNotAddedToAndNotClosed() {
        var large = new PositionState(1, 1, Drift.NONE, false, false, 0, 0, true, 0, 0.51, 0.9);

        assertThat(PositionStateBrain.judge(large, LIMITS))
                .isEqualTo(judgement(Reason.because(ReasonCode.POSITION_BEYOND_BOUND, 0.51, 0.5)));
    }

    @ParameterizedTest
    @CsvSource({"0.1, false", "0.0999, true", "-Infinity, true", "NaN, false"})
    void closesBeforeTheMarginIsGone(double free, boolean closes) {
        var state = new PositionState(1, 1, Drift.NONE, false, false, 0, 0, true, 0, 0.2, free);

        assertThat(PositionStateBrain.judge(state, LIMITS).close().isPresent()).isEqualTo(closes);
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY})
    void withoutItsFreeMarginAPositionIsNotAddedToAndNotClosed(double free) {
        var state = new PositionState(1, 1, Drift.NONE, false, false, 0, 0, true, 0, 0.2, free);

        assertThat(PositionStateBrain.judge(state, LIMITS))
                .isEqualTo(judgement(Reason.because(ReasonCode.POSITION_DATA_MISSING, free, 0.1)));
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.NEGATIVE_INFINITY})
    void withoutItsShareOfEquityAPositionIsNotAddedToAndNotClosed(double share) {
        var state = new PositionState(1, 1, Drift.NONE, false, false, 0, 0, true, 0, share, 0.9);

        assertThat(PositionStateBrain.judge(state, LIMITS))
                .isEqualTo(judgement(Reason.because(ReasonCode.POSITION_DATA_MISSING, share, 0.5)));
    }

    @Test
    void anInfiniteShareIsMissingAndBeyondTheBound() {
        var state = new PositionState(1, 1, Drift.NONE, false, false, 0, 0, true, 0, Double.POSITIVE_INFINITY, 0.9);

        assertThat(PositionStateBrain.judge(state, LIMITS).restricts())
                .extracting(Reason::code)
                .containsExactly(ReasonCode.POSITION_DATA_MISSING, ReasonCode.POSITION_BEYOND_BOUND);
    }

    @Test
    void noMarginLeftIsShortAndNotMissing() {
        var state = new PositionState(1, 1, Drift.NONE, false, false, 0, 0, true, 0, 0.2, Double.NEGATIVE_INFINITY);

        assertThat(PositionStateBrain.judge(state, LIMITS).restricts())
                .extracting(Reason::code)
                .containsExactly(ReasonCode.MARGIN_SHORT);
    }

    @Test
    void whatIsMissingKeepsNoCloseWaiting() {
        var naked = new PositionState(1, 1, Drift.NONE, false, false, 0, 0, false, 5_001, Double.NaN, Double.NaN);

        assertThat(PositionStateBrain.judge(naked, LIMITS).close())
                .contains(Reason.because(ReasonCode.PROTECTION_MISSING, 5_001L, 5_000L));
    }

    @ParameterizedTest
    @CsvSource({"LONG, 100, 70, 85", "SHORT, 100, 140, 120", "LONG, 100, 0, NaN", "SHORT, 100, 90, NaN"})
    void theLoosestStopIsHalfWayToLiquidation(Side side, double average, double liquidation, Double stop) {
        assertThat(Double.valueOf(PositionState.loosestStop(side, average, liquidation)))
                .isEqualTo(stop);
    }

    @Test
    void missingOrBrokenInputNeverOpensANakedPositionsDoorAndNeverKeepsOneThatIsFlatFromNothing() {
        Property.check(
                "E11 what is broken restricts or is ignored, and a flat symbol is never closed", 5_000, random -> {
                    var state = random(random);
                    var judged = PositionStateBrain.judge(state, LIMITS);

                    if (!state.held()) assertThat(judged.close()).isEmpty();
                    if (judged.close().isPresent())
                        assertThat(judged.restricts()).isNotEmpty();
                    if (state.markAgeMs() > 10_000
                            || state.drift() != Drift.NONE
                            || (state.held()
                                    && (!state.covered()
                                            || !Double.isFinite(state.share())
                                            || !Double.isFinite(state.freeMargin())))) {
                        assertThat(judged.restricts()).isNotEmpty();
                    }
                });
    }

    @Test
    void limitsSayEverythingThatIsWrongWithThem() {
        assertThatThrownBy(() -> new BrainLimits(Duration.ZERO, Duration.ofSeconds(-1), Duration.ZERO))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        invalid -> assertThat(invalid.violations())
                                .extracting("field")
                                .containsExactly("mark-stale", "data-grace", "protection-grace"));
    }

    @Test
    void theAgeOfAStaleMarkIsToldAndIsUnknownWhereThereNeverWasAPrice() {
        assertThat(PositionStateBrain.judge(aged(10_001, true, 0), LIMITS).restricts())
                .containsExactly(Reason.because(ReasonCode.DATA_STALE, 10_001L, 10_000L));
        assertThat(PositionStateBrain.judge(aged(Long.MAX_VALUE, true, 0), LIMITS)
                        .restricts())
                .containsExactly(Reason.because(ReasonCode.DATA_STALE, Double.NaN, 10_000.0));
    }

    @Test
    void aFlatSymbolHasNoStopToMissNoShareToBoundAndNoMarginToRunShort() {
        var flat = new PositionState(0, 0, Drift.NONE, false, false, 0, 0, false, 60_000, 0.9, 0.01);

        assertThat(flat.held()).isFalse();
        assertThat(PositionStateBrain.judge(flat, LIMITS)).isEqualTo(judgement());
    }

    @Test
    void aPositionAtTheBoundIsStillWithinIt() {
        var atBound = new PositionState(1, 1, Drift.NONE, false, false, 0, 0, true, 0, 0.5, 0.9);

        assertThat(PositionStateBrain.judge(atBound, LIMITS)).isEqualTo(judgement());
    }

    @Test
    void aLiquidationAtTheEntryPriceIsNoneThatCanBeReached() {
        assertThat(PositionState.loosestStop(Side.LONG, 100, 100)).isNaN();
        assertThat(PositionState.loosestStop(Side.SHORT, 100, Double.POSITIVE_INFINITY))
                .isNaN();
    }

    private static PositionState random(RandomGenerator random) {
        double[] odd = {0, 1, -1, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 0.05, 0.6};
        long[] ages = {0, 9_999, 10_001, 60_001, Long.MAX_VALUE};
        boolean held = random.nextBoolean();
        long age = ages[random.nextInt(ages.length)];
        boolean covered = random.nextBoolean();
        return new PositionState(
                held ? 1 : 0,
                odd[random.nextInt(odd.length)],
                DRIFTS.get(random.nextInt(DRIFTS.size())),
                random.nextBoolean(),
                random.nextBoolean(),
                age,
                Math.min(age, 100_000),
                covered || !held,
                covered || !held ? 0 : random.nextLong(10_000),
                odd[random.nextInt(odd.length)],
                odd[random.nextInt(odd.length)]);
    }

    private static PositionState aged(long ageMs, boolean covered, long nakedMs) {
        return new PositionState(1, 1, Drift.NONE, false, false, ageMs, ageMs, covered, nakedMs, 0.2, 0.9);
    }

    private static PositionStateBrain.Judgement judgement(Reason... restricts) {
        return new PositionStateBrain.Judgement(List.of(restricts), Optional.empty());
    }
}
