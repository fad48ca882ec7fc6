package io.quantumtrader.exchange;

import io.quantumtrader.actors.market.Arrivals;
import io.quantumtrader.actors.market.Tick;
import java.util.Optional;
import java.util.OptionalLong;

/** The first ticks of another market: what makes a run over a market without end come to one. */
public final class LimitedMarket extends ForwardingMarket {

    private final long ticks;
    private volatile long last;

    /**
     * A market that ends.
     *
     * @param ticks how many ticks are played at most, 1 or more
     */
    public LimitedMarket(PricedMarket market, long ticks) {
        super(market);
        this.ticks = ticks;
    }

    @Override
    public Optional<Tick> next() {
        if (last >= ticks) return Optional.empty();
        var next = super.next();
        last = next.map(Tick::number).orElse(ticks);
        return next.filter(tick -> tick.number() <= ticks);
    }

    @Override
    public void seek(long lastPlayed) {
        super.seek(lastPlayed);
        last = lastPlayed;
    }

    /** After its last tick it is ready to say that it has ended, and behind nothing. */
    @Override
    public Optional<Arrivals> arrivals() {
        return super.arrivals().map(Limited::new);
    }

    private final class Limited implements Arrivals {
        private final Arrivals arrivals;

        private Limited(Arrivals arrivals) {
            this.arrivals = arrivals;
        }

        @Override
        public boolean ready() {
            return last >= ticks || arrivals.ready();
        }

        @Override
        public boolean behind() {
            return last < ticks && arrivals.behind();
        }

        @Override
        public void onReady(Runnable listener) {
            arrivals.onReady(listener);
        }
    }

    @Override
    public OptionalLong length() {
        return OptionalLong.of(Math.min(ticks, super.length().orElse(ticks)));
    }
}
