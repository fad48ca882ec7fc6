package io.quantumtrader.kernel.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.quantumtrader.kernel.position.Side;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class MarketStateKernelTest {

    @Test
    void givesNothingBelowTwoHundredAndFiftySevenCloses() {
        double[] prices = walk(256);

        assertThat(MarketStateKernel.v1(prices, MarketDefaults.THETA).orThrow()).isEmpty();
        assertThat(MarketStateKernel.v2(prices, MarketDefaults.THETA).orThrow()).isEmpty();
        assertThat(MarketStateKernel.live(prices, MarketDefaults.THETA).orThrow())
                .isEmpty();
    }

    @Test
    void readsTheLastTwoHundredAndFiftySevenClosesOnly() {
        double[] prices = walk(400);
        double[] last = Arrays.copyOfRange(prices, 400 - 257, 400);

        assertThat(MarketStateKernel.live(prices, MarketDefaults.THETA))
                .isEqualTo(MarketStateKernel.live(last, MarketDefaults.THETA));
    }

    @Test
    void refusesEveryBadPriceByName() {
        double[] prices = walk(300);
        prices[3] = Double.NaN;
        prices[299] = Double.POSITIVE_INFINITY;

        var result = MarketStateKernel.live(prices, MarketDefaults.THETA);

        assertThat(MarketStateGoldenTest.violations(result))
                .extracting(Object::toString)
                .containsExactly(
                        "prices[3] must be > 0 and finite, was NaN",
                        "prices[299] must be > 0 and finite, was Infinity");
    }

    @Test
    void secondFormCallsAStraightLineATrend() {
        var state = MarketStateKernel.v2(line(0.001), MarketDefaults.THETA)
                .orThrow()
                .orElseThrow();

        double ts = state.ts();
        double trend = ts + 0.5;
        double reversion = 1;
        double chop = 1 / (1 + 1 + 0.5 + ts);
        double total = StrictMath.exp(trend) + StrictMath.exp(reversion) + StrictMath.exp(chop);
        assertThat(state.probabilities().trend()).isCloseTo(StrictMath.exp(trend) / total, within(1e-9));
        assertThat(state.probabilities().chop()).isCloseTo(StrictMath.exp(chop) / total, within(1e-9));
    }

    @Test
    void liveFormSignsTheDriftByTheSide() {
        var reading = MarketStateKernel.live(line(-0.001), MarketDefaults.THETA)
                .orThrow()
                .orElseThrow();

        assertThat(reading.published().dominant()).isEqualTo(Regime.TREND);
        assertThat(reading.exit(Side.SHORT).dominant()).isEqualTo(Regime.TREND);
        assertThat(reading.exitLong().trend()).isLessThan(reading.exitShort().trend());
        assertThat(reading.signedTs(Side.SHORT)).isCloseTo(reading.ts(), within(1e-12));
    }

    static double[] line(double logReturn) {
        double[] prices = new double[300];
        for (int i = 0; i < prices.length; i++) prices[i] = 100 * StrictMath.exp(logReturn * i);
        return prices;
    }

    static double[] walk(int length) {
        var random = new java.util.SplittableRandom(5);
        double[] prices = new double[length];
        double log = 4;
        for (int i = 0; i < length; i++) {
            log += 0.002 * random.nextGaussian();
            prices[i] = StrictMath.exp(log);
        }
        return prices;
    }
}
