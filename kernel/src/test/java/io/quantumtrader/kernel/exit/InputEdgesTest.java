package io.quantumtrader.kernel.exit;

import static io.quantumtrader.kernel.Edges.above;
import static io.quantumtrader.kernel.Edges.below;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quantumtrader.kernel.Edges;
import io.quantumtrader.kernel.check.Checked;
import io.quantumtrader.kernel.check.InvalidInput;
import io.quantumtrader.kernel.check.Violation;
import io.quantumtrader.kernel.market.RegimeProbabilities;
import io.quantumtrader.kernel.position.Side;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** No single bad number passes the constructors of what the exit kernels look at, whatever the others are. */
class InputEdgesTest {

    private static final double NAN = Double.NaN;
    private static final double INFINITE = Double.POSITIVE_INFINITY;
    private static final double LEAST = Double.MIN_VALUE;
    private static final RegimeProbabilities REGIME = new RegimeProbabilities(0.5, 0.3, 0.2);

    @Nested
    class OfTheStopKernel {

        private final StopInput good = new StopInput(0.01, 0.2, REGIME, Side.LONG, 100, 101, 102, 99, 98);

        @Test
        void volatilityMayBeZeroAndStrengthNegative() {
            Edges.of(good)
                    .takes("sigma", 0.0)
                    .refuses("sigma", "market_state.sigma", -LEAST, NAN, INFINITE)
                    .takes("ts", -1.0, 0.0)
                    .refuses("ts", "market_state.ts", NAN, INFINITE, -INFINITE);
        }

        @Test
        void everyPriceIsAboveZero() {
            Edges.of(good)
                    .takes("entryPrice", LEAST, Double.MAX_VALUE)
                    .refuses("entryPrice", "position.entry_price", 0.0, -1.0, NAN, INFINITE)
                    .takes("currentPrice", LEAST)
                    .refuses("currentPrice", "position.current_price", 0.0, -1.0, NAN, INFINITE)
                    .takes("peakPrice", LEAST)
                    .refuses("peakPrice", "position.peak_price", 0.0, -1.0, NAN, INFINITE)
                    .takes("troughPrice", LEAST)
                    .refuses("troughPrice", "position.trough_price", 0.0, -1.0, NAN, INFINITE);
        }

        @Test
        void noStopIsTakenAndAStopAtZeroIsNot() {
            Edges.of(good)
                    .takes("currentStop", NAN, LEAST)
                    .refuses("currentStop", "position.current_sl", 0.0, -1.0, INFINITE);
        }

        @Test
        void theRegimeIsAProbability() {
            Edges.of(good)
                    .refuses(
                            "regime",
                            "market_state.regime_probs.trend",
                            new RegimeProbabilities(-LEAST, 0.5, 0.5),
                            new RegimeProbabilities(1.0005, 0, 0))
                    .refuses(
                            "regime",
                            "market_state.regime_probs.trend + mr + chop",
                            new RegimeProbabilities(0.5, 0.3, 0.1));
        }

        @Test
        void pricesThatOnlyTogetherExceedWhatADoubleHoldsAreTaken() {
            double huge = Double.MAX_VALUE;

            assertThat(new StopInput(0.01, 0.2, REGIME, Side.LONG, huge, huge, huge, huge, huge))
                    .isNotNull();
        }
    }

    @Nested
    class OfTheHarvestKernel {

        private final HarvestInput good = new HarvestInput(Side.LONG, 100, 60, 3, 98, 0.01, 0.2, 0.5, 0.3, 0.2, 0.02);

        @Test
        void entryIsAboveZeroAgeAndVolatilityAreNotNegative() {
            Edges.of(good)
                    .takes("entryPrice", LEAST)
                    .refuses("entryPrice", "position.entry_price", 0.0, -1.0, NAN, INFINITE)
                    .takes("ageSeconds", 0.0)
                    .refuses("ageSeconds", "position.age_sec", -LEAST, NAN, INFINITE)
                    .takes("sigma", 0.0)
                    .refuses("sigma", "market_state.sigma", -LEAST, NAN, INFINITE);
        }

        @Test
        void profitAndStrengthAreAnyFiniteNumber() {
            Edges.of(good)
                    .takes("pnlPerUnit", -1e9, 0.0, 1e9)
                    .refuses("pnlPerUnit", "position.unrealized_pnl", NAN, INFINITE, -INFINITE)
                    .takes("ts", -1.0, 0.0)
                    .refuses("ts", "market_state.ts", NAN, INFINITE, -INFINITE);
        }

        @Test
        void aStopIsAboveZeroAndMayBeMissing() {
            Edges.of(good)
                    .takes("currentStop", NAN, LEAST)
                    .refuses("currentStop", "position.current_sl", 0.0, -1.0, INFINITE);
        }

        @Test
        void theStopDistanceIsLessThanTheWholePrice() {
            Edges.of(good)
                    .takes("stopDistance", NAN, 0.0, below(1))
                    .refuses("stopDistance", "p1.stop_dist_pct", -LEAST, 1.0, INFINITE);
            assertThat(ofDistance(0)).isInstanceOf(Checked.Ok.class);
            assertThat(ofDistance(1)).isInstanceOf(Checked.Refused.class);
        }

        @Test
        void theRegimeIsAProbability() {
            Edges.of(good)
                    .refuses("trend", "market_state.p_trend", -0.1, 1.1, NAN)
                    .refuses("meanReversion", "market_state.p_mr", -0.1, 1.1, NAN)
                    .refuses("chop", "market_state.p_chop", -0.1, 1.1, NAN)
                    .refuses("chop", "market_state.p_trend + mr + chop", 0.1);
        }

        private Checked<HarvestInput> ofDistance(double stopDistance) {
            return HarvestInput.of(Side.LONG, 100, 60, 3, 98, 0.01, 0.2, 0.5, 0.3, 0.2, stopDistance);
        }
    }

    @Nested
    class OfTheLiveKillScore {

        private final LiveKillInput good = new LiveKillInput(true, 0.6, 0.01, 0.01, 0.3, 0.3, 0, 60);

        @Test
        void everyReadingHasItsBounds() {
            Edges.of(good)
                    .takes("exitTrend", 0.0, 1.0)
                    .refuses("exitTrend", "exit_trend", -LEAST, above(1), NAN)
                    .takes("sigma", 0.0)
                    .refuses("sigma", "sigma", -LEAST, NAN, INFINITE)
                    .takes("sigmaReference", LEAST)
                    .refuses("sigmaReference", "sigma_reference", 0.0, -1.0, NAN, INFINITE)
                    .takes("ageSeconds", 0.0)
                    .refuses("ageSeconds", "age_seconds", -LEAST, NAN, INFINITE);
        }

        @Test
        void strengthsAndMoveAreFinite() {
            Edges.of(good)
                    .refuses("signedTs", "signed_ts", NAN, INFINITE, -INFINITE)
                    .refuses("tsReference", "ts_reference", NAN, INFINITE, -INFINITE)
                    .refuses("move", "move", NAN, INFINITE, -INFINITE);
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 0, 0", "0, 1, 0", "0, 0, 1", "0.5, 0.3, 0.2009", "0.5, 0.3, 0.1991"})
    void probabilitiesMayBeCertainAndRounded(double trend, double meanReversion, double chop) {
        assertThat(Probabilities.sound(trend, meanReversion, chop)).isTrue();
        assertThat(of(trend, meanReversion, chop)).isInstanceOf(Checked.Ok.class);
    }

    @ParameterizedTest
    @CsvSource({
        "-0.1, 0.6, 0.5",
        "0.6, -0.1, 0.5",
        "0.6, 0.5, -0.1",
        "1.0005, 0, 0",
        "0, 1.0005, 0",
        "0, 0, 1.0005",
        "0.5, 0.3, 0.2011",
        "0.5, 0.3, 0.1989",
        "NaN, 0.5, 0.5"
    })
    void oneShareOutOfPlaceSpoilsThem(double trend, double meanReversion, double chop) {
        assertThat(Probabilities.sound(trend, meanReversion, chop)).isFalse();
        assertThatThrownBy(() -> of(trend, meanReversion, chop).orThrow()).isInstanceOf(InvalidInput.class);
    }

    @Test
    void theRefusalTellsTheSumThatWasSeen() {
        var violation = new Violation("market_state.regime_probs.trend + mr + chop", "0.875", "1 within 0.001");

        assertThat(of(0.5, 0.25, 0.125)).isEqualTo(Checked.refused(List.of(violation)));
    }

    private static Checked<StopInput> of(double trend, double meanReversion, double chop) {
        var regime = new RegimeProbabilities(trend, meanReversion, chop);
        return StopInput.of(0.01, 0.2, regime, Side.LONG, 100, 101, 102, 99, 98);
    }
}
