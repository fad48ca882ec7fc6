package io.quantumtrader.actors.cluster;

import io.quantumtrader.actors.symbol.MarketClock;

/** The market's time as the conductor tells it to every node. Thread-safe; never goes back. */
public final class FarClock implements MarketClock {

    private volatile Played last = new Played(0, 0);

    /** What the conductor told. */
    public synchronized void heard(Played played) {
        if (played.tick() > last.tick()) last = played;
    }

    @Override
    public long tick() {
        return last.tick();
    }

    @Override
    public long atMs() {
        return last.atMs();
    }
}
