package io.quantumtrader.app.bench;

import io.quantumtrader.actors.market.Tick;
import io.quantumtrader.exchange.PricedMarket;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongConsumer;

/** A market that says when each of its ticks went out. */
record StampedMarket(PricedMarket market, LongConsumer wentOut) implements PricedMarket {

    @Override
    public Optional<Tick> next() {
        var tick = market.next();
        wentOut.accept(System.nanoTime());
        return tick;
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
        return market.length();
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
    public double referencePrice(String symbol) {
        return market.referencePrice(symbol);
    }

    @Override
    public void close() {
        market.close();
    }
}
