package io.quantumtrader.kernel.distance;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantumtrader.kernel.Property;
import io.quantumtrader.kernel.decision.ReasonCode;
import io.quantumtrader.kernel.exit.ExitDefaults;
import io.quantumtrader.kernel.exit.KillModel;
import io.quantumtrader.kernel.exit.LiveKillInput;
import io.quantumtrader.kernel.exit.LiveKillScore;
import io.quantumtrader.kernel.exit.LiveKillTheta;
import io.quantumtrader.kernel.market.MarketReading;
import io.quantumtrader.kernel.position.EntryTerms;
import io.quantumtrader.kernel.position.ExitProfile;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The change that is told for a part of the kill score fires it, and a little less does not. */
class KillChangesPropertiesTest {

    private static final double MORE = 1 + 1e-9;
    private static final double LESS = 1 - 1e-6;

    private final Map<ReasonCode, Integer> applied = new EnumMap<>(ReasonCode.class);

    /** What the score is read from, one thing changed at a time. */
    private record Scene(EntryTerms terms, MarketReading market, double move, double ageSeconds, LiveKillTheta theta) {

        static Scene of(SplittableRandom random, KillModel model) {
            var terms = Sights.position(random, ExitProfile.KERNEL_TRANCHES).terms();
            double adverse = Sights.kill(model).adverseMove(terms.sigmaReference());
            double move = random.nextBoolean() ? 2 * adverse : -adverse;
            return new Scene(terms, Sights.market(random), move, random.nextDouble(0, 80_000), Sights.kill(model));
        }

        List<Distance> distances() {
            return KillChanges.of(
                    LiveKillScore.evaluate(input(trend(), market.sigma(), signedTs(), move, ageSeconds), theta),
                    market,
                    terms,
                    theta);
        }

        boolean reached() {
            return fires(trend(), market.sigma(), signedTs(), move, ageSeconds);
        }

        boolean fires(double trend, double sigma, double ts, double newMove, double age) {
            return theta.model().reached(LiveKillScore.evaluate(input(trend, sigma, ts, newMove, age), theta));
        }

        LiveKillInput input(double trend, double sigma, double ts, double newMove, double age) {
            return new LiveKillInput(
                    terms.flipArmed(), trend, sigma, terms.sigmaReference(), ts, terms.trendReference(), newMove, age);
        }

        double trend() {
            return market.exit(terms.side()).trend();
        }

        double signedTs() {
            return market.signedTs(terms.side());
        }

        double against() {
            return Math.min(move, theta.adverseMove(terms.sigmaReference()));
        }
    }

    @Test
    void theLogisticScoreFiresByTheChangeAndNotByALittleLess() {
        check("single change of the logistic kill score", ExitDefaults.KILL);
    }

    @Test
    void theLinearScoreFiresByTheChangeAndNotByALittleLess() {
        check("single change of the linear kill score", ExitDefaults.LINEAR_KILL);
    }

    private void check(String name, KillModel model) {
        Property.check(name, 20_000, random -> {
            var scene = Scene.of(random, model);
            for (var distance : scene.distances()) apply(scene, distance);
        });
        System.out.println("  applied " + applied);
        assertThat(applied)
                .containsKeys(
                        ReasonCode.KILL_REGIME_FLIP,
                        ReasonCode.KILL_SIGMA_SPIKE,
                        ReasonCode.KILL_TS_DROP,
                        ReasonCode.KILL_AGE);
    }

    private void apply(Scene at, Distance distance) {
        switch (distance.change()) {
            case Change.Stands() -> assertThat(at.reached()).isTrue();
            case Change.TrendBelow(var limit) -> {
                fires(distance, at.fires(limit * LESS, at.market().sigma(), at.signedTs(), at.move(), at.ageSeconds()));
                spares(at.fires(limit, at.market().sigma(), at.signedTs(), at.move(), at.ageSeconds()));
            }
            case Change.SigmaTo(var sigma, var multiple) -> {
                fires(distance, at.fires(at.trend(), sigma * MORE, at.signedTs(), at.against(), at.ageSeconds()));
                spares(at.fires(at.trend(), sigma * LESS, at.signedTs(), at.against(), at.ageSeconds()));
            }
            case Change.MoveAgainst(var move, var bars) -> {
                fires(distance, at.fires(at.trend(), at.market().sigma(), at.signedTs(), move, at.ageSeconds()));
                spares(at.fires(at.trend(), at.market().sigma(), at.signedTs(), move * LESS, at.ageSeconds()));
            }
            case Change.TrendStrengthTo(var ts) -> {
                fires(distance, at.fires(at.trend(), at.market().sigma(), ts - 1e-9, at.move(), at.ageSeconds()));
                spares(at.fires(at.trend(), at.market().sigma(), ts + 1e-6, at.move(), at.ageSeconds()));
            }
            case Change.AgeTo(var seconds) -> {
                fires(distance, at.fires(at.trend(), at.market().sigma(), at.signedTs(), at.move(), seconds * MORE));
                spares(at.fires(at.trend(), at.market().sigma(), at.signedTs(), at.move(), seconds * LESS));
            }
            default -> assertThat(distance.change()).isInstanceOf(Change.Nothing.class);
        }
    }

    private void fires(Distance distance, boolean fired) {
        assertThat(fired).as("%s fires", distance).isTrue();
        applied.merge(distance.code(), 1, Integer::sum);
    }

    private static void spares(boolean fired) {
        assertThat(fired).as("a little less fires").isFalse();
    }

    @Test
    void whatCannotFireAloneDoesNotFireAtItsMost() {
        Property.check("no single change means none", 20_000, random -> {
            var model = random.nextBoolean() ? ExitDefaults.KILL : ExitDefaults.LINEAR_KILL;
            var at = Scene.of(random, model);
            for (var distance : at.distances()) {
                if (!(distance.change() instanceof Change.Nothing) || at.reached()) continue;
                var most = switch (distance.code()) {
                    case KILL_REGIME_FLIP ->
                        at.input(0, at.market().sigma(), at.signedTs(), at.move(), at.ageSeconds());
                    case KILL_SIGMA_SPIKE -> at.input(at.trend(), 1, at.signedTs(), at.move(), at.ageSeconds());
                    case KILL_TS_DROP -> at.input(at.trend(), at.market().sigma(), -100, at.move(), at.ageSeconds());
                    default -> at.input(at.trend(), at.market().sigma(), at.signedTs(), at.move(), 1e9);
                };
                double score = LiveKillScore.evaluate(most, at.theta()).score();
                assertThat(score).as("%s, rounding apart", distance).isLessThan(model.threshold() + 1e-12);
            }
        });
    }
}
