package io.quantumtrader.http.json;

import java.util.Locale;

/**
 * Text that shows all it holds: no control characters, line breaks, signs that turn the direction of reading, or signs without a
 * shape. With those in it a reason could look like a line of a log, drive a terminal, or read otherwise than it is.
 */
public final class PlainText {

    /** Joiners, which some scripts and composed pictures need. */
    private static final String JOINERS = "\u200C\u200D";

    private PlainText() {}

    /** Whether nothing in it has to be escaped. */
    public static boolean is(String text) {
        return text.codePoints().noneMatch(PlainText::isHidden);
    }

    /** The same with what does not show written out, such as {@code \n} or {@code \u202E}; one line whatever it holds. */
    public static String escaped(String text) {
        if (is(text)) return text;
        var shown = new StringBuilder();
        text.codePoints().forEach(sign -> shown.append(isHidden(sign) ? name(sign) : Character.toString(sign)));
        return shown.toString();
    }

    private static boolean isHidden(int sign) {
        return switch (Character.getType(sign)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE ->
                true;
            case Character.FORMAT -> JOINERS.indexOf(sign) < 0;
            default -> false;
        };
    }

    private static String name(int sign) {
        return switch (sign) {
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default -> String.format(Locale.ROOT, Character.isBmpCodePoint(sign) ? "\\u%04X" : "\\u{%X}", sign);
        };
    }
}
