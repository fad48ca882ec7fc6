package io.quantumtrader.persistence.explain;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;
import java.util.function.DoubleUnaryOperator;

/**
 * The nearest value of one number at which an answer is another. It looks at given places outwards from where the number is, and
 * halves the way to the first with another answer; whatever it gives back was asked exactly so.
 */
final class FlipSearch<A> {

    private static final int HALVINGS = 60;
    private static final int DIGITS = 6;

    private final DoubleFunction<A> answer;
    private final double from;
    private final A now;

    FlipSearch(DoubleFunction<A> answer, double from) {
        this.answer = answer;
        this.from = from;
        this.now = answer.apply(from);
    }

    /**
     * The nearest value found in one direction.
     *
     * @param places values on one side of the present one, in any order
     * @param outwards rounds a value to one that can be said, never towards the present one
     */
    OptionalDouble nearest(double[] places, DoubleUnaryOperator outwards) {
        double same = from;
        double[] way = Arrays.stream(places)
                .filter(Double::isFinite)
                .filter(place -> place != from)
                .boxed()
                .sorted((a, b) -> Double.compare(Math.abs(a - from), Math.abs(b - from)))
                .mapToDouble(Double::doubleValue)
                .toArray();
        for (double place : way) {
            if (differs(place)) return said(halved(same, place), place, outwards);
            same = place;
        }
        return OptionalDouble.empty();
    }

    private double halved(double same, double other) {
        double low = same;
        double high = other;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = low + (high - low) / 2;
            if (middle == low || middle == high) break;
            if (differs(middle)) high = middle;
            else low = middle;
        }
        return high;
    }

    /** In few digits where the answer is still the other one, else exactly. */
    private OptionalDouble said(double exact, double place, DoubleUnaryOperator outwards) {
        double rounded = outwards.applyAsDouble(exact);
        if (differs(rounded) && answer.apply(rounded).equals(answer.apply(exact))) return OptionalDouble.of(rounded);
        return OptionalDouble.of(differs(exact) ? exact : place);
    }

    private boolean differs(double value) {
        return !answer.apply(value).equals(now);
    }

    /** A whole number of steps, without the dust of multiplying. */
    static double onGrid(double steps, double size) {
        double inverse = Math.rint(1 / size);
        return size < 1 && Math.abs(inverse * size - 1) < 1e-9 ? steps / inverse : steps * size;
    }

    /** Six digits, away from a value. */
    static double sixDigits(double value, double awayFrom) {
        boolean up = value > awayFrom;
        return new BigDecimal(value)
                .round(new MathContext(DIGITS, up ? RoundingMode.CEILING : RoundingMode.FLOOR))
                .doubleValue();
    }
}
