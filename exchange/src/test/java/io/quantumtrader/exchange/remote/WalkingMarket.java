package io.quantumtrader.exchange.remote;

import io.quantumtrader.actors.market.Tick;
import io.quantumtrader.actors.venue.DrivenVenue.Slice;
import io.quantumtrader.exchange.PricedMarket;
import io.quantumtrader.kernel.market.Bar;
import io.quantumtrader.kernel.venue.SeededUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Minute bars of three symbols around 100, each bar a function of its number, with funding every tenth. */
final class WalkingMarket implements PricedMarket {

    static final List<String> SYMBOLS = List.of("AUSDT", "BUSDT", "CUSDT");
    static final long MINUTE = 60_000;

    private final long ticks;
    private final long warmUp;
    private long next = 1;

    /** @param ticks how many there are, 0 for no end */
    WalkingMarket(long ticks, long warmUp) {
        this.ticks = ticks;
        this.warmUp = warmUp;
    }

    static Tick tick(long number) {
        var slices = SYMBOLS.stream().map(symbol -> slice(symbol, number)).toList();
        return new Tick(number, number * MINUTE, slices);
    }

    private static Slice slice(String symbol, long number) {
        double open = close(symbol, number - 1);
        double close = close(symbol, number);
        double high = Math.max(open, close) + SeededUnit.of(1, symbol, 3 * number + 1);
        double low = Math.min(open, close) - SeededUnit.of(1, symbol, 3 * number + 2);
        var bar = new Bar((number - 1) * MINUTE, open, high, low, close, 10);
        var mark = new Bar((number - 1) * MINUTE, open, high + 0.01, low - 0.01, close, 0);
        return new Slice(symbol, bar, mark, number % 10 == 0 ? 0.0001 : 0);
    }

    private static double close(String symbol, long number) {
        return number == 0 ? 100 : 95 + 10 * SeededUnit.of(1, symbol, 3 * number);
    }

    @Override
    public String name() {
        return "walking";
    }

    @Override
    public boolean synthetic() {
        return true;
    }

    @Override
    public List<String> symbols() {
        return SYMBOLS;
    }

    @Override
    public long intervalMs() {
        return MINUTE;
    }

    @Override
    public OptionalLong length() {
        return ticks > 0 ? OptionalLong.of(ticks) : OptionalLong.empty();
    }

    @Override
    public long warmUpTicks() {
        return warmUp;
    }

    @Override
    public void seek(long lastPlayed) {
        next = lastPlayed + 1;
    }

    @Override
    public Optional<Tick> next() {
        return ticks > 0 && next > ticks ? Optional.empty() : Optional.of(tick(next++));
    }

    @Override
    public double referencePrice(String symbol) {
        return 100;
    }

    @Override
    public void close() {}
}
