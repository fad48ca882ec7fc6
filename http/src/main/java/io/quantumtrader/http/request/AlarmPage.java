package io.quantumtrader.http.request;

/**
 * Which alarms to show, newest first.
 *
 * @param limit at most so many, 1..1000
 * @param before only those with a lower sequence; {@link Long#MAX_VALUE} for the newest
 */
public record AlarmPage(int limit, long before) {}
