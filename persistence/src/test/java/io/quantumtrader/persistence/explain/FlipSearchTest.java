package io.quantumtrader.persistence.explain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FlipSearchTest {

    private static final double[] UP = {101, 102, 104, 108};

    @Test
    void findsTheFirstValueThatCanBeSaidAndIsAnotherAnswer() {
        var search = new FlipSearch<>(value -> value >= 103.123, 100);

        assertThat(search.nearest(UP, FlipSearchTest::centsUp)).hasValue(103.13);
    }

    @Test
    void takesTheNearestOfSeveralBounds() {
        var search = new FlipSearch<>(value -> (int) (value / 1.5), 100);

        assertThat(search.nearest(UP, FlipSearchTest::centsUp).orElseThrow()).isBetween(100.49, 100.51);
    }

    @Test
    void saysTheExactValueWhereRoundingWouldChangeTheAnswer() {
        var search = new FlipSearch<>(value -> value > 100.001 && value < 100.002, 100);

        double found =
                search.nearest(new double[] {100.0015}, FlipSearchTest::centsUp).orElseThrow();

        assertThat(found).isBetween(100.001, 100.002);
    }

    @Test
    void findsNothingWhereNothingChanges() {
        var search = new FlipSearch<>(value -> true, 100);

        assertThat(search.nearest(UP, FlipSearchTest::centsUp)).isEmpty();
    }

    private static double centsUp(double value) {
        return Math.ceil(value * 100) / 100;
    }
}
