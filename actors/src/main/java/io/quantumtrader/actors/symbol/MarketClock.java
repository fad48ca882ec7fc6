package io.quantumtrader.actors.symbol;

/** The market's time as one node knows it. Thread-safe. */
public interface MarketClock {

    /** Number of the last tick, 0 before the first. */
    long tick();

    /** End of the last tick, UTC epoch milliseconds, 0 before the first. */
    long atMs();
}
