package io.quantumtrader.kernel.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.quantumtrader.kernel.Property;
import io.quantumtrader.kernel.check.InvalidInput;
import io.quantumtrader.kernel.decision.LayerVerdict;
import io.quantumtrader.kernel.decision.Reason;
import io.quantumtrader.kernel.decision.ReasonCode;
import io.quantumtrader.kernel.kill.Layer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeatGateTest {

    private static final Duration DAY = Duration.ofDays(1);
    private static final HeatLimits LIMITS = PortfolioDefaults.heat();

    @Test
    void scalesVolatilityToTheHorizonByTheSquareRootOfTime() {
        var book = List.of(new Exposure("BTCUSDT", 10_000, 0.04, 100), new Exposure("ETHUSDT", -5_000, 0.04, 50));

        double heat = Heat.of(book, 10_000, DAY, Duration.ofDays(30));

        assertThat(heat).isCloseTo(1.5 * 0.04 * StrictMath.sqrt(30), within(1e-12));
    }

    @Test
    void anEmptyBookIsColdAndAFlatSymbolNeedsNoVolatility() {
        assertThat(Heat.of(List.of(), 10_000, DAY, DAY)).isZero();
        assertThat(Heat.of(List.of(new Exposure("A", 0, Double.NaN, 0)), 10_000, DAY, DAY))
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, 0, -1})
    void aMissingNumberLeavesHeatUnknown(double bad) {
        assertThat(Heat.of(List.of(new Exposure("A", 1, bad, 0)), 10_000, DAY, DAY))
                .isNaN();
        assertThat(Heat.of(List.of(new Exposure("A", 1, 0.01, 0)), bad, DAY, DAY))
                .isNaN();
        assertThat(Heat.of(List.of(new Exposure("A", Double.NaN, 0.01, 0)), 10_000, DAY, DAY))
                .isNaN();
    }

    @Test
    void aStaleReadingRefusesAndTellsItsAge() {
        var cold = new HeatReading(0.1, Optional.of(HeatBand.COLD), 1_000);

        assertThat(HeatGate.judge(cold, 6_000, LIMITS).refused()).isFalse();
        assertThat(HeatGate.judge(cold, 6_001, LIMITS).reasons())
                .containsExactly(Reason.because(ReasonCode.HEAT_UNKNOWN, 5_001, 5_000));
    }

    @ParameterizedTest
    @CsvSource({"COLD, HEAT_COLD", "WARM, HEAT_WARM", "HOT, HEAT_HOT"})
    void everyBandIsToldByItsOwnCode(HeatBand band, ReasonCode code) {
        assertThat(band.code()).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({
        "COLD, 0.2499, COLD", "COLD, 0.25, WARM", "COLD, 0.65, HOT", "WARM, 0.20, WARM", "WARM, 0.1999, COLD",
        "WARM, 0.6499, WARM", "HOT, 0.52, HOT", "HOT, 0.5199, WARM", "HOT, 0.1999, COLD", "HOT, 0.0, COLD"
    })
    void bandsHaveHysteresis(HeatBand before, double heat, HeatBand after) {
        assertThat(HeatGate.band(Optional.of(before), heat, LIMITS)).contains(after);
    }

    @Test
    void recoversFromAnUnknownReadingAsIfItHadBeenHot() {
        assertThat(HeatGate.band(Optional.empty(), 0.6, LIMITS)).contains(HeatBand.HOT);
        assertThat(HeatGate.band(Optional.empty(), 0.1, LIMITS)).contains(HeatBand.COLD);
    }

    @Test
    void coldPassesAndWarmShrinksAndHotRefuses() {
        assertThat(judge(0.1)).isEqualTo(LayerVerdict.pass(Layer.HEAT_GATE));

        var warm = judge(0.45);
        assertThat(warm.refused()).isFalse();
        assertThat(warm.scale()).isCloseTo(0.5, within(1e-12));
        assertThat(warm.reasons()).extracting(reason -> reason.code()).containsExactly(ReasonCode.HEAT_WARM);

        var hot = judge(0.7);
        assertThat(hot.refused()).isTrue();
        assertThat(hot.reasons().getFirst().code()).isEqualTo(ReasonCode.HEAT_HOT);
        assertThat(hot.reasons().getFirst().observed()).isEqualTo(0.7);
        assertThat(hot.reasons().getFirst().limit()).isEqualTo(0.65);
    }

    @Test
    void aStaleOrUnknownOrFutureReadingRefuses() {
        var reading = HeatReading.NONE.next(0.1, 10_000, LIMITS);

        assertThat(HeatGate.judge(reading, 15_000, LIMITS).refused()).isFalse();
        assertThat(HeatGate.judge(reading, 15_001, LIMITS).reasons().getFirst().code())
                .isEqualTo(ReasonCode.HEAT_UNKNOWN);
        assertThat(HeatGate.judge(reading, 9_999, LIMITS).refused()).isTrue();
        assertThat(HeatGate.judge(HeatReading.NONE, 0, LIMITS).refused()).isTrue();
        assertThat(HeatGate.judge(reading.next(Double.NaN, 15_000, LIMITS), 15_000, LIMITS)
                        .refused())
                .isTrue();
    }

    @Test
    void recordedBarsAllowAReadingTwoBarsOld() {
        assertThat(LIMITS.forBars(Duration.ofMinutes(1)).stale()).isEqualTo(Duration.ofMinutes(2));
        assertThat(LIMITS.forBars(Duration.ofSeconds(1)).stale()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void moreHeatNeverLetsMoreThrough() {
        Property.check("heat gate falls with heat", 5_000, random -> {
            var before = Optional.of(List.of(HeatBand.values()).get(random.nextInt(3)));
            double cool = random.nextDouble(0, 1);
            double warmer = cool + random.nextDouble(0, 1);
            assertThat(scale(before, warmer)).isBetween(0.0, scale(before, cool));
        });
    }

    @Test
    void refusesBoundsOutOfOrder() {
        assertThatThrownBy(() -> new HeatLimits(0.7, 0.65, 1.5, Duration.ofDays(30), Duration.ZERO))
                .isInstanceOfSatisfying(
                        InvalidInput.class, e -> assertThat(e.violations()).hasSize(3));
    }

    private static double scale(Optional<HeatBand> before, double heat) {
        return HeatGate.judge(new HeatReading(heat, HeatGate.band(before, heat, LIMITS), 0), 0, LIMITS)
                .scale();
    }

    private static LayerVerdict judge(double heat) {
        return HeatGate.judge(
                new HeatReading(Double.NaN, Optional.of(HeatBand.COLD), 0).next(heat, 0, LIMITS), 0, LIMITS);
    }
}
