package io.quantumtrader.exchange.remote;

import io.quantumtrader.actors.market.Pace;
import io.quantumtrader.exchange.PricedMarket;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Plays a market by the clock of the wall, whether or not anybody listens; ticks that only warm up are played at once. */
final class Ticker implements Runnable {

    private static final long MOST_BEHIND_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final PricedMarket market;
    private final Pace pace;
    private final Desk desk;
    private final CountDownLatch stopping = new CountDownLatch(1);

    Ticker(PricedMarket market, Pace pace, Desk desk) {
        this.market = market;
        this.pace = pace;
        this.desk = desk;
    }

    /** Goes on behind the venue's last tick; ticks before it are read again, for those who follow the market. */
    void resume(int keptTicks) {
        long last = desk.venue().lastTick();
        market.seek(Math.max(0, last - keptTicks));
        for (long number = 0; number < last; ) {
            var before = market.next();
            if (before.isEmpty()) break;
            number = before.get().number();
            if (number <= last) desk.kept().add(before.get());
        }
        market.seek(last);
    }

    @Override
    public void run() {
        try {
            long due = System.nanoTime();
            for (var next = market.next(); next.isPresent(); next = market.next()) {
                due = next.get().number() > market.warmUpTicks()
                        ? Math.max(due + pace.of(market.intervalMs()).toNanos(), System.nanoTime() - MOST_BEHIND_NANOS)
                        : System.nanoTime();
                if (stopping.await(due - System.nanoTime(), TimeUnit.NANOSECONDS)) return;
                desk.play(next.get());
            }
            desk.kept().end();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Plays the next tick now, on the caller's thread; false at the end of the market. */
    boolean step() {
        var next = market.next();
        next.ifPresentOrElse(desk::play, desk.kept()::end);
        return next.isPresent();
    }

    /** Ends after the tick that is being played. */
    void stop() {
        stopping.countDown();
    }
}
