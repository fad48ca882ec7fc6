package io.quantumtrader.kernel.exit;

import static io.quantumtrader.kernel.Edges.above;
import static io.quantumtrader.kernel.Edges.below;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.quantumtrader.kernel.Edges;
import io.quantumtrader.kernel.market.RegimeProbabilities;
import io.quantumtrader.kernel.position.Side;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where the tunables of the exits end: the edge itself is taken, the next value is refused by name. */
class ThetaEdgesTest {

    private static final double NAN = Double.NaN;
    private static final double INFINITE = Double.POSITIVE_INFINITY;
    private static final double LEAST = Double.MIN_VALUE;
    private static final TrancheTargets TARGETS = new TrancheTargets(2, 4, 6, 0.25, 0.5, 0.75);

    @Test
    void harvestMarksRiseAndItsFractionsStayWithinThePrice() {
        Edges.of(ExitDefaults.HARVEST)
                .takes("fallbackStop", LEAST, below(1))
                .refuses("fallbackStop", "theta.fallback_stop_pct", 0.0, 1.0, NAN)
                .takes("t2", above(2), below(6))
                .refuses("t2", "theta.T2_R", 2.0, NAN)
                .refuses("t2", "theta.T3_R", 6.0)
                .takes("t3", above(4))
                .refuses("t3", "theta.T3_R", 4.0, INFINITE, NAN)
                .takes("breakEvenPlus", 0.0, below(1))
                .refuses("breakEvenPlus", "theta.be_plus_pct", -LEAST, 1.0, NAN);
    }

    @Test
    void aFundMayLockExactlyAtItsFirstTranche() {
        assertThat(HarvestTheta.fundViolations(2, 4, 6, 2, 0.6)).isEmpty();
        assertThat(HarvestTheta.fundViolations(2, 4, 6, above(2), 0.6)).hasSize(1);
    }

    @Test
    void stopDistancesAreFractionsOfThePriceAndMultiplesAreNotNegative() {
        var negative = new RegimeCoefficients(1, -LEAST, 1);
        Edges.of(ExitDefaults.STOPS)
                .takes("stopMinimum", LEAST, below(1))
                .refuses("stopMinimum", "theta.sl_min_pct", 0.0, 1.0, NAN)
                .takes("takeProfitMinimum", LEAST, below(1))
                .refuses("takeProfitMinimum", "theta.tp_min_pct", 0.0, 1.0, NAN)
                .refuses("stop", "theta.k_sl.mr", negative)
                .refuses("takeProfit", "theta.k_tp.mr", negative)
                .refuses("trail", "theta.k_trail.mr", negative);
    }

    @Test
    void trancheMarksAndSharesRise() {
        Edges.of(TARGETS)
                .takes("first", LEAST)
                .refuses("first", "first", 0.0, NAN)
                .takes("second", above(2), below(6))
                .refuses("second", "second", 2.0)
                .takes("third", above(4))
                .refuses("third", "third", 4.0, INFINITE)
                .takes("firstShare", LEAST)
                .refuses("firstShare", "first_share", 0.0, NAN)
                .takes("secondShare", above(0.25))
                .refuses("secondShare", "second_share", 0.25)
                .takes("thirdShare", above(0.5), 1.0)
                .refuses("thirdShare", "third_share", 0.5, above(1));
    }

    @Test
    void aTrancheIsReachedExactlyAtItsMark() {
        for (int number = 1; number <= 3; number++) {
            double mark = 2.0 * number;
            assertThat(TARGETS.mark(number)).isEqualTo(mark);
            assertThat(TARGETS.share(number)).isEqualTo(0.25 * number);
            assertThat(TARGETS.reached(mark)).isEqualTo(number);
            assertThat(TARGETS.reached(below(mark))).isEqualTo(number - 1);
        }
        assertThat(TARGETS.reached(NAN)).isZero();
    }

    @Test
    void linearWeightsAddUpToOne() {
        Edges.of(new LinearKillTheta(0.4, 0.3, 0.2, 0.1, 0.5, 86_400, 0.6))
                .takes("flipWeight", 0.4, 0.4 + 5e-10)
                .refuses("flipWeight", "sum of weights", 0.4 + 2e-9, 0.3)
                .refuses("spikeWeight", "sum of weights", 0.2)
                .refuses("dropWeight", "sum of weights", 0.3)
                .refuses("ageWeight", "age_weight", -0.1, NAN)
                .refuses("threshold", "threshold", 0.0, above(1));
    }

    @Test
    void aLinearScoreIsItsOwnSumAndAnEntryWithoutTrendHasNoneToLose() {
        var linear = ExitDefaults.LINEAR_KILL;

        assertThat(linear.sumAt(0.6)).isEqualTo(0.6);
        assertThat(linear.tsAt(0.5, 0.3)).isCloseTo(0.15, within(1e-15));
        assertThat(linear.tsAt(0.5, 0)).isNaN();
    }

    @Test
    void barRulesNeedBetweenOneBarAndTheWholeWindow() {
        for (Record rule : new Record[] {new KillRule(2, 3, 0.8), new RegimeExit(2, 3, 0.01)})
            Edges.of(rule)
                    .takes("neededBars", 1, 3)
                    .refuses("neededBars", "needed_bars", 0, 4)
                    .takes("windowBars", 2, BarTally.WINDOW)
                    .refuses("windowBars", "window_bars", 0, BarTally.WINDOW + 1)
                    .refuses("windowBars", "needed_bars", 1);
        Edges.of(new KillRule(1, 1, 0.8)).takes("windowBars", 1);
        Edges.of(new RegimeExit(1, 1, 0.01)).takes("windowBars", 1);
    }

    @Test
    void theReferenceNeedsAFloorAndAtLeastOneSample() {
        Edges.of(new SigmaReference(1e-4, 24))
                .refuses("floor", "sigma_floor", 0.0, NAN)
                .takes("minimumSamples", 1)
                .refuses("minimumSamples", "sigma_samples_minimum", 0);
    }

    @Test
    void takeProfitTakesAPartAndNeverTheWhole() {
        Edges.of(new TakeProfitRule(0.33, 1.2, 0.6, 1.0))
                .takes("share", LEAST, below(1))
                .refuses("share", "share", 0.0, 1.0, NAN)
                .refuses("distanceAtr", "distance_atr", 0.0);
    }

    @Test
    void whatWasClosedAlreadyCountsTowardsTheTakeProfit() {
        assertThat(new TakeProfitRule(0.5, 1.2, 0.6, 1.0).due(10, 8)).isEqualTo(3);
    }

    @Test
    void stagesGrowAndTheSecondIsNotYetTheWhole() {
        Edges.of(new StagedClose.Theta(true, 0.25, 0.75, 0.5, 0.5, 0.8))
                .refuses("cold", "cold_share", 0.0, NAN)
                .refuses("cold", "warm_share", 0.75)
                .takes("warm", above(0.25), below(1))
                .refuses("warm", "warm_share", 0.25, 1.0, NAN);
    }

    @ParameterizedTest
    @CsvSource({"0.3, 0.5, 1", "0.5, 0.1, 1", "0.5, 0.5, 1.125"})
    void onlyAStrongTrendExtendsTheTakeProfit(double trend, double strength, double factor) {
        var regime = new RegimeProbabilities(trend, 1 - trend, 0);
        var in = new StopInput(0.01, strength, regime, Side.LONG, 100, 101, 102, 99, 98);

        assertThat(StopKernel.propose(in, ExitDefaults.STOPS).extension()).isEqualTo(factor);
    }

    @Test
    void otherTunablesAreRefusedByName() {
        Edges.of(new StaleWatch.Theta(0.25, 60_000)).refuses("minimumRise", "minimum_rise", -LEAST, NAN);
        Edges.of(new LiveKillTheta(ExitDefaults.KILL, 0.3, 16, 1.0))
                .takes("spikeBars", 1)
                .refuses("spikeBars", "spike_bars", 0)
                .refuses("trendMinimum", "trend_min", -LEAST, above(1));
        Edges.of(new LeverageLadder(0.01)).takes("base", 1.0).refuses("base", "base", 0.0, above(1));
        Edges.of(new TrancheUtilities(0, 0, 0, 1))
                .refuses("first", "theta.u1", NAN)
                .refuses("temperature", "theta.softmax_temp", 0.0);
    }

    @Test
    void softmaxWeighsByTheDifferenceOfUtilities() {
        var weights = new TrancheUtilities(2, 1, 0, 0.5).weights();

        assertThat(weights.first() / weights.second()).isCloseTo(StrictMath.exp(2), within(1e-12));
        assertThat(weights.second() / weights.third()).isCloseTo(StrictMath.exp(2), within(1e-12));
        assertThat(weights.first() + weights.second() + weights.third()).isCloseTo(1, within(1e-15));
    }
}
