package io.quantumtrader.actors.market;

import java.time.Duration;

/** How fast the market's clock runs against the wall clock. */
public sealed interface Pace {

    /** As fast as everything can be recorded. */
    record Max() implements Pace {}

    /**
     * A multiple of real time; 1 is real time.
     *
     * @param factor above 0
     */
    record Times(double factor) implements Pace {
        public Times {
            if (!(factor > 0 && Double.isFinite(factor)))
                throw new IllegalArgumentException("speed must be above 0, was " + factor);
        }
    }

    /** How long a bar of this length takes on the wall clock. */
    default Duration of(long intervalMs) {
        return switch (this) {
            case Max() -> Duration.ZERO;
            case Times(double factor) -> Duration.ofNanos((long) (intervalMs * 1_000_000.0 / factor));
        };
    }

    /** Reads {@code max}, {@code 1}, {@code x60} or {@code 60}. */
    static Pace parse(String text) {
        if (text.equals("max")) return new Max();
        try {
            return new Times(Double.parseDouble(text.startsWith("x") ? text.substring(1) : text));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("speed must be max, 1 or a factor such as x60, was '" + text + "'", e);
        }
    }
}
