package io.quantumtrader.kernel.exit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.quantumtrader.kernel.check.InvalidInput;
import io.quantumtrader.kernel.decision.Reason;
import io.quantumtrader.kernel.decision.ReasonCode;
import io.quantumtrader.kernel.market.Regime;
import io.quantumtrader.kernel.position.Side;
import io.quantumtrader.kernel.venue.InstrumentRules;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class LivePiecesTest {

    private static final InstrumentRules RULES = new InstrumentRules(0.1, 0.1, 5, 0.004, 125);
    private static final LiveKillTheta LIVE = new LiveKillTheta(ExitDefaults.KILL, 0.3, 16, 1.0);
    private static final KillRule RULE = new KillRule(2, 3, 0.8);

    @Nested
    class KillScore {

        private final LiveKillInput quiet = new LiveKillInput(true, 0.6, 0.01, 0.01, 0.3, 0.3, 0, 0);

        @Test
        void isAtItsFloorWhenNothingChanged() {
            KillReading reading = LiveKillScore.evaluate(quiet, LIVE);

            assertThat(reading).isEqualTo(new KillReading(0, 0, 0, 0, 0, 0.5));
            assertThat(LiveKillScore.reasons(reading, quiet, LIVE)).isEmpty();
        }

        @Test
        void flipsOnlyIfArmed() {
            var lost = new LiveKillInput(true, 0.29, 0.01, 0.01, 0.3, 0.3, 0, 0);
            var unarmed = new LiveKillInput(false, 0.29, 0.01, 0.01, 0.3, 0.3, 0, 0);

            assertThat(LiveKillScore.evaluate(lost, LIVE).score()).isCloseTo(0.7310585786300049, within(1e-15));
            assertThat(LiveKillScore.evaluate(unarmed, LIVE).flip()).isZero();
            assertThat(LiveKillScore.reasons(LiveKillScore.evaluate(lost, LIVE), lost, LIVE))
                    .containsExactly(new Reason(ReasonCode.KILL_REGIME_FLIP, 0.29, 0.3));
        }

        @Test
        void isArmedOnlyByATrendThatTheExitReadingSawToo() {
            assertThat(LiveKillScore.arms(Regime.TREND, 0.3, LIVE)).isTrue();
            assertThat(LiveKillScore.arms(Regime.TREND, 0.29, LIVE)).isFalse();
            assertThat(LiveKillScore.arms(Regime.CHOP, 0.9, LIVE)).isFalse();
        }

        @Test
        void countsASpikeFromOneSigmaOfSixteenBarsAgainstThePosition() {
            var atLimit = new LiveKillInput(false, 0.6, 0.03, 0.01, 0.3, 0.3, -0.04, 0);
            var before = new LiveKillInput(false, 0.6, 0.03, 0.01, 0.3, 0.3, -0.0399, 0);

            assertThat(LiveKillScore.evaluate(atLimit, LIVE).sigmaSpike()).isEqualTo(2);
            assertThat(LiveKillScore.evaluate(before, LIVE).sigmaSpike()).isZero();
        }

        @Test
        void isATimeExitWhenAgeAndLostTrendAloneReachTheLimit() {
            KillTheta theta = ExitDefaults.KILL;
            KillReading old = theta.score(false, 0.01, 0.01, 0.0, 0.3, 90_000);
            KillReading flipped = theta.score(true, 0.01, 0.01, 0.0, 0.3, 90_000);
            KillReading young = theta.score(false, 0.03, 0.01, 0.0, 0.3, 0);

            assertThat(theta.reached(old)).isTrue();
            assertThat(theta.timeExit(old)).isTrue();
            assertThat(theta.timeExit(flipped)).isFalse();
            assertThat(theta.timeExit(young)).isFalse();
        }

        @Test
        void isATimeExitAtExactlyTheLimit() {
            var even = new LinearKillTheta(0.25, 0.25, 0.25, 0.25, 0.5, 86_400, 0.5);

            assertThat(even.timeExit(even.score(false, 0.01, 0.01, 0, 0.3, 86_400)))
                    .isTrue();
            assertThat(even.timeExit(even.score(false, 0.01, 0.01, 0.001, 0.3, 86_400)))
                    .isFalse();
        }

        @Test
        void countsAMoveInFavourOfTheSide() {
            double up = StrictMath.log(1.1);

            assertThat(LiveKillScore.move(Side.LONG, 110, 100)).isCloseTo(up, within(1e-12));
            assertThat(LiveKillScore.move(Side.SHORT, 110, 100)).isCloseTo(-up, within(1e-12));
        }

        @Test
        void saysWhichSingleChangeWouldFireIt() {
            KillDistance distance = ExitDefaults.KILL.distance(LiveKillScore.evaluate(quiet, LIVE));

            double limit = StrictMath.log(1.5);
            assertThat(distance.regimeFlip()).isCloseTo(limit, within(1e-12));
            assertThat(distance.sigmaSpike()).isCloseTo(limit / 0.5, within(1e-12));
            assertThat(distance.tsDrop()).isInfinite();
            assertThat(distance.age()).isInfinite();
        }

        @Test
        void keepsTheConstantsOfTheTableIfAskedTo() {
            assertThat(KillBaseline.CONSTANT.sigmaReference(0.002, ExitDefaults.KILL))
                    .isEqualTo(0.01);
            assertThat(KillBaseline.LIVE.sigmaReference(0.002, ExitDefaults.KILL))
                    .isEqualTo(0.002);
        }

        @Test
        void hasALinearForm() {
            LinearKillTheta linear = ExitDefaults.LINEAR_KILL;

            KillReading half = linear.score(true, 0.0125, 0.01, 0.15, 0.3, 43_200);

            assertThat(half.score()).isCloseTo(0.4 + 0.15 + 0.1 + 0.05, within(1e-12));
            assertThat(linear.reached(half)).isTrue();
            assertThat(linear.score(false, 0.05, 0.01, -1, 0.3, 1e6).score()).isCloseTo(0.6, within(1e-12));
            assertThat(linear.score(false, 0.01, 0.01, -1, 0, 0).score()).isZero();
        }
    }

    @Nested
    class Persistence {

        private final KillReading over = new KillReading(1, 0, 0, 0, 1, 0.73);
        private final KillReading under = new KillReading(0, 0, 0, 0, 0, 0.5);

        @Test
        void needsTwoOfThreeDistinctBars() {
            BarTally one = BarTally.EMPTY.observe(60_000, true);
            BarTally sameBar = one.observe(60_000, true);
            BarTally gone = one.observe(120_000, false).observe(180_000, true);

            assertThat(RULE.call(over, one, ExitDefaults.KILL)).isEqualTo(KillRule.Call.WATCH);
            assertThat(sameBar).isEqualTo(one);
            assertThat(RULE.call(over, gone, ExitDefaults.KILL)).isEqualTo(KillRule.Call.CLOSE);
        }

        @Test
        void forgetsAfterThreeBars() {
            BarTally tally = BarTally.EMPTY
                    .observe(1, true)
                    .observe(2, false)
                    .observe(3, false)
                    .observe(4, true);

            assertThat(RULE.call(over, tally, ExitDefaults.KILL)).isEqualTo(KillRule.Call.WATCH);
            assertThat(RULE.call(under, BarTally.EMPTY, ExitDefaults.KILL)).isEqualTo(KillRule.Call.NONE);
        }

        @Test
        void actsAtOnceOnAnExtremeScore() {
            KillReading extreme = new KillReading(1, 1, 0, 0, 1.5, 0.8);

            assertThat(RULE.call(extreme, BarTally.EMPTY, ExitDefaults.KILL)).isEqualTo(KillRule.Call.CLOSE_AT_ONCE);
        }
    }

    @Nested
    class Tranches {

        private final TrancheTargets targets = TrancheTargets.of(ExitDefaults.HARVEST);

        @Test
        void countWhateverClosedAlready() {
            var step = TrancheLadder.NONE_FIRED.step(targets, 4.1, 10, 8, 100, RULES);

            assertThat(step.close().quantity()).isEqualTo(3);
            assertThat(step.after().fired()).isEqualTo(2);
        }

        @Test
        void markAllThatAJumpPasses() {
            var step = TrancheLadder.NONE_FIRED.step(targets, 7, 10, 10, 100, RULES);
            var again = step.after().step(targets, 7, 10, 2.5, 100, RULES);

            assertThat(step.close().quantity()).isEqualTo(7.5);
            assertThat(again.closes()).isFalse();
        }

        @Test
        void stayUnfiredWhenTheStepFloorsThemToZero() {
            var step = TrancheLadder.NONE_FIRED.step(targets, 2.5, 0.3, 0.3, 100, RULES);

            assertThat(step.after()).isEqualTo(TrancheLadder.NONE_FIRED);
            assertThat(step.closes()).isFalse();
        }

        @Test
        void closeADustRemainderWhole() {
            var step = TrancheLadder.NONE_FIRED.step(targets, 6, 0.4, 0.4, 40, RULES);

            assertThat(step.close()).isEqualTo(new CloseQuantity(0.4, 0, true));
        }
    }

    @Nested
    class ClosedByHand {

        private final InstrumentRules rules = new InstrumentRules(0.1, 0.01, 5, 0.01, 50);

        @Test
        void isFlooredToTheStepAndClampedToWhatIsFree() {
            assertThat(CloseQuantity.byHand(0.519, 1, 100, rules)).isEqualTo(new CloseQuantity(0.51, 0.49, false));
            assertThat(CloseQuantity.byHand(7, 1, 100, rules)).isEqualTo(CloseQuantity.whole(1));
            assertThat(CloseQuantity.byHand(0.009, 1, 100, rules).quantity()).isZero();
        }

        @Test
        void takesADustRemainderWithItAndIsItselfHeldToNoMinimum() {
            assertThat(CloseQuantity.byHand(0.96, 1, 100, rules)).isEqualTo(new CloseQuantity(1, 0, true));
            assertThat(CloseQuantity.byHand(0.01, 1, 100, rules)).isEqualTo(new CloseQuantity(0.01, 0.99, false));
        }

        @Test
        void leavesAnyRemainderWhereThereIsNoPrice() {
            assertThat(CloseQuantity.byHand(0.96, 1, Double.NaN, rules))
                    .isEqualTo(new CloseQuantity(0.96, 0.04, false));
        }
    }

    @Nested
    class Ladder {

        @Test
        void agreesWithTheOriginalsExample() {
            assertThat(LeverageLadder.scale(26.6)).isCloseTo(0.2316, within(5e-5));

            TrancheTargets targets = new LeverageLadder(0.01).targets(26.6);
            assertThat(targets.first()).isCloseTo(0.0083, within(5e-5));
            assertThat(targets.second()).isCloseTo(0.0132, within(5e-5));
            assertThat(targets.third()).isCloseTo(0.0186, within(5e-5));
        }

        @Test
        void sharesDependOnLeverage() {
            var ladder = new LeverageLadder(0.01);

            assertThat(ladder.targets(10).firstShare()).isEqualTo(0.3);
            assertThat(ladder.targets(30).firstShare()).isEqualTo(0.4);
            assertThat(ladder.targets(31).firstShare()).isEqualTo(0.5);
            assertThat(ladder.targets(31).thirdShare()).isEqualTo(1);
        }
    }

    @Nested
    class Rules {

        private final TakeProfitRule takeProfit = new TakeProfitRule(0.33, 1.2, 0.6, 1.0);
        private final StaleWatch.Theta stale = new StaleWatch.Theta(0.25, 12 * 15 * 60_000L);
        private final RegimeExit regimeExit = new RegimeExit(2, 3, 0.01);

        @Test
        void takeProfitNeedsTheMoveAndAConfidentTrend() {
            assertThat(takeProfit.fires(Side.LONG, 100, 112, 10, 0.6)).isTrue();
            assertThat(takeProfit.fires(Side.LONG, 100, 112, 10, 0.59)).isFalse();
            assertThat(takeProfit.fires(Side.SHORT, 100, 88.1, 10, 0.9)).isFalse();
            assertThat(takeProfit.fires(Side.SHORT, 100, 88, 10, 0.9)).isTrue();
            assertThat(takeProfit.fires(Side.LONG, 100, 200, Double.NaN, 0.9)).isFalse();
            assertThat(takeProfit.trail(Side.LONG, 115, 10)).isEqualTo(105);
            assertThat(takeProfit.due(10, 10)).isCloseTo(3.3, within(1e-12));
        }

        @Test
        void aPositionThatGoesNowhereIsStaleAfterThreeHours() {
            StaleWatch start = StaleWatch.startedAt(0, 0);
            StaleWatch rose = start.observe(0.25, 3_600_000, stale);

            assertThat(start.observe(0.24, 3_600_000, stale)).isEqualTo(start);
            assertThat(start.stale(false, 10_800_000, stale)).isTrue();
            assertThat(start.stale(true, 10_800_000, stale)).isFalse();
            assertThat(rose.stale(false, 10_800_000, stale)).isFalse();
        }

        @Test
        void aLoserIsClosedOnceChopStands() {
            BarTally chop = BarTally.EMPTY.observe(1, true).observe(2, false).observe(3, true);

            assertThat(regimeExit.calls(false, chop, Side.LONG, 100, 98.9)).isTrue();
            assertThat(regimeExit.calls(false, chop, Side.LONG, 100, 99)).isFalse();
            assertThat(regimeExit.calls(true, chop, Side.LONG, 100, 90)).isFalse();
            assertThat(regimeExit.calls(false, chop, Side.SHORT, 100, 101.1)).isTrue();
            assertThat(regimeExit.calls(false, BarTally.EMPTY, Side.LONG, 100, 90))
                    .isFalse();
        }
    }

    @Nested
    class Stages {

        private final StagedClose.Theta theta = new StagedClose.Theta(true, 0.25, 0.75, 0.5, 0.5, 0.8);

        @Test
        void growFromAQuarterToTheWholeWhileTheScoreStands() {
            StagedClose first = StagedClose.NONE.after(0.25);
            StagedClose second = first.after(0.75);

            assertThat(StagedClose.NONE.share(1, 0.7, StagedClose.Heat.COLD, 0, theta))
                    .isEqualTo(0.25);
            assertThat(first.share(1, 0.7, StagedClose.Heat.COLD, 0, theta)).isEqualTo(0.75);
            assertThat(second.share(1, 0.7, StagedClose.Heat.COLD, 0, theta)).isEqualTo(1);
        }

        @Test
        void startLargerInWarmHeatAndUnderClusterStress() {
            assertThat(StagedClose.NONE.share(1, 0.7, StagedClose.Heat.WARM, 0, theta))
                    .isEqualTo(0.75);
            assertThat(StagedClose.NONE.share(1, 0.7, StagedClose.Heat.COLD, 0.5, theta))
                    .isEqualTo(0.5);
            assertThat(StagedClose.NONE.share(1, 0.7, StagedClose.Heat.HOT, 0, theta))
                    .isEqualTo(1);
        }
    }

    @Nested
    class FirstStop {

        @Test
        void isTheLargerOfP1AndAtr() {
            assertThat(InitialStop.of(Side.LONG, 50_000, 0.005, 500, 1.8, 3, 0.004))
                    .isEqualTo(new InitialStop(900, 3));
            assertThat(InitialStop.of(Side.LONG, 50_000, 0.03, 500, 1.8, 3, 0.004))
                    .isEqualTo(new InitialStop(1500, 3));
        }

        @Test
        void cutsLeverageRatherThanTheDistance() {
            InitialStop stop = InitialStop.of(Side.SHORT, 100, 0.05, 0, 1.8, 50, 0.004);

            assertThat(stop.distance()).isEqualTo(5);
            assertThat(stop.leverage()).isEqualTo(9);
        }

        @Test
        void isNotGuessedFromWhatIsNoNumber() {
            assertThatThrownBy(() -> InitialStop.of(Side.LONG, 100, 0.01, Double.NaN, 1.8, 5, 0.004))
                    .isInstanceOf(InvalidInput.class)
                    .hasMessageContaining("atr");
        }

        @Test
        void cutsTheDistanceAtLeverageOne() {
            InitialStop stop = InitialStop.of(Side.LONG, 100, 0.01, 60, 1.8, 5, 0.004);

            assertThat(stop.leverage()).isEqualTo(1);
            assertThat(stop.distance()).isCloseTo(50, within(1e-9));
        }
    }

    @Test
    void rIsNetOfEntryFeesFundingAndTheFeeOfTheExit() {
        double r = RMultiple.net(Side.LONG, 104, 100, 0.05, -0.01, 0.0005, 2);

        assertThat(r).isCloseTo((4 - 0.05 + 0.01 - 0.052) / 2, within(1e-15));
        assertThat(RMultiple.total(30, 10, 4, 2, 9)).isEqualTo(2);
    }

    @Test
    void theStopIsRoundedTowardsTheMarketAndNeverLoosens() {
        assertThat(ProtectiveStop.tighten(Side.LONG, 99, 99.01, RULES)).isEqualTo(99.1);
        assertThat(ProtectiveStop.tighten(Side.SHORT, 101, 100.99, RULES)).isEqualTo(100.9);
        assertThat(ProtectiveStop.tighten(Side.LONG, 99, 98.9, RULES)).isEqualTo(99);
        assertThat(ProtectiveStop.tighten(Side.LONG, 99, Double.NaN, RULES)).isEqualTo(99);
    }
}
