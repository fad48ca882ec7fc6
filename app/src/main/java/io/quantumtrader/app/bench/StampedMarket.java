package io.quantumtrader.app.bench;

import io.quantumtrader.actors.market.Tick;
import io.quantumtrader.exchange.ForwardingMarket;
import io.quantumtrader.exchange.PricedMarket;
import java.util.Optional;
import java.util.function.LongConsumer;

/** A market that says when each of its ticks went out. */
final class StampedMarket extends ForwardingMarket {

    private final LongConsumer wentOut;

    StampedMarket(PricedMarket market, LongConsumer wentOut) {
        super(market);
        this.wentOut = wentOut;
    }

    @Override
    public Optional<Tick> next() {
        var tick = super.next();
        wentOut.accept(System.nanoTime());
        return tick;
    }
}
