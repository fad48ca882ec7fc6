package io.quantumtrader.persistence.numbers;

/**
 * One number that changes.
 *
 * @param key path in the configuration below {@code quantum-trader}
 * @param from the value before, as it is written in a configuration
 * @param to the value from then on; empty for what the configuration says
 */
public record NumberRow(String key, String from, String to) {}
