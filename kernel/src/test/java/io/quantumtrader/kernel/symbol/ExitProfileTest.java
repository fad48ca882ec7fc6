package io.quantumtrader.kernel.symbol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.quantumtrader.kernel.decision.Reason;
import io.quantumtrader.kernel.decision.ReasonCode;
import io.quantumtrader.kernel.position.ExitProfile;
import io.quantumtrader.kernel.position.Side;
import io.quantumtrader.kernel.symbol.Evaluation.Action;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The two profiles beside the kernel's tranches: a third at 1.2 ATR with a trail, and rungs by leverage. */
class ExitProfileTest {

    @Nested
    class TakeProfitOne {

        /** ATR is 1.5: it fires 1.8 from entry and trails by 1.5. */
        private Scene at(Side side, double inFavour) {
            return Scene.calm(side).taking(ExitProfile.TP1).at(Scene.ENTRY + side.sign() * inFavour);
        }

        @ParameterizedTest
        @EnumSource
        void takesAThirdOnceAndStartsToTrail(Side side) {
            var made = at(side, 1.8).evaluate();

            assertThat(made.quantity()).isEqualTo(2.64);
            assertThat(made.fired()).isEqualTo(1);
            assertThat(made.stop()).isCloseTo(Scene.ENTRY + side.sign() * 0.3, within(1e-9));
            assertThat(codes(made)).containsExactly(ReasonCode.TAKE_PROFIT_1, ReasonCode.TRAIL);
            assertThat(made.reasons().getFirst().limit()).isCloseTo(Scene.ENTRY + side.sign() * 1.8, within(1e-9));
        }

        @ParameterizedTest
        @EnumSource
        void takesNothingBeforeItsPriceNorASecondTime(Side side) {
            assertThat(at(side, 1.79).evaluate().action()).isEqualTo(Action.HOLD);
            assertThat(at(side, 1.8).fired(1).evaluate().quantity()).isZero();
        }

        @ParameterizedTest
        @EnumSource
        void trailsTheBestPriceSinceEntryOnlyOnceItHasFired(Side side) {
            var behind = at(side, 2).best(Scene.ENTRY + side.sign() * 3);

            var made = behind.fired(1).evaluate();

            assertThat(made.action()).isEqualTo(Action.PROTECT);
            assertThat(made.stop()).isCloseTo(Scene.ENTRY + side.sign() * 1.5, within(1e-9));
            assertThat(codes(made)).containsExactly(ReasonCode.TRAIL);
            assertThat(at(side, 1)
                            .best(Scene.ENTRY + side.sign() * 3)
                            .evaluate()
                            .stop())
                    .isNaN();
        }

        @ParameterizedTest
        @EnumSource
        void takesDustWithItAndThenThereIsNoStopToMove(Side side) {
            var scene = at(side, 1.8).holding(0.07);

            var made = scene.evaluate();

            assertThat(made.action()).isEqualTo(Action.CLOSE);
            assertThat(made.quantity()).isEqualTo(0.07);
            assertThat(made.stop()).isNaN();
            assertThat(made.reasons())
                    .contains(new Reason(
                            ReasonCode.DUST_CLOSED, 0.07 * scene.observation().mark(), 5));
        }

        @ParameterizedTest
        @EnumSource
        void staysUnfiredWhereTheVenueWouldNotTakeAThird(Side side) {
            var made = at(side, 1.8).holding(0.09).evaluate();

            assertThat(made.action()).isEqualTo(Action.HOLD);
            assertThat(made.fired()).isZero();
        }
    }

    @Nested
    class RungsByLeverage {

        /** At leverage 5 the rungs are at 0.958, 1.379 and 1.890 % of entry. */
        private Scene at(Side side, double inFavour) {
            return Scene.calm(side).taking(ExitProfile.LEVERAGE_LADDER).at(Scene.ENTRY + side.sign() * inFavour);
        }

        @ParameterizedTest
        @EnumSource
        void closeCumulativeSharesAsTheMoveReachesThem(Side side) {
            assertThat(at(side, 0.95).evaluate().quantity()).isZero();
            assertThat(at(side, 0.96).evaluate().quantity()).isEqualTo(2.4);
            assertThat(at(side, 1.38).evaluate().quantity()).isEqualTo(4.8);
            assertThat(at(side, 1.90).evaluate().action()).isEqualTo(Action.CLOSE);
        }

        @ParameterizedTest
        @EnumSource
        void tellTheMoveAndTheRung(Side side) {
            var reason = at(side, 0.96).evaluate().reasons().getFirst();

            assertThat(reason.code()).isEqualTo(ReasonCode.LEVERAGE_RUNG);
            assertThat(reason.observed()).isCloseTo(0.0096, within(1e-12));
            assertThat(reason.limit()).isCloseTo(0.00958, within(5e-6));
        }
    }

    private static List<ReasonCode> codes(Evaluation made) {
        return made.reasons().stream().map(Reason::code).toList();
    }
}
