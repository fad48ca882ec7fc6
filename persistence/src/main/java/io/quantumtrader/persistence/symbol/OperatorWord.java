package io.quantumtrader.persistence.symbol;

import java.util.Optional;

/**
 * An operator's word as {@code causedBy} of a decision has it: {@code operator ann: taking profit before CPI}, one line.
 *
 * @param who name of the operator; without a colon, as all names of operators
 * @param why the reason given, at most {@link #LONGEST_WHY} characters without line breaks; empty if none was, as in rows
 *     of earlier versions
 */
public record OperatorWord(String who, String why) {

    /** Characters of a reason that are kept; what is longer ends in an ellipsis. */
    public static final int LONGEST_WHY = 200;

    private static final String OPERATOR = "operator ";
    private static final String BETWEEN = ": ";
    private static final String ELLIPSIS = "\u2026";

    public OperatorWord {
        why = bounded(
                why.replaceAll("[\\s\\p{Cntrl}\\u0085\\u2028\\u2029]+", " ").strip());
    }

    private static String bounded(String line) {
        if (line.codePointCount(0, line.length()) <= LONGEST_WHY) return line;
        return line.substring(0, line.offsetByCodePoints(0, LONGEST_WHY - 1)) + ELLIPSIS;
    }

    public String text() {
        return OPERATOR + who + (why.isEmpty() ? "" : BETWEEN + why);
    }

    /** Empty for what no operator caused. */
    public static Optional<OperatorWord> in(String causedBy) {
        if (!causedBy.startsWith(OPERATOR)) return Optional.empty();
        String said = causedBy.substring(OPERATOR.length());
        int end = said.indexOf(BETWEEN);
        return Optional.of(
                end < 0
                        ? new OperatorWord(said, "")
                        : new OperatorWord(said.substring(0, end), said.substring(end + BETWEEN.length())));
    }
}
