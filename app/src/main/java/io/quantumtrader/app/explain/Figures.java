package io.quantumtrader.app.explain;

import io.quantumtrader.http.view.ExplanationView.Figure;
import io.quantumtrader.http.view.ExplanationView.Source;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** Numbers with the way that a sentence writes them. */
final class Figures {

    static final String NOT_RECORDED = "not recorded";

    private static final double SMALL = 1e-4;
    private static final double LARGE = 1e3;
    private static final MathContext SIX_DIGITS = new MathContext(6);

    private Figures() {}

    static Figure recorded(String name, double value) {
        return of(name, value, plain(value), Source.RECORDED);
    }

    static Figure recorded(String name, long value) {
        return recorded(name, (double) value);
    }

    static Figure set(String name, double value) {
        return of(name, value, plain(value), Source.SETTING);
    }

    static Figure computed(String name, double value) {
        return of(name, value, plain(value), Source.COMPUTED);
    }

    static Figure computed(String name, long value) {
        return computed(name, (double) value);
    }

    /** An exact number that must not be rounded, because something was asked with it. */
    static Figure asked(String name, double value) {
        String six = plain(value);
        boolean exact = Double.parseDouble(six) == value;
        return of(name, value, exact ? six : new BigDecimal(Double.toString(value)).toPlainString(), Source.COMPUTED);
    }

    /** In multiples of the risk taken, with its sign. */
    static Figure inR(String name, double value, Source source) {
        return of(name, value, String.format(Locale.ROOT, "%+.2f R", value), source);
    }

    static Figure percent(String name, double fraction, Source source) {
        return of(name, fraction, plain(100 * fraction) + " %", source);
    }

    /** @param fraction of the price it is measured against */
    static Figure basisPoints(String name, double fraction) {
        return of(name, fraction, String.format(Locale.ROOT, "%.2f bp", Math.abs(10_000 * fraction)), Source.COMPUTED);
    }

    static Figure time(String name, long atMs, Source source) {
        return of(name, (double) atMs, Instant.ofEpochMilli(atMs).toString(), source);
    }

    static Figure span(String name, long milliseconds, Source source) {
        return of(name, (double) milliseconds, span(milliseconds), source);
    }

    /** A length of time in whole seconds, to the second. */
    static Figure exactSpan(String name, long seconds) {
        var time = Duration.ofSeconds(seconds);
        var text = new StringBuilder();
        unit(text, time.toDays(), "d");
        unit(text, time.toHoursPart(), "h");
        unit(text, time.toMinutesPart(), "min");
        unit(text, time.toSecondsPart(), "s");
        String shown = text.isEmpty() ? "0 s" : text.toString().stripTrailing();
        return of(name, 1000.0 * seconds, shown, Source.COMPUTED);
    }

    private static void unit(StringBuilder text, long count, String unit) {
        if (count > 0) text.append(count).append(' ').append(unit).append(' ');
    }

    private static Figure of(String name, double value, String shown, Source source) {
        return Double.isFinite(value)
                ? new Figure(name, value, shown, source)
                : new Figure(name, Double.NaN, NOT_RECORDED, Source.NONE);
    }

    private static String plain(double value) {
        if (!Double.isFinite(value)) return NOT_RECORDED;
        if (value == Math.rint(value) && Math.abs(value) < 1e15) return Long.toString((long) value);
        if (Math.abs(value) < SMALL) return String.format(Locale.ROOT, "%.2E", value);
        if (Math.abs(value) >= LARGE)
            return BigDecimal.valueOf(value)
                    .setScale(2, RoundingMode.HALF_EVEN)
                    .stripTrailingZeros()
                    .toPlainString();
        return new BigDecimal(value).round(SIX_DIGITS).stripTrailingZeros().toPlainString();
    }

    /** A length of time in its two largest units. */
    private static String span(long milliseconds) {
        var time = Duration.ofMillis(milliseconds);
        if (time.toDays() > 0) return time.toDays() + " d " + time.toHoursPart() + " h";
        if (time.toHours() > 0) return time.toHours() + " h " + time.toMinutesPart() + " min";
        if (time.toMinutes() > 0) return time.toMinutes() + " min " + time.toSecondsPart() + " s";
        return milliseconds % 1000 == 0 ? time.toSeconds() + " s" : milliseconds + " ms";
    }
}
