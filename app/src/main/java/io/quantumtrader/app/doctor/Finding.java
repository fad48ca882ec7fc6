package io.quantumtrader.app.doctor;

import io.quantumtrader.http.json.PlainText;
import java.util.Locale;

/**
 * One thing that was looked at.
 *
 * @param verdict whether it is well
 * @param what the thing, in a word or two
 * @param seen what was found
 * @param expected what it was held against; empty where what was found says it
 * @param advice what to do about it, empty if all is well
 */
public record Finding(Verdict verdict, String what, String seen, String expected, String advice) {

    /** Whether something is well, may hurt later, or stands in the way. */
    public enum Verdict {
        OK,
        WARN,
        FAIL
    }

    static Finding ok(String what, String seen) {
        return ok(what, seen, "");
    }

    static Finding ok(String what, String seen, String expected) {
        return new Finding(Verdict.OK, what, seen, expected, "");
    }

    static Finding warn(String what, String seen, String expected, String advice) {
        return new Finding(Verdict.WARN, what, seen, expected, advice);
    }

    static Finding fail(String what, String seen, String expected, String advice) {
        return new Finding(Verdict.FAIL, what, seen, expected, advice);
    }

    /** As a terminal shows it. */
    public String line() {
        String wanted = expected.isEmpty() ? "" : " (expected: " + expected + ")";
        String advised = advice.isEmpty()
                ? ""
                : "\n                      -> " + advice.replace("\n", "\n                         ");
        return String.format(
                Locale.ROOT,
                "%-5s %-15s %s%s%s",
                verdict.name().toLowerCase(Locale.ROOT),
                what,
                PlainText.escaped(seen),
                wanted,
                advised);
    }
}
