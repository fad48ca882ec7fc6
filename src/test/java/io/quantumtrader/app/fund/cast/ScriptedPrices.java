package io.quantumtrader.app.fund.cast;

import io.quantumtrader.actors.market.Tick;
import io.quantumtrader.actors.venue.DrivenVenue.Slice;
import io.quantumtrader.exchange.PricedMarket;
import io.quantumtrader.kernel.market.Bar;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedDeque;

/** A market whose next bars a scenario writes; it ends, for the time being, when they are played. */
final class ScriptedPrices implements PricedMarket {

    static final long MINUTE = 60_000;
    /** Monday 2 March 2026, 12:00 UTC: days and weeks do not end within a scenario. */
    static final long START = 1_772_452_800_000L;

    private final ConcurrentLinkedDeque<Tick> played = new ConcurrentLinkedDeque<>();
    private final List<String> symbols;
    private final Map<String, Double> last = new TreeMap<>();
    private final ConcurrentLinkedDeque<Tick> due = new ConcurrentLinkedDeque<>();
    private long tick;
    private long pausedMs;

    ScriptedPrices(List<String> symbols, double price) {
        this.symbols = List.copyOf(symbols);
        symbols.forEach(symbol -> last.put(symbol, price));
    }

    /** The next minute: each symbol with a new price goes there from the last; one without a price has a gap. */
    void next(Map<String, Double> closes) {
        tick++;
        var slices = new ArrayList<Slice>();
        new TreeMap<>(closes).forEach((symbol, close) -> {
            double open = last.getOrDefault(symbol, close);
            var bar = new Bar(nowMs() - MINUTE, open, Math.max(open, close), Math.min(open, close), close, 1);
            slices.add(new Slice(symbol, bar, bar, 0));
            last.put(symbol, close);
        });
        due.add(new Tick(tick, nowMs(), slices));
    }

    /** The next minute, with a bar of this symbol that is older than its last. */
    void oldBar(String symbol) {
        tick++;
        double price = price(symbol);
        var bar = new Bar(START, price, price, price, price, 1);
        due.add(new Tick(tick, nowMs(), List.of(new Slice(symbol, bar, bar, 0))));
    }

    double price(String symbol) {
        return last.getOrDefault(symbol, Double.NaN);
    }

    long nowMs() {
        return START + pausedMs + tick * MINUTE;
    }

    /** The market is shut for this long: the next bar follows without any between. */
    void shut(long ms) {
        pausedMs += ms;
    }

    @Override
    public String name() {
        return "scripted";
    }

    @Override
    public boolean synthetic() {
        return true;
    }

    @Override
    public List<String> symbols() {
        return symbols;
    }

    @Override
    public long intervalMs() {
        return MINUTE;
    }

    @Override
    public OptionalLong length() {
        return OptionalLong.empty();
    }

    @Override
    public long warmUpTicks() {
        return 0;
    }

    /** A fund that starts again is played its last tick once more. */
    @Override
    public void seek(long lastPlayed) {
        while (!played.isEmpty() && played.peekLast().number() > lastPlayed) due.addFirst(played.removeLast());
    }

    @Override
    public Optional<Tick> next() {
        var tick = Optional.ofNullable(due.poll());
        tick.ifPresent(played::add);
        return tick;
    }

    @Override
    public double referencePrice(String symbol) {
        return price(symbol);
    }

    @Override
    public void close() {}
}
