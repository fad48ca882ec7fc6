package io.quantumtrader.app.command;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** How {@code ./qt} ends: stable, for scripts. The page docs/reference/exit-codes.md is generated from here. */
public enum ExitCode {
    DONE(0, "done"),
    FAILED(1, "it went wrong: the fund refused, a build or a start failed; the message says what"),
    USAGE(2, "the command was not understood: unknown command or option, missing or malformed value"),
    CONFIGURATION(
            3,
            "the configuration or the machine is not fit: every problem is listed; also: no JDK 25 found, or a token"
                    + " would go openly over a network"),
    NOT_REACHABLE(4, "no fund answers at the address"),
    VERIFICATION_FAILED(
            5,
            "replay found differences, an audit or restore something altered, doctor something that fails, a drill a violation,"
                    + " or a benchmark something unanswered or too slow");

    private final int number;
    private final String meaning;

    ExitCode(int number, String meaning) {
        this.number = number;
        this.meaning = meaning;
    }

    public int number() {
        return number;
    }

    public String meaning() {
        return meaning;
    }

    /** Number to meaning, for the foot of the help text. */
    static Map<String, String> byNumber() {
        Map<String, String> list = new LinkedHashMap<>();
        Arrays.stream(values()).forEach(code -> list.put(" " + code.number, code.meaning));
        return list;
    }
}
