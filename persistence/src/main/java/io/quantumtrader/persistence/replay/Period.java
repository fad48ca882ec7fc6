package io.quantumtrader.persistence.replay;

/**
 * The decisions that are derived again and compared; before and after it the record is only folded.
 *
 * @param fromMs UTC epoch milliseconds, included
 * @param toMs UTC epoch milliseconds, not included, later than the beginning
 */
public record Period(long fromMs, long toMs) {

    public static final Period ALL = new Period(Long.MIN_VALUE, Long.MAX_VALUE);

    public Period {
        if (fromMs >= toMs) throw new IllegalArgumentException("to must be later than from: " + fromMs + ", " + toMs);
    }

    /** Whether a decision of that time is compared. */
    public boolean has(long atMs) {
        return atMs >= fromMs && (atMs < toMs || toMs == Long.MAX_VALUE);
    }
}
