package io.quantumtrader.http.request;

/**
 * Hold back everything that would be sent to the venue.
 *
 * @param phrase what the operator typed; empty if nothing
 */
public record HaltRequest(String reason, String phrase, String who) {}
