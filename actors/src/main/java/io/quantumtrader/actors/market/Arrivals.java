package io.quantumtrader.actors.market;

/** How ticks arrive from a market that goes on by itself, whether anybody plays them or not. Thread-safe. */
public interface Arrivals {

    /** Whether {@link MarketSource#next} answers at once: a tick waits, or the market has ended. */
    boolean ready();

    /** Whether the market is known to have closed a newer tick than the last one that was pulled. */
    boolean behind();

    /** Told on any thread each time the market becomes ready; returns at once and does not throw. */
    void onReady(Runnable listener);
}
