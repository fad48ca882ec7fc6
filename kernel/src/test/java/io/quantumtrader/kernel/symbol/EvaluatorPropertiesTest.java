package io.quantumtrader.kernel.symbol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.quantumtrader.kernel.Property;
import io.quantumtrader.kernel.decision.Reason;
import io.quantumtrader.kernel.exit.ExitDefaults;
import io.quantumtrader.kernel.exit.HarvestTheta;
import io.quantumtrader.kernel.kill.Permission;
import io.quantumtrader.kernel.market.MarketReading;
import io.quantumtrader.kernel.market.Regime;
import io.quantumtrader.kernel.market.RegimeProbabilities;
import io.quantumtrader.kernel.portfolio.HeatBand;
import io.quantumtrader.kernel.position.EntryTerms;
import io.quantumtrader.kernel.position.ExitProfile;
import io.quantumtrader.kernel.position.Position;
import io.quantumtrader.kernel.position.Side;
import io.quantumtrader.kernel.venue.InstrumentRules;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Seeded random properties of a position's whole life: price paths over many grids, readings missing and broken. */
class EvaluatorPropertiesTest {

    private static final long OPENED = 1_583_712_000_000L;
    private static final double[] NOT_FINITE = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
    private static final List<HeatBand> HEATS = List.of(HeatBand.values());
    private static final List<ExitProfile> PROFILES = List.of(ExitProfile.values());

    @Test
    void theStopOnlyTightensAndTranchesOnlyFireAndNoMoreIsClosedThanWasOpened() {
        int[] closes = new int[1];
        int[] moves = new int[1];
        int cases = Property.check("stop tightens, tranches fire once, closed never exceeds opened", 3000, random -> {
            var rules = grid(random);
            var life = new Life(random, rules);
            for (int bar = 0; bar < 120 && life.held() > 0; bar++) {
                var before = life.position;
                var made = life.bar();

                assertThat(made.fired()).isGreaterThanOrEqualTo(before.fired());
                assertThat(made.quantity()).isBetween(0.0, before.quantity());
                assertThat(made.remaining()).isEqualTo(before.heldAfter(made.quantity(), rules));
                assertThat(rules.onStep(made.quantity())).isEqualTo(made.quantity());
                boolean moved = !Double.isNaN(made.stop());
                assertThat(!moved || before.side().tighter(made.stop(), before.stop()))
                        .as("%s after %s", made, before)
                        .isTrue();
                if (made.quantity() > 0) closes[0]++;
                if (moved) moves[0]++;
            }
            assertThat(life.closed).isLessThanOrEqualTo(life.opened + rules.stepSize() / 2);
        });
        assertThat(closes[0]).isGreaterThan(cases / 3);
        assertThat(moves[0]).isGreaterThan(cases / 3);
    }

    @Test
    void longAndShortMirrorEachOther() {
        var lateLock = harvestWithLock(100);
        var settings = SymbolDefaults.settings(lateLock, 0);
        Property.check("long and short mirror each other", 5000, random -> {
            var profile = random.nextBoolean() ? ExitProfile.KERNEL_TRANCHES : ExitProfile.TP1;
            double move = Math.rint(random.nextDouble(-8, 20) * 100) / 100;
            double stopDistance = Math.rint(random.nextDouble(1, 4) * 100) / 100;
            double exitTrend = random.nextDouble();
            double logMove = random.nextDouble(-0.02, 0.02);
            int bits = random.nextInt(8);
            int fired = random.nextInt(4);
            long minutes = random.nextLong(16, 400);
            var heat = HEATS.get(random.nextInt(3));

            var made = List.of(Side.LONG, Side.SHORT).stream()
                    .map(side -> Scene.calm(side)
                            .taking(profile)
                            .at(Scene.ENTRY + side.sign() * move)
                            .stopAt(Scene.ENTRY - side.sign() * stopDistance)
                            .seeing(Scene.market(side, exitTrend))
                            .moved(side.sign() * logMove)
                            .killBefore(bits)
                            .chopBefore(bits >> 1)
                            .fired(fired)
                            .after(minutes)
                            .heated(heat, 0.2, 0))
                    .map(scene -> Evaluator.evaluate(scene.position(), scene.observation(), Scene.RULES, settings))
                    .toList();

            var up = made.getFirst();
            var down = made.getLast();
            assertThat(down.action()).isEqualTo(up.action());
            assertThat(down.quantity()).isEqualTo(up.quantity());
            assertThat(down.fired()).isEqualTo(up.fired());
            assertThat(down.killScore()).isEqualTo(up.killScore());
            assertThat(down.rMultiple()).isCloseTo(up.rMultiple(), within(1e-9));
            assertThat(down.reasons().stream().map(Reason::code))
                    .containsExactlyElementsOf(
                            up.reasons().stream().map(Reason::code).toList());
            if (!Double.isNaN(up.stop())) {
                assertThat(2 * Scene.ENTRY - down.stop()).isCloseTo(up.stop(), within(0.011));
            }
        });
    }

    @Test
    void brokenReadingsNeverCloseMoreThanIsHeldNorOpenNorKeepAStopFromActing() {
        Property.check("readings that are no numbers", 10_000, random -> {
            var side = random.nextBoolean() ? Side.LONG : Side.SHORT;
            boolean broken = random.nextBoolean();
            double mark = broken ? bad(random) : Scene.ENTRY + random.nextDouble(-10, 10);
            var readings = BrokenReadings.of(Scene.market(side, random.nextDouble()));
            var scene = Scene.calm(side)
                    .taking(PROFILES.get(random.nextInt(3)))
                    .at(mark)
                    .moved(random.nextBoolean() ? bad(random) : 0)
                    .ranging(random.nextBoolean() ? bad(random) : 1.5)
                    .seeing(
                            random.nextBoolean()
                                    ? readings.get(random.nextInt(readings.size()))
                                    : Scene.market(side, 0.1))
                    .killBefore(random.nextInt(4))
                    .heated(HEATS.get(random.nextInt(3)), bad(random), 0);

            var made = scene.evaluate();

            assertThat(made.quantity()).isBetween(0.0, Scene.QUANTITY);
            assertThat(made.remaining()).isBetween(0.0, Scene.QUANTITY);
            assertThat(scene.under(Permission.FLATTEN).evaluate().quantity()).isEqualTo(Scene.QUANTITY);
            if (!broken && side.crossed(mark, Scene.ENTRY - side.sign() * Scene.RISK)) {
                assertThat(made.quantity()).isEqualTo(Scene.QUANTITY);
            }
        });
    }

    @Test
    void theSameBarGivesTheSameBits() {
        Property.check("the evaluation is a function of its inputs", 2000, random -> {
            var scene = Scene.calm(random.nextBoolean() ? Side.LONG : Side.SHORT)
                    .atR(random.nextDouble(-2, 8))
                    .moved(random.nextDouble(-0.02, 0.02))
                    .killBefore(random.nextInt(4));

            assertThat(scene.evaluate()).isEqualTo(scene.evaluate());
        });
    }

    /** One position over a random walk, each decision filled at once. */
    private static final class Life {

        private final SplittableRandom random;
        private final InstrumentRules rules;
        private Position position;
        private boolean ended;
        private double mark;
        private double opened;
        private double closed;
        private long atMs = OPENED;

        private Life(SplittableRandom random, InstrumentRules rules) {
            this.random = random;
            this.rules = rules;
            mark = rules.roundPrice(random.nextDouble(20, 30_000));
            var side = random.nextBoolean() ? Side.LONG : Side.SHORT;
            double risk = mark * random.nextDouble(0.005, 0.03);
            var profile = PROFILES.get(random.nextInt(3));
            var terms = new EntryTerms(side, risk, random.nextInt(1, 50), profile, 0.002, 0.3, true, Regime.TREND);
            opened = rules.floorQuantity(rules.stepSize() * random.nextInt(1, 400));
            position = Position.opened(1, terms, opened, mark, 0.0004 * opened * mark, OPENED)
                    .protectedAt(rules.stopTowardsMarket(side, mark - side.sign() * risk));
        }

        private double held() {
            return ended ? 0 : position.quantity();
        }

        private Evaluation bar() {
            atMs += 60_000;
            mark = Math.max(
                    rules.tickSize(), rules.roundPrice(mark * StrictMath.exp(random.nextDouble(-0.012, 0.0125))));
            var seen = new Observation(
                    atMs,
                    mark,
                    mark,
                    reading(),
                    mark * 0.004,
                    random.nextDouble(-0.02, 0.02),
                    Permission.TRADE,
                    random.nextInt(4) == 0 ? Optional.empty() : Optional.of(HEATS.get(random.nextInt(3))),
                    random.nextDouble());
            var made = Evaluator.evaluate(position, seen, rules, SymbolDefaults.SETTINGS);
            follow(made);
            return made;
        }

        private @Nullable MarketReading reading() {
            if (random.nextInt(20) == 0) return null;
            double trend = 0.31 + 0.6 * random.nextDouble();
            var some = new RegimeProbabilities(trend, (1 - trend) / 2, (1 - trend) / 2);
            double exit = random.nextInt(30) == 0 ? 0.1 : trend;
            var leaving = new RegimeProbabilities(exit, (1 - exit) / 2, (1 - exit) / 2);
            return new MarketReading(0.002, random.nextDouble(-0.001, 0.001), 0.3, some, leaving, leaving);
        }

        private void follow(Evaluation made) {
            var path = position.path()
                    .observed(
                            mark,
                            made.rMultiple(),
                            atMs,
                            made.risen(),
                            made.killOver(),
                            made.chop(),
                            made.stagedShare());
            closed += made.quantity();
            double left = position.heldAfter(made.quantity(), rules);
            if (left == 0) {
                ended = true;
                return;
            }
            position = position.observed(path).harvested(made.fired()).protectedAt(made.stop());
            if (made.quantity() > 0) position = position.reduced(made.quantity(), mark, 0, rules);
        }
    }

    private static InstrumentRules grid(SplittableRandom random) {
        double[] ticks = {0.01, 0.1, 0.5, 0.0001};
        double[] steps = {0.001, 0.1, 1, 0.00001};
        return new InstrumentRules(
                ticks[random.nextInt(4)], steps[random.nextInt(4)], random.nextInt(3) * 50, 0.004, 125);
    }

    private static double bad(SplittableRandom random) {
        return NOT_FINITE[random.nextInt(3)];
    }

    private static HarvestTheta harvestWithLock(double lock) {
        var theta = ExitDefaults.HARVEST;
        return new HarvestTheta(
                theta.fallbackStop(),
                theta.costBps(),
                theta.t1(),
                theta.t2(),
                theta.t3(),
                lock,
                theta.breakEvenPlus(),
                theta.utilities(),
                theta.kill());
    }
}
