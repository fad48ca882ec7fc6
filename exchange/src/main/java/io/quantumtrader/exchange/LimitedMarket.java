package io.quantumtrader.exchange;

import io.quantumtrader.actors.market.Tick;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The first ticks of another market: what makes a run over a market without end come to one. */
public final class LimitedMarket implements PricedMarket {

    private final PricedMarket market;
    private final long ticks;

    /**
     * A market that ends.
     *
     * @param ticks how many ticks are played at most, 1 or more
     */
    public LimitedMarket(PricedMarket market, long ticks) {
        this.market = market;
        this.ticks = ticks;
    }

    @Override
    public Optional<Tick> next() {
        return market.next().filter(tick -> tick.number() <= ticks);
    }

    @Override
    public OptionalLong length() {
        return OptionalLong.of(Math.min(ticks, market.length().orElse(ticks)));
    }

    @Override
    public double referencePrice(String symbol) {
        return market.referencePrice(symbol);
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
    public long warmUpTicks() {
        return market.warmUpTicks();
    }

    @Override
    public void seek(long lastPlayed) {
        market.seek(lastPlayed);
    }

    @Override
    public void close() {
        market.close();
    }
}
