package io.quantumtrader.app.drill.kill;

import io.quantumtrader.actors.symbol.SymbolCommand.Order;
import io.quantumtrader.app.fund.DrillFund;
import io.quantumtrader.kernel.position.Side;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/** A thread that goes on opening and closing positions in a few symbols by the usual way, whether it is allowed or not. */
final class SpareEntries implements AutoCloseable {

    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private final DrillFund fund;
    private final List<String> symbols;
    private final ReentrantLock turn = new ReentrantLock();
    private final Thread thread;
    private volatile boolean stopping;

    SpareEntries(DrillFund fund, List<String> symbols) {
        this.fund = fund;
        this.symbols = List.copyOf(symbols);
        this.thread = Thread.ofPlatform().daemon().name("entries").start(this::run);
    }

    private void run() {
        while (!stopping) {
            for (String symbol : symbols)
                inTurn(new Order.Open("drill", "by hand", Side.LONG, Optional.empty()), symbol);
            LockSupport.parkNanos(PAUSE_NANOS);
            for (String symbol : symbols) inTurn(new Order.Close("drill", "drill"), symbol);
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    private void inTurn(Order order, String symbol) {
        if (stopping) return;
        turn.lock();
        try {
            fund.conductor().operate(symbol, order).join();
        } finally {
            turn.unlock();
        }
    }

    /** Returns when nothing is on its way; nothing is sent until {@link #resume}, by the same thread. */
    void pause() {
        turn.lock();
    }

    void resume() {
        turn.unlock();
    }

    @Override
    public void close() {
        stopping = true;
        LockSupport.unpark(thread);
        try {
            thread.join(TimeUnit.SECONDS.toMillis(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
