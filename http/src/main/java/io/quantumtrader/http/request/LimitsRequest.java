package io.quantumtrader.http.request;

/**
 * Change theta or limits.
 *
 * @param numbers KEY=VALUE with commas between; nothing after the sign for what the configuration says
 * @param mayLoosen whether the person may also loosen; whoever may not may tighten
 */
public record LimitsRequest(String numbers, String reason, String who, boolean mayLoosen) {}
