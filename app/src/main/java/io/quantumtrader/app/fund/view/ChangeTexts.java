package io.quantumtrader.app.fund.view;

import io.quantumtrader.kernel.distance.Change;
import io.quantumtrader.kernel.position.Side;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.Locale;

/** A single change in a few words, for one position. */
final class ChangeTexts {

    private static final MathContext SIX_DIGITS = new MathContext(6);

    private final Side side;
    private final double mark;
    private final double stop;

    ChangeTexts(Side side, double mark, double stop) {
        this.side = side;
        this.mark = mark;
        this.stop = stop;
    }

    String of(Change change) {
        return switch (change) {
            case Change.Stands() -> "stands now";
            case Change.Nothing(var why) -> why;
            case Change.MarkTo(var price) -> markTo(price);
            case Change.TrendBelow(var probability) -> "trend probability below " + figure(probability);
            case Change.SigmaTo(var sigma, var multiple) ->
                text("volatility %.2f times its reference, while the price moves against it", multiple);
            case Change.MoveAgainst(var logMove, var bars) ->
                text("price %.2f %% against it over %d bars", 100 * Math.abs(Math.expm1(logMove)), bars);
            case Change.TrendStrengthTo(var ts) -> text("trend strength down to %.3f", ts);
            case Change.AgeTo(var seconds) -> "held for " + span((long) (1000 * seconds));
            case Change.TimePasses(var milliseconds) -> "in " + span(milliseconds);
            case Change.BarsOfChop(var bars) -> bars == 1 ? "one more bar of chop" : bars + " more bars of chop";
            case Change.LiquidationTo(var price) -> "liquidation price at " + figure(price);
            case Change.VenueDiffers() -> "any difference between record and venue";
            case Change.StopMissing(var grace) ->
                "the stop goes missing: no opens at once, closed after " + span(grace);
        };
    }

    private String markTo(double price) {
        String where = text("mark %s (%+.2f %%)", figure(price), 100 * (price / mark - 1));
        boolean stopFirst = side.crossed(price, stop) && price != stop && !side.crossed(mark, stop);
        return stopFirst ? where + ", the stop comes first" : where;
    }

    static String figure(double value) {
        if (!Double.isFinite(value)) return "unknown";
        return new BigDecimal(value).round(SIX_DIGITS).stripTrailingZeros().toPlainString();
    }

    /** A length of time in its two largest units. */
    static String span(long milliseconds) {
        var time = Duration.ofMillis(milliseconds);
        if (time.toDays() > 0) return time.toDays() + " d " + time.toHoursPart() + " h";
        if (time.toHours() > 0) return time.toHours() + " h " + time.toMinutesPart() + " min";
        if (time.toMinutes() > 0) return time.toMinutes() + " min " + time.toSecondsPart() + " s";
        return milliseconds % 1000 == 0 || milliseconds > 10_000
                ? time.toSeconds() + " s"
                : text("%.1f s", milliseconds / 1000.0);
    }

    @SuppressWarnings("AnnotateFormatMethod") // the annotation would be a library for one method
    private static String text(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
