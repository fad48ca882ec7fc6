package io.quantumtrader.app.bench;

import io.quantumtrader.actors.market.Tick;
import io.quantumtrader.exchange.ForwardingMarket;
import io.quantumtrader.exchange.PricedMarket;
import java.util.Optional;

/** A market that ends after so many ticks, wherever it began. */
final class FewTicks extends ForwardingMarket {

    private long left;

    FewTicks(PricedMarket market, long ticks) {
        super(market);
        this.left = ticks;
    }

    /** Goes on for so many. */
    void more(long ticks) {
        left = ticks;
    }

    @Override
    public Optional<Tick> next() {
        return left-- > 0 ? super.next() : Optional.empty();
    }
}
