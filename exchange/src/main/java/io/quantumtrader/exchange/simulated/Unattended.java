package io.quantumtrader.exchange.simulated;

/**
 * What a symbol has at the venue that nobody looks after.
 *
 * @param signedQuantity base asset, positive long, negative short, 0 flat
 * @param workingOrders orders that may still fill, protective stops included
 */
public record Unattended(String symbol, double signedQuantity, int workingOrders) {}
