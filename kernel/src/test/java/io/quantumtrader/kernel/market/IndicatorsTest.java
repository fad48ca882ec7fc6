package io.quantumtrader.kernel.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.quantumtrader.kernel.Property;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IndicatorsTest {

    static final TrendRegimeLimits LIMITS = new TrendRegimeLimits(14, 20, 50, 20, 2, 25, 0.0015, 20, 0.01);
    static final VolatilityRegime.Bounds VOLATILITY = new VolatilityRegime.Bounds(0.005, 0.015, 0.03);

    @Test
    void atrAveragesTrueRangesAfterWilder() {
        var atr = new Atr(2);

        atr.push(bar(10, 12, 9, 11));
        assertThat(atr.value()).isNaN();
        atr.push(bar(15, 16, 14, 15));
        assertThat(atr.value()).isEqualTo((3 + 5) / 2.0);
        atr.push(bar(15, 15, 13, 14));
        assertThat(atr.value()).isEqualTo((4 + 2) / 2.0);
    }

    @Test
    void aMissingReadingHasNoVolatilityRegime() {
        assertThat(VolatilityRegime.of(Double.NaN, VOLATILITY)).isEmpty();
    }

    @Test
    void adxEqualsWildersTextbookForm() {
        Property.check("ADX equals the textbook form", 50, random -> {
            var bars = bars(random, 120, random.nextDouble(-0.5, 0.5));

            var adx = new Adx(14);
            bars.forEach(adx::push);

            assertThat(adx.value()).isCloseTo(textbookAdx(bars, 14), within(1e-9));
        });
    }

    @Test
    void adxIsHighOnAStraightLineAndReadyAfterTwiceItsLength() {
        var adx = new Adx(14);
        for (int i = 0; i < 27; i++) adx.push(bar(100 + i, 101 + i, 99.5 + i, 100.5 + i));

        assertThat(adx.ready()).isFalse();
        adx.push(bar(127, 128, 126.5, 127.5));
        assertThat(adx.value()).isEqualTo(100);
    }

    @Test
    void bandsAreFourDeviationsWide() {
        var bands = new Bollinger(2, 2);

        bands.push(10);
        assertThat(bands.width()).isNaN();
        bands.push(14);
        assertThat(bands.width()).isEqualTo(4 * 2.0);
        bands.push(14);
        assertThat(bands.width()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "25.1, .0016, .02, TREND",
        "25.0, .0016, .02, UNKNOWN",
        "25.1, .0015, .02, UNKNOWN",
        "19.9, .0016, .02, CHOP",
        "20.0, .0016, .02, UNKNOWN",
        "22.0, .0016, .0099, CHOP",
        "NaN, .0016, .0099, UNKNOWN"
    })
    void classifiesTheTrend(double adx, double gap, double width, TrendRegime expected) {
        assertThat(TrendRegime.of(adx, gap, width, LIMITS)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({".0049, LOW", ".005, NORMAL", ".0149, NORMAL", ".015, HIGH", ".03, EXTREME"})
    void classifiesVolatility(double atrFraction, VolatilityRegime expected) {
        assertThat(VolatilityRegime.of(atrFraction, VOLATILITY)).contains(expected);
    }

    @Test
    void callsASteadyClimbATrendAndAFlatMarketChop() {
        var climb = new TrendRegimeFold(LIMITS);
        var flat = new TrendRegimeFold(LIMITS);
        assertThat(climb.regime()).isEqualTo(TrendRegime.UNKNOWN);
        for (int i = 0; i < 60; i++) {
            climb.push(bar(100 + i, 101 + i, 99.5 + i, 100.5 + i));
            flat.push(bar(100, 100.1, 99.9, 100 + 0.01 * (i % 2)));
        }

        assertThat(climb.regime()).isEqualTo(TrendRegime.TREND);
        assertThat(flat.regime()).isEqualTo(TrendRegime.CHOP);
        assertThat(climb.fastAverage()).isGreaterThan(climb.slowAverage());
        assertThat(climb.bandWidth()).isPositive();
        assertThat(climb.adx()).isEqualTo(100);
    }

    private static double textbookAdx(List<Bar> bars, int n) {
        double up = 0;
        double down = 0;
        double range = 0;
        double adx = 0;
        int indexes = 0;
        for (int i = 1; i < bars.size(); i++) {
            double rise = bars.get(i).high() - bars.get(i - 1).high();
            double fall = bars.get(i - 1).low() - bars.get(i).low();
            double keep = i > n ? 1 - 1.0 / n : 1;
            up = up * keep + (rise > fall && rise > 0 ? rise : 0);
            down = down * keep + (fall > rise && fall > 0 ? fall : 0);
            range = range * keep + Atr.trueRange(bars.get(i), bars.get(i - 1).close());
            if (i < n) continue;
            double plus = 100 * up / range;
            double minus = 100 * down / range;
            double dx = 100 * Math.abs(plus - minus) / (plus + minus);
            indexes++;
            adx = indexes <= n ? adx + dx / n : (adx * (n - 1) + dx) / n;
        }
        return adx;
    }

    private static List<Bar> bars(SplittableRandom random, int count, double drift) {
        var bars = new ArrayList<Bar>();
        double last = 100;
        for (int i = 0; i < count; i++) {
            double close = last * StrictMath.exp(0.01 * (drift + random.nextGaussian()));
            double high = Math.max(last, close) * (1 + 0.005 * random.nextDouble());
            double low = Math.min(last, close) * (1 - 0.005 * random.nextDouble());
            bars.add(new Bar(i, last, high, low, close, 1));
            last = close;
        }
        return bars;
    }

    private static Bar bar(double open, double high, double low, double close) {
        return new Bar(0, open, high, low, close, 1);
    }
}
