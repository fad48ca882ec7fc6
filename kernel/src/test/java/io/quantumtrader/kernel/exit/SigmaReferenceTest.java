package io.quantumtrader.kernel.exit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What ordinary volatility is: the hourly samples of a week, and the reference that an entry freezes. */
class SigmaReferenceTest {

    private final SigmaReference rule = new SigmaReference(1e-4, 24);

    @Test
    void isTheLargestOfEntryMedianAndFloor() {
        SigmaHistory history = hours(30, 0.002);

        assertThat(rule.atEntry(0.001, history, 1)).isEqualTo(0.002);
        assertThat(rule.atEntry(0.003, history, 1)).isEqualTo(0.003);
        assertThat(rule.atEntry(1e-6, SigmaHistory.EMPTY, 4)).isEqualTo(2e-4);
    }

    @Test
    void leavesTheMedianOutWithTooFewSamples() {
        assertThat(rule.atEntry(0.001, hours(23, 0.002), 1)).isEqualTo(0.001);
    }

    @Test
    void keepsOneSampleAnHourAndAWeekOfThem() {
        SigmaHistory history = SigmaHistory.EMPTY.observe(0, 1).observe(60_000, 2);

        assertThat(history.samples()).containsExactly(1);
        assertThat(hours(500, 0.002).size()).isEqualTo(168);
    }

    @Test
    void forgetsTheOldestSampleFirst() {
        SigmaHistory history = SigmaHistory.EMPTY;
        for (int hour = 0; hour <= SigmaHistory.MOST; hour++) history = history.observe(hour * 3_600_000L, hour);

        assertThat(history.samples()).hasSize(168).startsWith(1, 2, 3).endsWith(167, 168);
    }

    @Test
    void takesTheMiddleOfSamplesInAnyOrder() {
        assertThat(SigmaHistory.EMPTY.median()).isNaN();
        assertThat(samples(5).median()).isEqualTo(5);
        assertThat(samples(9, 1, 4).median()).isEqualTo(4);
        assertThat(samples(9, 1, 4, 2).median()).isEqualTo(3);
    }

    @Test
    void countsTheMedianFromTheLeastNumberOfSamplesOn() {
        assertThat(rule.atEntry(0.001, hours(24, 0.002), 1)).isEqualTo(0.002);
    }

    private SigmaHistory samples(double... sigmas) {
        SigmaHistory history = SigmaHistory.EMPTY;
        for (double sigma : sigmas) history = history.observe(history.size() * 3_600_000L, sigma);
        return history;
    }

    private SigmaHistory hours(int count, double sigma) {
        SigmaHistory history = SigmaHistory.EMPTY;
        for (int hour = 0; hour < count; hour++) history = history.observe(hour * 3_600_000L, sigma);
        return history;
    }
}
