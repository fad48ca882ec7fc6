package io.quantumtrader.actors.venue;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

/**
 * Whether anything may be sent on a venue connection (rules, B1, HALT). Thread-safe. Check and hand-over are one critical
 * section: when {@link #hold} has returned, every send that entered before is handed over and none enters any more. A new one
 * holds until the record of halts was read back, so that nothing is sent before.
 */
public final class SendHold {

    private final ReentrantReadWriteLock gate = new ReentrantReadWriteLock();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private volatile boolean holds;

    private SendHold(boolean holds) {
        this.holds = holds;
    }

    /** Holds until it is told what stands. */
    public static SendHold untilRecovered() {
        return new SendHold(true);
    }

    /** Holds nothing. */
    public static SendHold open() {
        return new SendHold(false);
    }

    public boolean holds() {
        return holds;
    }

    /** Nothing is sent any more when it returns: at once no new send enters, then those under way are waited for. */
    public void hold() {
        holds = true;
        if (gate.getReadHoldCount() > 0) return;
        gate.writeLock().lock();
        try {
            holds = true;
        } finally {
            gate.writeLock().unlock();
        }
    }

    /** The record of halts was read back and none stands. */
    public void recovered() {
        holds = false;
    }

    /** Sends are let through again; only to be called when the journal has the release. */
    public void lift() {
        if (!holds) return;
        holds = false;
        listeners.forEach(Runnable::run);
    }

    /** Told when a hold ends; returns at once and does not throw. */
    public void onLift(Runnable listener) {
        listeners.add(listener);
    }

    /** Hands something over to the connection, or does not; short, whoever sets a hold waits for it. */
    public <T> Optional<T> send(Supplier<T> handOver) {
        gate.readLock().lock();
        try {
            return holds ? Optional.empty() : Optional.of(handOver.get());
        } finally {
            gate.readLock().unlock();
        }
    }
}
