package io.quantumtrader.http.view;

import org.jspecify.annotations.Nullable;

/**
 * Something that somebody should look at, as the fund told it.
 *
 * @param sequence counts up from 1 while the process lives
 * @param toldAtMs when it was told, by the clock of the wall
 * @param atMs by the fund's clock; null before its first tick
 * @param severity {@code info}, {@code warning} or {@code critical}
 * @param kind what is alarmed, in capitals
 * @param symbol the symbol or scope it is about, or {@code *}
 * @param text what happened, in words
 */
public record AlarmView(
        long sequence, long toldAtMs, @Nullable Long atMs, String severity, String kind, String symbol, String text) {}
