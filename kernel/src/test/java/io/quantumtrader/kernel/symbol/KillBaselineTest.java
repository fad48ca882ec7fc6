package io.quantumtrader.kernel.symbol;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantumtrader.kernel.exit.ExitDefaults;
import io.quantumtrader.kernel.exit.HarvestInput;
import io.quantumtrader.kernel.exit.HarvestKernel;
import io.quantumtrader.kernel.exit.KillBaseline;
import io.quantumtrader.kernel.exit.KillReading;
import io.quantumtrader.kernel.exit.SigmaHistory;
import io.quantumtrader.kernel.market.MarketReading;
import io.quantumtrader.kernel.market.RegimeProbabilities;
import io.quantumtrader.kernel.position.EntryTerms;
import io.quantumtrader.kernel.position.Side;
import io.quantumtrader.kernel.sizing.Sizing;
import java.util.Objects;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the kill score of the same bars is held against: readings at entry, or the constants of the table. */
class KillBaselineTest {

    /** At entry it is a fifth of the constant, now two and a half of it. */
    private static final double SIGMA_LATER = 0.025;

    @ParameterizedTest
    @EnumSource
    void theSameBarsGiveAnotherScoreUnderEachValue(Side side) {
        assertThat(later(side, KillBaseline.LIVE).score())
                .isGreaterThan(later(side, KillBaseline.CONSTANT).score());
    }

    @ParameterizedTest
    @EnumSource
    void constantIsTheScoreOfABareCall(Side side) {
        var market = marketLater(side);
        var seen = market.exit(side);
        var bare = HarvestKernel.evaluate(
                new HarvestInput(
                        side,
                        100,
                        1_800,
                        -5,
                        Double.NaN,
                        market.sigma(),
                        market.signedTs(side),
                        seen.trend(),
                        seen.meanReversion(),
                        seen.chop(),
                        Double.NaN),
                ExitDefaults.HARVEST);

        assertThat(later(side, KillBaseline.CONSTANT)).isEqualTo(bare.kill());
    }

    @Test
    void constantFreezesTheConstantsIntoTheTermsOfTheEntry() {
        var terms = entered(Side.LONG, KillBaseline.CONSTANT);

        assertThat(terms.sigmaReference()).isEqualTo(ExitDefaults.KILL.sigmaReference());
        assertThat(terms.trendReference()).isEqualTo(ExitDefaults.KILL.tsReference());
    }

    /** The score half an hour after the entry, when volatility has risen and the price has moved against the side. */
    private static KillReading later(Side side, KillBaseline baseline) {
        var scene = Scene.calm(side)
                .on(entered(side, baseline))
                .stopAt(100 - side.sign() * 50)
                .moved(-side.sign() * 0.05)
                .seeing(marketLater(side))
                .at(100 - side.sign() * 5);
        var evaluation =
                Evaluator.evaluate(scene.position(), scene.observation(), Scene.RULES, SymbolDefaults.under(baseline));
        return Objects.requireNonNull(evaluation.kill());
    }

    private static EntryTerms entered(Side side, KillBaseline baseline) {
        var plan = EntryPlan.of(
                new EntryPlan.Wish("BTCUSDT", "d-1", side, 0.7, OptionalDouble.empty(), 100, 10_000, 2),
                Scene.market(side, 0.6),
                1,
                SigmaHistory.EMPTY,
                in -> new Sizing.Sized(2, 200, 98, 3, Sizing.Label.BASE),
                Scene.RULES,
                SymbolDefaults.under(baseline));
        return ((EntryPlan.Planned) plan).terms();
    }

    private static MarketReading marketLater(Side side) {
        var trend = new RegimeProbabilities(0.6, 0.2, 0.2);
        return new MarketReading(SIGMA_LATER, side.sign() * 0.005, 0.2, trend, trend, trend);
    }
}
