package io.quantumtrader.exchange;

import io.quantumtrader.actors.market.Arrivals;
import io.quantumtrader.actors.market.Tick;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Another market, of which a subclass changes what it wants. */
public abstract class ForwardingMarket implements PricedMarket {

    private final PricedMarket market;

    protected ForwardingMarket(PricedMarket market) {
        this.market = market;
    }

    @Override
    public Optional<Tick> next() {
        return market.next();
    }

    @Override
    public Optional<Arrivals> arrivals() {
        return market.arrivals();
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
