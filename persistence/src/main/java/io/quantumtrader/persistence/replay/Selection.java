package io.quantumtrader.persistence.replay;

import java.util.OptionalLong;

/**
 * Which decisions of a symbol are derived again and compared; what is before and after them is only folded.
 *
 * @param period when they were made
 * @param sequenceNr the only one, by its number in the journal of its symbol, at least 1; empty for all of the period
 */
public record Selection(Period period, OptionalLong sequenceNr) {

    public static final Selection ALL = in(Period.ALL);

    public Selection {
        if (sequenceNr.orElse(1) < 1)
            throw new IllegalArgumentException("sequenceNr must be at least 1, was " + sequenceNr.getAsLong());
    }

    /** All decisions of a period. */
    public static Selection in(Period period) {
        return new Selection(period, OptionalLong.empty());
    }

    /** Whether the decision with that number and of that time is compared. */
    boolean has(long number, long atMs) {
        return period.has(atMs) && sequenceNr.orElse(number) == number;
    }
}
