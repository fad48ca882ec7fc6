package io.quantumtrader.kernel.symbol;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantumtrader.kernel.decision.OpeningPlan;
import io.quantumtrader.kernel.decision.Reason;
import io.quantumtrader.kernel.decision.ReasonCode;
import io.quantumtrader.kernel.exit.SigmaHistory;
import io.quantumtrader.kernel.market.Regime;
import io.quantumtrader.kernel.position.EntryTerms;
import io.quantumtrader.kernel.position.ExitProfile;
import io.quantumtrader.kernel.position.Side;
import io.quantumtrader.kernel.sizing.Sizer;
import io.quantumtrader.kernel.sizing.Sizing;
import io.quantumtrader.kernel.sizing.SizingInput;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An entry at 100 with a volatility of 0.002 a bar: P1 wants its least stop of 0.5, ATR 1.8 times its own. */
class EntryPlanTest {

    @ParameterizedTest
    @EnumSource
    void freezesWhatTheEntryRestedOn(Side side) {
        var market = Scene.market(side, 0.6);

        var made = planned(EntryPlan.of(
                wish(side, OptionalDouble.empty()),
                market,
                1,
                SigmaHistory.EMPTY,
                sizing(2, 3.7),
                Scene.RULES,
                SymbolDefaults.SETTINGS));

        assertThat(made.plan()).isEqualTo(new OpeningPlan("BTCUSDT", "d-1", side, 2, 100, 1.8, 3, 0.7));
        assertThat(made.terms())
                .isEqualTo(new EntryTerms(
                        side, 1.8, 3, ExitProfile.KERNEL_TRANCHES, 0.002, market.signedTs(side), true, Regime.TREND));
    }

    @ParameterizedTest
    @CsvSource({"0, 0.5", "0.25, 0.5", "1, 1.8"})
    void sizeAndRiskUseTheSameStop(double atr, double distance) {
        var asked = new AtomicReference<SizingInput>();
        Sizer sizer = in -> {
            asked.set(in);
            return new Sizing.Sized(1, 100, 98, 3, Sizing.Label.BASE);
        };

        var made = planned(of(OptionalDouble.empty(), atr, sizer));

        assertThat(asked.get().stopDistance()).isEqualTo(distance);
        assertThat(made.plan().stopDistance()).isEqualTo(distance);
        assertThat(made.terms().stopDistance()).isEqualTo(distance);
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY})
    void withoutARangeThereIsNoEntry(double atr) {
        assertThat(of(OptionalDouble.of(1), atr, sizing(1, 3)))
                .isEqualTo(impossible(Reason.because(ReasonCode.INPUT_INVALID, atr, 0)));
    }

    @Test
    void whatTheSizerRejectsIsImpossibleForItsReasons() {
        var why = Reason.because(ReasonCode.SIZE_BELOW_MINIMUM, 3, 10);

        assertThat(of(OptionalDouble.of(1), 1, in -> new Sizing.Rejected(List.of(why))))
                .isEqualTo(impossible(why));
    }

    @Test
    void aQuantityByHandReplacesTheSizersAndIsFlooredToTheStep() {
        assertThat(planned(of(OptionalDouble.of(0.1239), 1, sizing(2, 3)))
                        .plan()
                        .quantity())
                .isEqualTo(0.123);
    }

    @Test
    void exactlyTheVenuesMinimumIsEnough() {
        assertThat(planned(of(OptionalDouble.of(0.05), 1, sizing(2, 3))).plan().notional())
                .isEqualTo(5);
        assertThat(of(OptionalDouble.of(0.049), 1, sizing(2, 3)))
                .isEqualTo(impossible(Reason.because(ReasonCode.SIZE_BELOW_MINIMUM, 0.049 * 100, 5)));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.0009, -1, Double.NaN})
    void lessThanAStepIsNoEntry(double quantity) {
        assertThat(of(OptionalDouble.of(quantity), 1, sizing(2, 3))).isInstanceOf(EntryPlan.Impossible.class);
    }

    @ParameterizedTest
    @CsvSource({"0.4, 1", "3.99, 3", "200, 25"})
    void leverageIsWholeAndKeepsTheStopWithinHalfTheWayToLiquidation(double wanted, double granted) {
        assertThat(planned(of(OptionalDouble.empty(), 1, sizing(2, wanted)))
                        .plan()
                        .leverage())
                .isEqualTo(granted);
    }

    private static EntryPlan of(OptionalDouble quantity, double atr, Sizer sizer) {
        return EntryPlan.of(
                wish(Side.LONG, quantity),
                Scene.market(Side.LONG, 0.6),
                atr,
                SigmaHistory.EMPTY,
                sizer,
                Scene.RULES,
                SymbolDefaults.SETTINGS);
    }

    private static EntryPlan.Wish wish(Side side, OptionalDouble quantity) {
        return new EntryPlan.Wish("BTCUSDT", "d-1", side, 0.7, quantity, 100, 10_000, 2);
    }

    private static Sizer sizing(double quantity, double leverage) {
        return in -> new Sizing.Sized(quantity, quantity * in.price(), 98, leverage, Sizing.Label.BASE);
    }

    private static EntryPlan.Planned planned(EntryPlan plan) {
        assertThat(plan).isInstanceOf(EntryPlan.Planned.class);
        return (EntryPlan.Planned) plan;
    }

    private static EntryPlan impossible(Reason why) {
        return new EntryPlan.Impossible(List.of(why));
    }
}
