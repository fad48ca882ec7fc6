package io.quantumtrader.kernel.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.quantumtrader.kernel.Property;
import io.quantumtrader.kernel.position.Side;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MarketPropertiesTest {

    private static final MarketTheta THETA = MarketDefaults.with(TrendMethod.OLS);

    @Test
    void probabilitiesSumToOneInEveryForm() {
        Property.check("regime probabilities sum to 1", 300, random -> {
            double[] prices = Walks.any(random, 260);
            var live = live(prices);

            Stream.of(
                            live.published(),
                            live.exitLong(),
                            live.exitShort(),
                            state(MarketStateKernel.v1(prices, THETA).orThrow()),
                            state(MarketStateKernel.v2(prices, THETA).orThrow()))
                    .forEach(p -> {
                        assertThat(p.trend() + p.meanReversion() + p.chop()).isCloseTo(1, within(1e-12));
                        assertThat(Math.min(p.trend(), Math.min(p.meanReversion(), p.chop())))
                                .isNotNegative();
                    });
        });
    }

    @Test
    void mirroredPricesMirrorTheSides() {
        Property.check("1/p exchanges long and short", 200, random -> {
            double[] prices = smooth(random);
            var live = live(prices);
            var mirrored = live(Arrays.stream(prices).map(p -> 1 / p).toArray());

            assertThat(mirrored.sigma()).isCloseTo(live.sigma(), within(1e-9));
            assertThat(mirrored.mu()).isCloseTo(-live.mu(), within(1e-9));
            assertClose(mirrored.published(), live.published());
            assertClose(mirrored.exitLong(), live.exitShort());
            assertClose(mirrored.exitShort(), live.exitLong());
        });
    }

    @Test
    void theUnitOfThePriceDoesNotMatter() {
        Property.check("readings are scale-free", 200, random -> {
            double[] prices = smooth(random);
            double scale = StrictMath.exp(random.nextDouble(-3, 3));
            var scaled = live(Arrays.stream(prices).map(p -> p * scale).toArray());

            assertThat(scaled.sigma()).isCloseTo(live(prices).sigma(), within(1e-9));
            assertClose(scaled.published(), live(prices).published());
        });
    }

    @Test
    void aSteeperDriftInFavourNeverLowersTheTrendOfItsSide() {
        Property.check("exit reading rises with the signed drift", 200, random -> {
            double momentum = random.nextDouble(-5, 5);
            double zt = random.nextDouble(-8, 8);
            var thresholds = MarketDefaults.LIVE.exit();

            var weaker = RegimeScores.live(zt, momentum, thresholds, 1);
            var stronger = RegimeScores.live(zt + random.nextDouble(0, 3), momentum, thresholds, 1);

            assertThat(stronger.trend()).isGreaterThanOrEqualTo(weaker.trend());
        });
    }

    @Test
    void theSideInFavourOfTheDriftReadsAtLeastAsMuchTrend() {
        Property.check("trend reads higher with the drift than against it", 200, random -> {
            var live = live(Walks.any(random, 257));
            var with = live.mu() < 0 ? Side.SHORT : Side.LONG;

            assertThat(live.exit(with).trend())
                    .isGreaterThanOrEqualTo(live.exit(with.opposite()).trend());
            assertThat(live.signedTs(with)).isNotNegative();
        });
    }

    private static double[] smooth(SplittableRandom random) {
        return Walks.walk(random, 257, StrictMath.exp(random.nextDouble(-2, 4)), 0.003, random.nextDouble(-1e-3, 1e-3));
    }

    private static MarketReading live(double[] prices) {
        return MarketStateKernel.live(prices, THETA).orThrow().orElseThrow();
    }

    private static RegimeProbabilities state(Optional<MarketState> state) {
        return state.orElseThrow().probabilities();
    }

    private static void assertClose(RegimeProbabilities actual, RegimeProbabilities expected) {
        assertThat(actual.trend()).isCloseTo(expected.trend(), within(1e-6));
        assertThat(actual.meanReversion()).isCloseTo(expected.meanReversion(), within(1e-6));
        assertThat(actual.chop()).isCloseTo(expected.chop(), within(1e-6));
    }
}
