package io.quantumtrader.http.view;

import java.util.List;

/**
 * One number that the fund decides by.
 *
 * @param key path in the configuration below {@code quantum-trader}
 * @param kind whether it is theta of the exits, or a limit on opens
 * @param value in force, as it is written in the configuration
 * @param source where it comes from
 * @param about what it is, from the reference of the configuration; empty where that says nothing
 * @param setAside what operators set it to where that does not count, as their numbers do not fit the configuration; empty otherwise
 * @param waiting other values that one person asked for and that wait for another person, oldest first
 */
public record LimitView(
        String key, Kind kind, String value, String source, String about, String setAside, List<Waiting> waiting) {

    public LimitView {
        waiting = List.copyOf(waiting);
    }

    /** What a number is for. */
    public enum Kind {
        THETA,
        LIMIT
    }

    /**
     * The first of two words for another value.
     *
     * @param to the value that would follow
     * @param who asked for it
     * @param reason why
     * @param saidMs by the operators' clock, UTC epoch milliseconds
     * @param untilMs until when another person may say the same
     */
    public record Waiting(String to, String who, String reason, long saidMs, long untilMs) {}
}
