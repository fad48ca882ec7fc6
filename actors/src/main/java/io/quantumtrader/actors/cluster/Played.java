package io.quantumtrader.actors.cluster;

import io.quantumtrader.actors.wire.Message;

/**
 * A tick was played; told to all nodes.
 *
 * @param atMs end of the tick, UTC epoch milliseconds
 */
public record Played(long tick, long atMs) implements Message {}
