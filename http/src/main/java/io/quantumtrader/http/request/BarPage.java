package io.quantumtrader.http.request;

/**
 * Which bars to show.
 *
 * @param bars at most so many, the newest, 1..1000
 * @param beforeMs only those that opened earlier, UTC epoch milliseconds; {@link Long#MAX_VALUE} for the newest
 */
public record BarPage(int bars, long beforeMs) {}
