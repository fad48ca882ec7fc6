package io.quantumtrader.http.route;

import java.util.List;

/** A parameter of a read's query: what fits it, what it is without it, and what it means. */
public sealed interface Parameter {

    String name();

    /** What it means, with its unit. */
    String about();

    /** A whole number within bounds, both included. */
    record Whole(String name, long low, long high, long fallback, String about) implements Parameter {}

    /** True or false. */
    record Flag(String name, boolean fallback, String about) implements Parameter {}

    /**
     * A word that may be left out.
     *
     * @param longest signs, of A-Z a-z 0-9 and -
     */
    record Word(String name, int longest, String about) implements Parameter {
        public String pattern() {
            return "[A-Za-z0-9-]{0," + longest + "}";
        }
    }

    Whole LIMIT = new Whole("limit", 1, 1000, 100, "How many at most.");
    Whole BEFORE = new Whole(
            "before",
            0,
            Long.MAX_VALUE,
            Long.MAX_VALUE,
            "Only those with a smaller `sequence`: the last one of the page before.");
    Flag HOLDS = new Flag("holds", true, "Whether decisions to do nothing are wanted, too.");
    Flag STRANGERS = new Flag("strangers", false, "Those without a known token instead of those with one.");
    Whole NEWEST = new Whole("newest", 0, 500, 0, "How many notable events of the past a newcomer is sent first.");

    Word AFTER = new Word("after", 64, "Id of the last event that was seen: what came after it is sent.");
    Flag HELLO = new Flag(
            "hello",
            false,
            "Whether the client says itself where to go on, in its first message: {\"after\":\"ID\"}. Nothing is sent before it.");
    Whole BARS = new Whole("bars", 1, 1000, 300, "How many at most, the newest.");
    Whole EARLIER = new Whole(
            "before",
            0,
            Long.MAX_VALUE,
            Long.MAX_VALUE,
            "Only bars that opened earlier, UTC epoch milliseconds: `openedAtMs` of the first one of the page before.");

    /**
     * Whether an endpoint reads nothing from its query and refuses whatever stands there. Files are the same with any query, and what
     * machines look at: a probe does not fail a healthy fund for what was added to its address.
     */
    static boolean none(Endpoint endpoint) {
        return switch (endpoint) {
            case PAGE, PAGE_FILE, API_PAGE, API_PAGE_FILE, OPENAPI, VIEW, LIVE, READY, METRICS -> false;
            default -> of(endpoint).isEmpty();
        };
    }

    /** What an endpoint reads from its query; the views of the record describe theirs themselves. */
    static List<Parameter> of(Endpoint endpoint) {
        return switch (endpoint) {
            case DECISIONS -> List.of(LIMIT, BEFORE, HOLDS);
            case ALARMS -> List.of(LIMIT, BEFORE);
            case MARKET -> List.of(BARS, EARLIER);
            case WRITES -> List.of(LIMIT, STRANGERS);
            case EVENTS -> List.of(NEWEST, HOLDS);
            case STREAM -> List.of(AFTER, HELLO, NEWEST, HOLDS);
            default -> List.of();
        };
    }
}
