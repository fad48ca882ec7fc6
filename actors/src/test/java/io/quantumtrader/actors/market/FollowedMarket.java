package io.quantumtrader.actors.market;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;

/** A market that goes on by itself: a test lets its ticks close. Whoever pulls before one is there has done wrong. */
final class FollowedMarket implements MarketSource, Arrivals {

    private final ScriptedMarket market;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private int closed;
    private int taken;
    private boolean ended;

    FollowedMarket(ScriptedMarket market) {
        this.market = market;
    }

    /** So many ticks close at once. */
    void closes(int ticks) {
        synchronized (this) {
            closed += ticks;
        }
        listeners.forEach(Runnable::run);
    }

    void ends() {
        synchronized (this) {
            ended = true;
        }
        listeners.forEach(Runnable::run);
    }

    @Override
    public Optional<Arrivals> arrivals() {
        return Optional.of(this);
    }

    @Override
    public synchronized boolean ready() {
        return taken < closed || ended;
    }

    @Override
    public synchronized boolean behind() {
        return taken < closed;
    }

    @Override
    public void onReady(Runnable listener) {
        listeners.add(listener);
    }

    @Override
    public synchronized Optional<Tick> next() {
        if (!ready()) throw new IllegalStateException("pulled before a tick was there");
        if (taken == closed) return Optional.empty();
        taken++;
        return market.next();
    }

    @Override
    public String name() {
        return market.name();
    }

    @Override
    public boolean synthetic() {
        return market.synthetic();
    }

    @Override
    public List<String> symbols() {
        return market.symbols();
    }

    @Override
    public long intervalMs() {
        return market.intervalMs();
    }

    @Override
    public OptionalLong length() {
        return OptionalLong.empty();
    }

    @Override
    public long warmUpTicks() {
        return market.warmUpTicks();
    }

    @Override
    public void seek(long lastPlayed) {
        market.seek(lastPlayed);
    }

    @Override
    public void close() {}
}
