package io.quantumtrader.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantumtrader.kernel.portfolio.HeatBand;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** A book at the bound on exposure is cold, warm and hot in turn when the market is calm, usual and stormy (rules, C4). */
class HeatShareTest {

    private static final long SEED = 11;
    private static final long HOUR_MS = 3_600_000;
    private static final int LEG_BARS = 600;
    private static final double[] HOURLY_SIGMA = {0.003, 0.009, 0.03, 0.009, 0.003};

    @Test
    void everyBandOccurs() {
        assertThat(HeatShare.print(List.of(walk()))).isTrue();
    }

    @Test
    void aCalmBookStaysCold() {
        assertThat(HeatShare.counts(List.of(walk(0.003)))).containsOnlyKeys(HeatBand.COLD);
    }

    private static RecordedCloses walk() {
        return walk(HOURLY_SIGMA);
    }

    private static RecordedCloses walk(double... sigmas) {
        var random = new SplittableRandom(SEED);
        int bars = sigmas.length * LEG_BARS;
        long[] times = new long[bars];
        double[] closes = new double[bars];
        double log = StrictMath.log(100);
        for (int i = 0; i < bars; i++) {
            log += sigmas[i / LEG_BARS] * random.nextGaussian();
            times[i] = i * HOUR_MS;
            closes[i] = StrictMath.exp(log);
        }
        return new RecordedCloses("walk, seed " + SEED, times, closes);
    }
}
