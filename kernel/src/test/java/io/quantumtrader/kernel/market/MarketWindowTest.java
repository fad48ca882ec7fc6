package io.quantumtrader.kernel.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantumtrader.kernel.Property;
import io.quantumtrader.kernel.check.Checked;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class MarketWindowTest {

    private static final long MINUTE = 60_000;

    private final MarketWindow window = new MarketWindow(MarketDefaults.THETA);

    @Test
    void isReadyFromTheTwoHundredAndFiftySeventhClose() {
        double[] prices = Walks.walk(new SplittableRandom(1), 257, 100, 0.001, 0);

        push(window, prices, 0, 256);

        assertThat(window.ready()).isFalse();
        assertThat(window.reading()).isEmpty();
        push(window, prices, 256, 257);
        assertThat(window.ready()).isTrue();
        assertThat(window.reading()).isPresent();
    }

    @Test
    void equalsTheBatchFormToTheLastBit() {
        Property.check("incremental market state equals batch", 20, random -> {
            double[] prices = Walks.any(random, 500);
            var incremental = new MarketWindow(MarketDefaults.THETA);
            push(incremental, prices, 0, 256);
            for (int i = 256; i < prices.length; i++) {
                push(incremental, prices, i, i + 1);
                if (random.nextInt(20) == 0) i = skip(incremental, prices, i, random.nextInt(25));
                double[] seen = Arrays.copyOf(prices, i + 1);
                assertThat(incremental.v1())
                        .isEqualTo(
                                MarketStateKernel.v1(seen, MarketDefaults.THETA).orThrow());
            }
        });
    }

    @Test
    void givesTheSameBitsWhereverItWasStarted() {
        Property.check("market state is a function of the window", 40, random -> {
            double[] prices = Walks.any(random, 700);
            var fromTheStart = new MarketWindow(MarketDefaults.THETA);
            push(fromTheStart, prices, 0, 443);
            var recovered = new MarketWindow(MarketDefaults.THETA);
            push(recovered, prices, random.nextInt(300), 443);

            for (int i = 443; i < prices.length; i++) {
                push(fromTheStart, prices, i, i + 1);
                push(recovered, prices, i, i + 1);
                if (random.nextInt(3) == 0) fromTheStart.reading();
            }

            assertThat(recovered.reading()).isEqualTo(fromTheStart.reading());
            assertThat(recovered.v1()).isEqualTo(fromTheStart.v1());
            assertThat(recovered.v2()).isEqualTo(fromTheStart.v2());
        });
    }

    @Test
    void keepsOddWindowsAndLeastSquaresExactToo() {
        var odd = new MarketTheta(
                1e-12,
                MarketDefaults.SMALL.vol(),
                new MarketTheta.Trend(List.of(2, 3, 7, 30), List.of(1.0, 2.0, 3.0, 4.0), TrendMethod.THEIL_SEN),
                MarketDefaults.SMALL.regime(),
                MarketDefaults.LIVE);
        Property.check("short windows equal batch", 40, random -> {
            for (var theta : List.of(odd, MarketDefaults.with(TrendMethod.OLS))) {
                double[] prices = Walks.any(random, theta.pricesNeeded() + 60);
                var incremental = new MarketWindow(theta);
                for (int i = 0; i < prices.length; i++) {
                    push(incremental, prices, i, i + 1);
                    double[] seen = Arrays.copyOf(prices, i + 1);
                    assertThat(incremental.v1())
                            .isEqualTo(MarketStateKernel.v1(seen, theta).orThrow());
                }
            }
        });
    }

    @Nested
    class RefusesAndChangesNothing {

        @Test
        void onTimeThatDoesNotAdvance() {
            assertRefused(MINUTE, 101, "open_time_ms must be > 60000, was 60000");
            assertRefused(0, 101, "open_time_ms must be > 60000, was 0");
        }

        @Test
        void onPricesThatAreNone() {
            assertRefused(2 * MINUTE, 0, "close must be > 0 and finite, was 0.0");
            assertRefused(2 * MINUTE, -1, "close must be > 0 and finite, was -1.0");
            assertRefused(2 * MINUTE, Double.NaN, "close must be > 0 and finite, was NaN");
            assertRefused(2 * MINUTE, Double.POSITIVE_INFINITY, "close must be > 0 and finite, was Infinity");
        }

        private void assertRefused(long time, double close, String message) {
            var fresh = new MarketWindow(MarketDefaults.THETA);
            fresh.push(0, 100).orThrow();
            fresh.push(MINUTE, 100).orThrow();

            Checked<MarketWindow> result = fresh.push(time, close);

            assertThat(MarketStateGoldenTest.violations(result)).singleElement().hasToString(message);
            assertThat(fresh.size()).isEqualTo(2);
            assertThat(fresh.lastOpenTimeMs()).isEqualTo(MINUTE);
            assertThat(fresh.logReturn(1)).isZero();
        }
    }

    @Test
    void showsGaps() {
        window.push(0, 100).orThrow();
        window.push(MINUTE, 101).orThrow();

        assertThat(window.barsMissingBefore(2 * MINUTE, MINUTE)).isZero();
        assertThat(window.barsMissingBefore(5 * MINUTE, MINUTE)).isEqualTo(3);
        window.push(5 * MINUTE, 102).orThrow();
        assertThat(window.barsMissing(MINUTE)).isEqualTo(3);
    }

    @Test
    void givesTheReturnOfOneBarAndNoneOverAGap() {
        assertThat(window.barReturn(MINUTE)).isNaN();
        window.push(0, 100).orThrow();
        assertThat(window.barReturn(MINUTE)).isNaN();
        window.push(MINUTE, 101).orThrow();
        assertThat(window.barReturn(MINUTE)).isEqualTo(window.logReturn(1));
        window.push(3 * MINUTE, 102).orThrow();
        assertThat(window.barReturn(MINUTE)).isNaN();
        assertThat(window.barReturn(2 * MINUTE)).isEqualTo(window.logReturn(1));
        window.push(4 * MINUTE, 103).orThrow();
        assertThat(window.barReturn(MINUTE)).isEqualTo(window.logReturn(1));
    }

    @Test
    void givesReturnsOverSeveralBarsAndNanBeyondTheWindow() {
        window.push(0, 100).orThrow();
        window.push(MINUTE, 110).orThrow();
        window.push(2 * MINUTE, 121).orThrow();

        assertThat(window.logReturn(2)).isEqualTo(StrictMath.log(121 + 1e-12) - StrictMath.log(100 + 1e-12));
        assertThat(window.logReturnAt(1)).isEqualTo(StrictMath.log(110 + 1e-12) - StrictMath.log(100 + 1e-12));
        assertThat(window.logReturn(3)).isNaN();
    }

    static void push(MarketWindow window, double[] prices, int from, int to) {
        for (int i = from; i < to; i++) window.push(i * MINUTE, prices[i]).orThrow();
    }

    private static int skip(MarketWindow window, double[] prices, int at, int bars) {
        int to = Math.min(prices.length - 1, at + bars);
        push(window, prices, at + 1, to + 1);
        return to;
    }
}
