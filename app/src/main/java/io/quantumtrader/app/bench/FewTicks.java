package io.quantumtrader.app.bench;

import io.quantumtrader.actors.market.Tick;
import io.quantumtrader.exchange.PricedMarket;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** A market that ends after so many ticks, wherever it began. */
final class FewTicks implements PricedMarket {

    private final PricedMarket market;
    private long left;

    FewTicks(PricedMarket market, long ticks) {
        this.market = market;
        this.left = ticks;
    }

    /** Goes on for so many. */
    void more(long ticks) {
        left = ticks;
    }

    @Override
    public Optional<Tick> next() {
        return left-- > 0 ? market.next() : Optional.empty();
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
