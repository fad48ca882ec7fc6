package io.quantumtrader.app.drill.kill;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** The venue's own log of opening orders: how many arrived, and while a kill is watched, when. Thread-safe. */
final class Arrivals {

    private final LongAdder ofLoad = new LongAdder();
    private final LongAdder ofSymbols = new LongAdder();
    private volatile @Nullable Queue<Long> watched;

    void ofLoad() {
        stamp();
        ofLoad.increment();
    }

    void ofSymbol() {
        stamp();
        ofSymbols.increment();
    }

    private void stamp() {
        long now = System.nanoTime();
        var stamps = watched;
        if (stamps != null) stamps.add(now);
    }

    /** From now on every arrival is kept, {@link System#nanoTime()} each. */
    Queue<Long> watch() {
        var stamps = new ConcurrentLinkedQueue<Long>();
        watched = stamps;
        return stamps;
    }

    void unwatch() {
        watched = null;
    }

    long countOfLoad() {
        return ofLoad.sum();
    }

    long countOfSymbols() {
        return ofSymbols.sum();
    }
}
