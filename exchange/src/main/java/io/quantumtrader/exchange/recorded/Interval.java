package io.quantumtrader.exchange.recorded;

import java.util.Optional;

/** Lengths of bars as they are written: a number and m, h, d or w. */
final class Interval {

    private Interval() {}

    /** Milliseconds; empty if the text is none. */
    static Optional<Long> parse(String text) {
        if (!text.matches("[1-9]\\d{0,3}[mhdw]")) return Optional.empty();
        long count = Long.parseLong(text, 0, text.length() - 1, 10);
        long unit = switch (text.charAt(text.length() - 1)) {
            case 'm' -> 60_000L;
            case 'h' -> 3_600_000L;
            case 'd' -> 86_400_000L;
            default -> 7 * 86_400_000L;
        };
        return Optional.of(count * unit);
    }
}
