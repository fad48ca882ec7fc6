package io.quantumtrader.http.request;

/**
 * Close a position by hand, whole or in part. No layer refuses it.
 *
 * @param fraction of what is held, 0 < fraction <= 1; 1 where a quantity is given
 * @param quantity base asset, above 0; NaN where the fraction says it
 * @param commandId as for opens
 */
public record CloseRequest(
        String symbol, double fraction, double quantity, String reason, String who, String commandId) {}
