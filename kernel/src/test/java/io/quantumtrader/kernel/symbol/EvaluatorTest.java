package io.quantumtrader.kernel.symbol;

import static io.quantumtrader.kernel.Edges.below;
import static org.assertj.core.api.Assertions.assertThat;

import io.quantumtrader.kernel.decision.Reason;
import io.quantumtrader.kernel.decision.ReasonCode;
import io.quantumtrader.kernel.exit.ExitDefaults;
import io.quantumtrader.kernel.kill.Permission;
import io.quantumtrader.kernel.market.MarketReading;
import io.quantumtrader.kernel.market.RegimeProbabilities;
import io.quantumtrader.kernel.portfolio.HeatBand;
import io.quantumtrader.kernel.position.Side;
import io.quantumtrader.kernel.symbol.Evaluation.Action;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which exit wins on one closed bar, and what is left of it when a reading is missing. */
class EvaluatorTest {

    private static final long FOUR_HOURS = 240;

    @ParameterizedTest
    @EnumSource
    void aCalmBarHoldsAndSaysSo(Side side) {
        var made = Scene.calm(side).evaluate();

        assertThat(made.action()).isEqualTo(Action.HOLD);
        assertThat(codes(made)).containsExactly(ReasonCode.QUIET);
        assertThat(made.remaining()).isEqualTo(Scene.QUANTITY);
        assertThat(made.killScore()).isBetween(0.5, below(ExitDefaults.KILL.threshold()));
    }

    @ParameterizedTest
    @EnumSource
    void theMostUrgentReasonWins(Side side) {
        var everything = Scene.calm(side)
                .flipped()
                .stopAt(Scene.ENTRY + side.sign() * 20)
                .atR(5)
                .after(FOUR_HOURS)
                .under(Permission.FLATTEN);
        var unlessFlatten = everything.under(Permission.TRADE);
        var unlessStop = unlessFlatten.stopAt(Scene.ENTRY - side.sign() * Scene.RISK);
        var unlessKill = unlessStop.killBefore(0).seeing(Scene.market(side, 0.6));
        var unlessStale = Scene.calm(side).atR(5);

        assertClosesBy(ReasonCode.FORCED_FLATTEN, everything);
        assertClosesBy(ReasonCode.STOP_CROSSED, unlessFlatten);
        assertThat(codes(unlessStop.evaluate())).first().isEqualTo(ReasonCode.KILL_SCORE_AT_LIMIT);
        assertClosesBy(ReasonCode.STALE_EXIT, unlessKill.atR(0.1));
        assertThat(codes(unlessStale.evaluate())).first().isEqualTo(ReasonCode.HARVEST_T2);
        assertThat(unlessStale.evaluate().quantity()).isEqualTo(Scene.QUANTITY / 2);
    }

    @ParameterizedTest
    @EnumSource
    void aPositionThatGoesNowhereIsClosedUnlessATrancheFired(Side side) {
        var stale = Scene.calm(side).atR(0.1).after(FOUR_HOURS);

        assertClosesBy(ReasonCode.STALE_EXIT, stale);
        assertThat(stale.evaluate().reasons())
                .containsExactly(new Reason(ReasonCode.STALE_EXIT, FOUR_HOURS * 60_000, 10_800_000));
        assertThat(codes(stale.fired(1).evaluate())).doesNotContain(ReasonCode.STALE_EXIT);
        assertThat(stale.after(179).evaluate().action()).isEqualTo(Action.HOLD);
    }

    @ParameterizedTest
    @EnumSource
    void theRegimeExitTakesLosersInChopAfterTheKillScoreHadItsSay(Side side) {
        var loser = Scene.calm(side).atR(-0.6).chopBefore(0b11).seeing(chop(side));

        assertClosesBy(ReasonCode.REGIME_EXIT, loser);
        assertThat(codes(loser.flipped().evaluate())).first().isEqualTo(ReasonCode.KILL_SCORE_AT_LIMIT);
        assertThat(Scene.calm(side)
                        .atR(-0.4)
                        .chopBefore(0b11)
                        .seeing(chop(side))
                        .evaluate()
                        .action())
                .isEqualTo(Action.HOLD);
    }

    @ParameterizedTest
    @EnumSource
    void theKillScoreNeedsASecondBar(Side side) {
        var second = Scene.calm(side).atR(-0.2).flipped();
        var first = second.killBefore(0);

        assertThat(first.evaluate().action()).isEqualTo(Action.HOLD);
        assertThat(first.evaluate().killOver()).isTrue();
        assertThat(second.evaluate().action()).isEqualTo(Action.CLOSE);
    }

    @ParameterizedTest
    @EnumSource
    void anOldPositionThatLostItsTrendIsATimeExit(Side side) {
        var trend = Scene.market(side, 0.6);
        var still = new MarketReading(0.002, 0, 0, trend.published(), trend.exitLong(), trend.exitShort());

        assertClosesBy(
                ReasonCode.TIME_EXIT,
                Scene.calm(side).fired(1).after(2_000).killBefore(1).seeing(still));
    }

    @ParameterizedTest
    @EnumSource
    void aYoungPositionIsMeasuredFromItsEntryAndAnOlderOneOverTheSpikesBars(Side side) {
        var blind = Scene.calm(side).moved(Double.NaN);

        assertThat(codes(blind.after(15).evaluate())).containsExactly(ReasonCode.QUIET);
        assertThat(codes(blind.after(16).evaluate())).containsExactly(ReasonCode.MARKET_STATE_MISSING);
    }

    @ParameterizedTest
    @EnumSource
    void onlyAStagedCloseSaysThatItIsOne(Side side) {
        var winner = Scene.calm(side).atR(1).flipped();

        assertThat(winner.heated(HeatBand.COLD, 0.1, 0).evaluate().reasons())
                .contains(new Reason(ReasonCode.HEAT_STAGED_CLOSE, 0.25, 1));
        assertThat(codes(winner.heated(HeatBand.HOT, 0.1, 0).evaluate())).doesNotContain(ReasonCode.HEAT_STAGED_CLOSE);
    }

    @ParameterizedTest
    @EnumSource
    void aTrailingStopThatThePriceHasPassedAlreadyClosesNow(Side side) {
        assertClosesBy(ReasonCode.STOP_CROSSED, Scene.calm(side).atR(1.8).best(Scene.ENTRY + side.sign() * 10));
    }

    @ParameterizedTest
    @EnumSource
    void theCloseOfAWinnerIsStagedByHeatAndTheCloseOfALoserNever(Side side) {
        var winner = Scene.calm(side).atR(1).flipped();

        assertThat(winner.heated(HeatBand.COLD, 0.1, 0).evaluate().quantity()).isEqualTo(0.25 * Scene.QUANTITY);
        assertThat(winner.heated(HeatBand.COLD, 0.5, 0).evaluate().quantity()).isEqualTo(0.5 * Scene.QUANTITY);
        assertThat(winner.heated(HeatBand.WARM, 0.1, 0).evaluate().quantity()).isEqualTo(0.75 * Scene.QUANTITY);
        assertThat(winner.heated(HeatBand.COLD, 0.1, 0.25).evaluate().quantity())
                .isEqualTo(0.75 * Scene.QUANTITY);
        assertThat(winner.heated(HeatBand.COLD, 0.1, 0.75).evaluate().action()).isEqualTo(Action.CLOSE);
        assertThat(winner.heated(HeatBand.HOT, 0.1, 0).evaluate().action()).isEqualTo(Action.CLOSE);
        assertThat(winner.heated(HeatBand.COLD, Double.NaN, 0).evaluate().action())
                .isEqualTo(Action.CLOSE);
        assertThat(winner.evaluate().action()).isEqualTo(Action.CLOSE);
        assertThat(winner.atR(-0.2).heated(HeatBand.COLD, 0.1, 0).evaluate().action())
                .isEqualTo(Action.CLOSE);
    }

    @ParameterizedTest
    @EnumSource
    void aMissingMarketStateDisablesScoreAndHarvestAndNeverTheStop(Side side) {
        var blind = Scene.calm(side).flipped().atR(5).seeing(null);

        assertThat(blind.evaluate().action()).isEqualTo(Action.HOLD);
        assertThat(blind.evaluate().kill()).isNull();
        assertThat(blind.evaluate().killScore()).isNaN();
        assertThat(codes(blind.evaluate())).containsExactly(ReasonCode.MARKET_STATE_MISSING);
        assertClosesBy(ReasonCode.STOP_CROSSED, blind.atR(-1));
        assertClosesBy(ReasonCode.FORCED_FLATTEN, blind.under(Permission.FLATTEN));
    }

    @ParameterizedTest
    @EnumSource
    void aMarketStateThatIsNoNumberIsTreatedAsMissing(Side side) {
        var calm = Scene.calm(side);
        for (var broken : BrokenReadings.of(Scene.market(side, 0.6))) {
            var scene = calm.seeing(broken);

            assertThat(codes(scene.evaluate())).as("%s", broken).containsExactly(ReasonCode.MARKET_STATE_MISSING);
            assertClosesBy(ReasonCode.STOP_CROSSED, scene.atR(-1));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aMoveThatTheWindowDoesNotReachDisablesTheScoreAndNeverTheStop(Side side) {
        var calm = Scene.calm(side).moved(Double.NaN);

        assertThat(codes(calm.evaluate())).containsExactly(ReasonCode.MARKET_STATE_MISSING);
        assertClosesBy(ReasonCode.STOP_CROSSED, calm.atR(-1));
    }

    @ParameterizedTest
    @EnumSource
    void aPositionWithoutAStopIsNotStoppedButStillKilled(Side side) {
        var naked = Scene.calm(side).stopAt(Double.NaN);

        assertThat(naked.atR(-1.5).evaluate().action()).isEqualTo(Action.HOLD);
        assertThat(naked.atR(-1.5).flipped().evaluate().action()).isEqualTo(Action.CLOSE);
    }

    @ParameterizedTest
    @EnumSource
    void profitLocksTheStopBeyondBreakEven(Side side) {
        var made = Scene.calm(side).atR(1.8).evaluate();

        assertThat(codes(made)).first().isEqualTo(ReasonCode.PROFIT_LOCK);
        assertThat(made.action()).isEqualTo(Action.PROTECT);
        assertThat(side.tighter(made.stop(), Scene.ENTRY)).isTrue();
    }

    /** Chop dominates the published reading; the exit reading still sees the trend. */
    private static MarketReading chop(Side side) {
        var trend = Scene.market(side, 0.6);
        var chop = new RegimeProbabilities(0.2, 0.2, 0.6);
        return new MarketReading(trend.sigma(), trend.mu(), trend.ts(), chop, trend.exitLong(), trend.exitShort());
    }

    private static void assertClosesBy(ReasonCode why, Scene scene) {
        var made = scene.evaluate();
        assertThat(codes(made)).containsExactly(why);
        assertThat(made.quantity()).isEqualTo(Scene.QUANTITY);
        assertThat(made.action()).isEqualTo(Action.CLOSE);
        assertThat(made.stop()).isNaN();
    }

    private static List<ReasonCode> codes(Evaluation made) {
        return made.reasons().stream().map(Reason::code).toList();
    }
}
