package io.quantumtrader.persistence.explain;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which decision somebody wants explained. */
public sealed interface Asked {

    /** What a decision can be named by, for people. */
    String FORMS =
            "a decision (BTCUSDT-17), an order (qt-BTCUSDT-3-17-1), a permit (main-4) or a bar (BTCUSDT@2026-03-02T12:00:00Z)";

    /** A name and a number: a decision of a symbol, or a permit of a portfolio. */
    record Numbered(String name, long number) implements Asked {}

    /** What a guardian decided for a symbol that was down. */
    record OfGuardian(String symbol, long number) implements Asked {}

    /** The decision behind an order. */
    record Order(String symbol, long decision) implements Asked {}

    /** What was judged on the bar of a tick. */
    record AtTick(String symbol, long tick) implements Asked {}

    /** What was judged on the bar that had closed at a time: the last one not after it; UTC epoch milliseconds. */
    record AtTime(String symbol, long atMs) implements Asked {}

    Pattern GUARDIAN = Pattern.compile("(?:qt-)?([A-Za-z0-9_.]+)-g-(\\d{1,18})");
    Pattern ORDER = Pattern.compile("qt-([A-Za-z0-9_.]+)-\\d{1,18}-(\\d{1,18})-\\d{1,9}");
    Pattern NUMBERED = Pattern.compile("([A-Za-z0-9_.]+)-(\\d{1,18})");
    Pattern BAR = Pattern.compile("([A-Za-z0-9_.]+)@(.{1,40})");

    /** Empty for what names no decision. */
    static Optional<Asked> parse(String text) {
        String asked = text.strip();
        var order = ORDER.matcher(asked);
        if (order.matches()) return Optional.of(new Order(upper(order.group(1)), Long.parseLong(order.group(2))));
        var guardian = GUARDIAN.matcher(asked);
        if (guardian.matches())
            return Optional.of(new OfGuardian(upper(guardian.group(1)), Long.parseLong(guardian.group(2))));
        var bar = BAR.matcher(asked);
        if (bar.matches()) return bar(upper(bar.group(1)), bar.group(2));
        var numbered = NUMBERED.matcher(asked);
        return numbered.matches()
                ? Optional.of(new Numbered(numbered.group(1), Long.parseLong(numbered.group(2))))
                : Optional.empty();
    }

    private static Optional<Asked> bar(String symbol, String when) {
        if (when.matches("\\d{1,18}")) return Optional.of(new AtTick(symbol, Long.parseLong(when)));
        try {
            return Optional.of(new AtTime(symbol, Instant.parse(when).toEpochMilli()));
        } catch (DateTimeException | ArithmeticException noTime) {
            return Optional.empty();
        }
    }

    private static String upper(String symbol) {
        return symbol.toUpperCase(Locale.ROOT);
    }
}
