package io.quantumtrader.exchange;

import io.quantumtrader.actors.market.Tick;
import java.util.Optional;
import java.util.OptionalLong;

/** The first ticks of another market: what makes a run over a market without end come to one. */
public final class LimitedMarket extends ForwardingMarket {

    private final long ticks;

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
        return super.next().filter(tick -> tick.number() <= ticks);
    }

    @Override
    public OptionalLong length() {
        return OptionalLong.of(Math.min(ticks, super.length().orElse(ticks)));
    }
}
