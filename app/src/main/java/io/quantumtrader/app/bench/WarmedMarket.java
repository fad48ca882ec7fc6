package io.quantumtrader.app.bench;

import io.quantumtrader.actors.market.Tick;
import io.quantumtrader.exchange.ForwardingMarket;
import io.quantumtrader.exchange.PricedMarket;
import java.util.Optional;

/** A market whose first ticks come without waiting for the clock, so that readings are warm; afterwards as many as are asked for. */
final class WarmedMarket extends ForwardingMarket {

    private final long warm;
    private long left;

    WarmedMarket(PricedMarket market, long warm) {
        super(market);
        this.warm = warm;
        this.left = warm;
    }

    /** Goes on for so many. */
    void more(long ticks) {
        left = ticks;
    }

    @Override
    public long warmUpTicks() {
        return warm;
    }

    @Override
    public Optional<Tick> next() {
        return left-- > 0 ? super.next() : Optional.empty();
    }
}
