package io.quantumtrader.persistence.whatif;

/**
 * Which part of the record counts: positions that are entered in it, seen until its end.
 *
 * @param fromMs UTC epoch milliseconds, inclusive
 * @param toMs UTC epoch milliseconds, inclusive
 */
public record Span(long fromMs, long toMs) {

    public static final Span ALL = new Span(Long.MIN_VALUE, Long.MAX_VALUE);

    boolean begun(long atMs) {
        return atMs >= fromMs;
    }

    boolean over(long atMs) {
        return atMs > toMs;
    }
}
