package io.quantumtrader.http.view;

/**
 * One number that the fund decides by.
 *
 * @param key path in the configuration below {@code quantum-trader}
 * @param kind whether it is theta of the exits, or a limit on opens
 * @param value in force, as it is written in the configuration
 * @param source where it comes from
 * @param about what it is, from the reference of the configuration; empty where that says nothing
 */
public record LimitView(String key, Kind kind, String value, String source, String about) {

    /** What a number is for. */
    public enum Kind {
        THETA,
        LIMIT
    }
}
