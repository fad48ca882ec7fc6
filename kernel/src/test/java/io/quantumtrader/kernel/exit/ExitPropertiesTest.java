package io.quantumtrader.kernel.exit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.quantumtrader.kernel.Property;
import io.quantumtrader.kernel.check.Checked;
import io.quantumtrader.kernel.check.InvalidInput;
import io.quantumtrader.kernel.market.RegimeProbabilities;
import io.quantumtrader.kernel.position.Side;
import io.quantumtrader.kernel.venue.InstrumentRules;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Seeded random properties of everything that calls for an exit. */
class ExitPropertiesTest {

    private static final InstrumentRules RULES = new InstrumentRules(0.01, 0.001, 5, 0.004, 125);
    private static final TrancheTargets TRANCHES = TrancheTargets.of(ExitDefaults.HARVEST);
    private static final LiveKillTheta LIVE = new LiveKillTheta(ExitDefaults.KILL, 0.3, 16, 1.0);
    private static final StagedClose.Theta STAGES = new StagedClose.Theta(true, 0.25, 0.75, 0.5, 0.5, 0.8);
    private static final List<StagedClose.Heat> HEATS = List.of(StagedClose.Heat.values());
    private static final double[] NOT_FINITE = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};

    @Test
    void theStopOnlyTightens() {
        Property.check("the protective stop only tightens", 5000, random -> {
            Side side = side(random);
            double stop = 100 * (1 - side.sign() * 0.02);
            for (int bar = 0; bar < 50; bar++) {
                double proposed = random.nextInt(10) == 0 ? Double.NaN : random.nextDouble(50, 150);
                double next = ProtectiveStop.tighten(side, stop, proposed, RULES);

                assertThat(next == stop || side.tighter(next, stop)).isTrue();
                stop = next;
            }
        });
    }

    @Test
    void theBareKernelNeverLoosensTheStopBeyondItsSlack() {
        Property.check("a proposed stop is never looser than the present one", 5000, random -> {
            StopInput in = stopInput(random, side(random), random.nextDouble(50, 150));

            double proposed = StopKernel.propose(in, ExitDefaults.STOPS).stop();

            assertThat(in.side().sign() * (proposed - in.currentStop())).isGreaterThanOrEqualTo(-1e-8);
        });
    }

    @Test
    void theProfitLockOnlyTightens() {
        Property.check("the profit lock only tightens", 5000, random -> {
            Side side = side(random);
            double present = random.nextDouble(90, 110);
            double locked = ProfitLock.stop(side, 100, present, random.nextDouble(-3, 8), ExitDefaults.HARVEST);

            assertThat(Double.isNaN(locked) || side.tighter(locked, present)).isTrue();
        });
    }

    @Test
    void tranchesFireOnceAndNeverCloseMoreThanWasOpened() {
        Property.check("tranches fire once, closed never exceeds original", 5000, random -> {
            double original = RULES.floorQuantity(random.nextDouble(0.001, 20));
            double held = original;
            double price = random.nextDouble(0.5, 5000);
            var ladder = TrancheLadder.NONE_FIRED;
            int[] timesFired = new int[4];
            for (int bar = 0; bar < 60 && held > 0; bar++) {
                double byOthers = random.nextInt(8) == 0 ? RULES.floorQuantity(held * random.nextDouble()) : 0;
                held = RULES.floorQuantity(held - byOthers);
                if (held <= 0) break;
                var step = ladder.step(TRANCHES, random.nextDouble(-2, 8), original, held, price, RULES);

                for (int n = ladder.fired() + 1; n <= step.after().fired(); n++) timesFired[n]++;
                assertThat(step.after().fired()).isGreaterThanOrEqualTo(ladder.fired());
                assertThat(step.close().quantity()).isBetween(0.0, held);
                assertThat(step.close().quantity() + step.close().remaining())
                        .isCloseTo(held, within(RULES.stepSize()));
                if (!step.close().dust() && step.closes() && step.close().remaining() > 0)
                    assertThat(original - step.close().remaining())
                            .isLessThanOrEqualTo(TRANCHES.share(step.tranche()) * original + 1e-9);
                held = step.close().remaining();
                ladder = step.after();
            }
            for (int times : timesFired) assertThat(times).isLessThanOrEqualTo(1);
            assertThat(held).isBetween(0.0, original);
        });
    }

    @Test
    void theKillScoreRisesWithEveryComponent() {
        Property.check("K rises with every component, both models", 5000, random -> {
            KillModel model = random.nextBoolean() ? ExitDefaults.KILL : ExitDefaults.LINEAR_KILL;
            boolean flip = random.nextBoolean();
            double sigma = random.nextDouble(0, 0.05);
            double ts = random.nextDouble(-1, 1);
            double age = random.nextDouble(0, 100_000);
            double base = model.score(flip, sigma, 0.01, ts, 0.3, age).score();

            assertThat(model.score(true, sigma, 0.01, ts, 0.3, age).score()).isGreaterThanOrEqualTo(base);
            assertThat(model.score(flip, sigma + more(random), 0.01, ts, 0.3, age)
                            .score())
                    .isGreaterThanOrEqualTo(base);
            assertThat(model.score(flip, sigma, 0.01, ts - more(random), 0.3, age)
                            .score())
                    .isGreaterThanOrEqualTo(base);
            assertThat(model.score(flip, sigma, 0.01, ts, 0.3, age + 1e5 * more(random))
                            .score())
                    .isGreaterThanOrEqualTo(base);
        });
    }

    @Test
    void theDistanceOfAComponentFiresTheScoreAndALittleLessDoesNot() {
        Property.check("the distance to kill is exact", 5000, random -> {
            KillTheta theta = ExitDefaults.KILL;
            double spike = random.nextDouble(0, 1);
            double age = random.nextDouble(0, 1);
            KillReading now = theta.score(false, 0.01 * (1 + spike), 0.01, 0.4, 0.3, age * 86_400);
            KillDistance distance = theta.distance(now);

            if (theta.reached(now)) {
                assertThat(distance).isEqualTo(new KillDistance(0, 0, 0, 0));
                return;
            }
            double enough = spike + distance.sigmaSpike();
            assertThat(scoreAtSpike(enough + 1e-9, age)).isGreaterThanOrEqualTo(theta.threshold());
            assertThat(scoreAtSpike(enough - 1e-9, age)).isLessThan(theta.threshold());
            assertThat(distance.regimeFlip()).isLessThanOrEqualTo(1);
        });
    }

    @Test
    void longAndShortMirrorEachOther() {
        Property.check("long and short mirror each other", 5000, random -> {
            double favourable = random.nextDouble(-10, 15);
            double present = random.nextInt(4) == 0 ? Double.NaN : random.nextDouble(-10, 10);
            HarvestInput asLong = harvestInput(random.split(), Side.LONG, favourable, 100 + present);
            HarvestInput asShort = mirrored(asLong);

            HarvestProposal ofLong = HarvestKernel.evaluate(asLong, ExitDefaults.HARVEST);
            HarvestProposal ofShort = HarvestKernel.evaluate(asShort, ExitDefaults.HARVEST);

            assertThat(ofShort.action()).isEqualTo(ofLong.action());
            assertThat(ofShort.rNet()).isEqualTo(ofLong.rNet());
            assertThat(ofShort.kill()).isEqualTo(ofLong.kill());
            assertThat(ofShort.reasons()).isEqualTo(ofLong.reasons());
            if (ofLong.movesStop()) assertThat(ofShort.newStop()).isCloseTo(200 - ofLong.newStop(), within(1e-10));

            double best = random.nextDouble(0, 20);
            double gap = random.nextDouble(0, 0.1);
            assertThat(ProtectiveStop.trailing(Side.SHORT, 100 - best, gap) - (100 - best) * (1 + gap))
                    .isZero();
            assertThat(ProtectiveStop.trailingDistance(Side.SHORT, 100 - best, 3))
                    .isCloseTo(200 - ProtectiveStop.trailingDistance(Side.LONG, 100 + best, 3), within(1e-10));
            assertThat(RMultiple.net(Side.SHORT, 100 - favourable, 100, 0.1, 0.2, 0, 2))
                    .isCloseTo(RMultiple.net(Side.LONG, 100 + favourable, 100, 0.1, 0.2, 0, 2), within(1e-10));
        });
    }

    @Test
    void nothingNonFinitePasses() {
        Property.check("non-finite input never passes", 2000, random -> {
            double bad = NOT_FINITE[random.nextInt(NOT_FINITE.length)];
            double[] live = {0.5, 0.01, 0.01, 0.2, 0.3, -0.1, 3600};
            live[random.nextInt(live.length)] = bad;
            assertThatThrownBy(() ->
                            new LiveKillInput(true, live[0], live[1], live[2], live[3], live[4], live[5], live[6]))
                    .isInstanceOf(InvalidInput.class);

            double[] bare = {100, 3600, 1, 0.01, 0.4, 0.6, 0.2, 0.2};
            bare[random.nextInt(bare.length)] = bad;
            assertThat(HarvestInput.of(
                            Side.LONG, bare[0], bare[1], bare[2], 99, bare[3], bare[4], bare[5], bare[6], bare[7],
                            0.02))
                    .isInstanceOf(Checked.Refused.class);

            double[] stops = {0.01, 0.4, 0.6, 0.2, 0.2, 100, 101, 102, 99};
            stops[random.nextInt(stops.length)] = bad;
            assertThat(StopInput.of(
                            stops[0],
                            stops[1],
                            new RegimeProbabilities(stops[2], stops[3], stops[4]),
                            side(random),
                            stops[5],
                            stops[6],
                            stops[7],
                            stops[8],
                            99))
                    .isInstanceOf(Checked.Refused.class);
        });
    }

    @Test
    void stagingNeverDelaysALoserAndAlwaysEndsInAFullClose() {
        Property.check("staged close never delays losers", 5000, random -> {
            var staged = new StagedClose(random.nextInt(3) * 0.25);
            var heat = HEATS.get(random.nextInt(HEATS.size()));
            double stress = random.nextDouble();
            double score = random.nextDouble(0.6, 1);

            assertThat(staged.share(-random.nextDouble(5), score, heat, stress, STAGES))
                    .isEqualTo(1);
            assertThat(staged.share(0, score, heat, stress, STAGES)).isEqualTo(1);
            assertThat(staged.share(Double.NaN, score, heat, stress, STAGES)).isEqualTo(1);
            assertThat(staged.share(2, 0.8, heat, stress, STAGES)).isEqualTo(1);
            assertThat(staged.share(2, score, StagedClose.Heat.UNKNOWN, stress, STAGES))
                    .isEqualTo(1);
            assertThat(staged.share(2, score, heat, Double.NaN, STAGES)).isEqualTo(1);

            double held = RULES.floorQuantity(random.nextDouble(0.001, 10));
            var stage = StagedClose.NONE;
            int bars = 0;
            double last = 0;
            while (held > 0) {
                double share = stage.share(2, 0.7, heat, stress, STAGES);
                CloseQuantity close = StagedClose.quantity(held, share, 100, RULES);
                assertThat(share).isGreaterThan(last);
                assertThat(close.quantity()).isPositive().isLessThanOrEqualTo(held);
                held = close.remaining();
                stage = stage.after(share);
                last = share;
                bars++;
            }
            assertThat(bars).isLessThanOrEqualTo(3);
        });
    }

    @Test
    void theLiveSpikeCountsOnlyAgainstThePosition() {
        Property.check("a spike counts only on an adverse move", 5000, random -> {
            double move = random.nextDouble(-0.2, 0.2);
            var in = new LiveKillInput(false, 0.5, 0.03, 0.01, 0.3, 0.3, move, 0);

            KillReading reading = LiveKillScore.evaluate(in, LIVE);

            assertThat(reading.sigmaSpike()).isEqualTo(move <= -0.04 ? 2 : 0, within(1e-12));
        });
    }

    @Test
    void theInitialStopLiesWithinHalfTheDistanceToLiquidation() {
        Property.check("initial stop within half the distance to liquidation", 5000, random -> {
            Side side = side(random);
            double price = random.nextDouble(0.01, 60_000);
            double wanted = random.nextDouble(1, 125);
            double fraction = random.nextDouble(0.005, 0.2);

            InitialStop stop = InitialStop.of(
                    side,
                    price,
                    fraction,
                    price * random.nextDouble(0, 0.1),
                    1.8,
                    wanted,
                    RULES.maintenanceMarginRate());

            assertThat(stop.leverage()).isBetween(1.0, wanted);
            assertThat(stop.distance())
                    .isPositive()
                    .isLessThanOrEqualTo(InitialStop.bound(side, price, stop.leverage(), 0.004) * (1 + 1e-12));
            if (stop.leverage() > 1) assertThat(stop.distance()).isGreaterThanOrEqualTo(price * fraction);
        });
    }

    private static Side side(SplittableRandom random) {
        return random.nextBoolean() ? Side.LONG : Side.SHORT;
    }

    private static double more(SplittableRandom random) {
        return random.nextDouble(0, 0.5);
    }

    private static double scoreAtSpike(double spike, double age) {
        return ExitDefaults.KILL
                .score(false, 0.01 * (1 + spike), 0.01, 0.4, 0.3, age * 86_400)
                .score();
    }

    private static StopInput stopInput(SplittableRandom random, Side side, double stop) {
        return new StopInput(
                random.nextDouble(0, 0.05),
                random.nextDouble(-1, 1),
                probabilities(random),
                side,
                100,
                random.nextDouble(80, 120),
                random.nextDouble(100, 130),
                random.nextDouble(70, 100),
                stop);
    }

    private static RegimeProbabilities probabilities(SplittableRandom random) {
        double trend = random.nextDouble();
        double chop = (1 - trend) * random.nextDouble();
        return new RegimeProbabilities(trend, 1 - trend - chop, chop);
    }

    private static HarvestInput harvestInput(SplittableRandom random, Side side, double pnl, double stop) {
        RegimeProbabilities regime = probabilities(random);
        return new HarvestInput(
                side,
                100,
                random.nextDouble(0, 1e5),
                pnl,
                stop,
                random.nextDouble(0, 0.05),
                random.nextDouble(-1, 1),
                regime.trend(),
                regime.meanReversion(),
                regime.chop(),
                random.nextDouble(0.001, 0.1));
    }

    private static HarvestInput mirrored(HarvestInput in) {
        return new HarvestInput(
                in.side().opposite(),
                in.entryPrice(),
                in.ageSeconds(),
                in.pnlPerUnit(),
                200 - in.currentStop(),
                in.sigma(),
                in.ts(),
                in.trend(),
                in.meanReversion(),
                in.chop(),
                in.stopDistance());
    }
}
