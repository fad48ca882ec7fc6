package io.quantumtrader.http.request;

/**
 * Close a position by hand, whole or in part. No layer refuses it.
 *
 * @param fraction of what is held, 0 < fraction <= 1
 * @param commandId as for opens
 */
public record CloseRequest(String symbol, double fraction, String reason, String who, String commandId) {}
