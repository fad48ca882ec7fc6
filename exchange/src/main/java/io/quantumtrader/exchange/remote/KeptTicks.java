package io.quantumtrader.exchange.remote;

import io.quantumtrader.actors.market.Tick;
import io.quantumtrader.exchange.remote.Wire.TickPage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The last ticks of a market, for those who follow it. Thread-safe. */
final class KeptTicks {

    private final Deque<Tick> ticks = new ArrayDeque<>();
    private final int most;
    private boolean ended;
    private boolean closed;

    /** @param most how many are kept, above 0 */
    KeptTicks(int most) {
        this.most = most;
    }

    /** Keeps the next tick, forgets the oldest if there are too many, and wakes those who wait. */
    synchronized void add(Tick tick) {
        ticks.addLast(tick);
        if (ticks.size() > most) ticks.removeFirst();
        notifyAll();
    }

    /** No tick follows. */
    synchronized void end() {
        ended = true;
        notifyAll();
    }

    /** Nobody waits any more. */
    synchronized void close() {
        closed = true;
        notifyAll();
    }

    synchronized boolean ended() {
        return ended;
    }

    /** Number of the oldest one, 0 if there is none. */
    synchronized long first() {
        return ticks.isEmpty() ? 0 : ticks.getFirst().number();
    }

    /**
     * The first ticks after one; waits for one if there is none.
     *
     * @param waitMs milliseconds at most, 0 to wait for nothing
     * @param most how many at most
     */
    synchronized TickPage after(long number, long waitMs, int most) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(waitMs);
        while (last() <= number && !ended && !closed) {
            long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            if (left <= 0) break;
            wait(left);
        }
        return new TickPage(last(), ended, from(number, most));
    }

    private long last() {
        return ticks.isEmpty() ? 0 : ticks.getLast().number();
    }

    private List<Tick> from(long number, int most) {
        List<Tick> found = new ArrayList<>();
        long skipped = last() <= number ? ticks.size() : Math.max(0, number - first() + 1);
        var each = ticks.stream().skip(skipped).limit(most);
        each.forEach(found::add);
        return found;
    }
}
