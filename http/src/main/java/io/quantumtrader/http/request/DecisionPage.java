package io.quantumtrader.http.request;

/**
 * Which decisions to show, newest first.
 *
 * @param limit at most so many, 1..1000
 * @param before only those with a lower sequence; {@link Long#MAX_VALUE} for the newest
 * @param holds whether holds are wanted
 */
public record DecisionPage(int limit, long before, boolean holds) {}
