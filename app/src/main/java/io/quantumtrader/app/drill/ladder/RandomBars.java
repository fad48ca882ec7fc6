package io.quantumtrader.app.drill.ladder;

import io.quantumtrader.actors.market.Tick;
import io.quantumtrader.actors.venue.DrivenVenue.Slice;
import io.quantumtrader.app.drill.tally.Mishap;
import io.quantumtrader.app.drill.tally.Tally;
import io.quantumtrader.exchange.PricedMarket;
import io.quantumtrader.kernel.market.Bar;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** A market of random walks with jumps, gaps and old bars; a tick is one minute of market time. */
final class RandomBars implements PricedMarket {

    static final long MINUTE = 60_000;
    /** Monday 2 March 2026, 00:00 UTC. */
    private static final long START = 1_772_409_600_000L;

    /** In recorded runs every age limit is at least two bars (rules, B4). */
    private static final int BARS_OF_GRACE = 2;

    private final SplittableRandom random;
    private final Tally tally;
    private final List<String> symbols;
    private final Map<String, Double> prices = new TreeMap<>();
    private final ArrayDeque<Tick> due = new ArrayDeque<>();
    private final Map<String, Integer> gaps = new TreeMap<>();
    private final Map<String, Integer> missed = new TreeMap<>();
    private final Set<String> blind = new HashSet<>();
    private double drift;
    private double swing = 0.002;
    private long tick;

    RandomBars(List<String> symbols, SplittableRandom random, Tally tally) {
        this.symbols = List.copyOf(symbols);
        this.random = random;
        this.tally = tally;
        symbols.forEach(symbol -> prices.put(symbol, 100.0));
    }

    /** The next minute; some symbols may miss their bar or get an old one. */
    void next(boolean rough) {
        tick++;
        if (random.nextInt(30) == 0) {
            drift = random.nextDouble(-0.0015, 0.0015);
            swing = random.nextInt(6) == 0 ? 0.008 : 0.002;
        }
        blind.clear();
        if (!rough) gaps.clear();
        var slices = new ArrayList<Slice>();
        for (String symbol : symbols) {
            double open = price(symbol);
            if (rough && random.nextInt(40) == 0) gaps.put(symbol, random.nextInt(1, 6));
            if (gaps.getOrDefault(symbol, 0) > 0) {
                gap(symbol);
                continue;
            }
            if (rough && tick > 2 && random.nextInt(40) == 0) {
                tally.mishap(Mishap.STALE_DATA);
                blind.add(symbol);
                slices.add(old(symbol, open));
                continue;
            }
            missed.put(symbol, 0);
            double close = Math.rint(open * (1 + drift + random.nextDouble(-swing, swing)) * 100) / 100;
            double mark = Math.rint(close * (1 + random.nextDouble(-0.0002, 0.0002)) * 100) / 100;
            slices.add(new Slice(symbol, bar(tick - 1, open, close), bar(tick - 1, open, mark), 0));
            prices.put(symbol, close);
        }
        due.add(new Tick(tick, START + tick * MINUTE, slices));
    }

    private void gap(String symbol) {
        tally.mishap(Mishap.STALE_DATA);
        gaps.merge(symbol, -1, Integer::sum);
        if (missed.merge(symbol, 1, Integer::sum) > BARS_OF_GRACE) blind.add(symbol);
    }

    private static Slice old(String symbol, double price) {
        var bar = bar(0, price, price);
        return new Slice(symbol, bar, bar, 0);
    }

    private static Bar bar(long number, double open, double close) {
        return new Bar(START + number * MINUTE, open, Math.max(open, close), Math.min(open, close), close, 1);
    }

    /** Symbols with an old bar in the newest minute, or without one for longer than a mark may be old. */
    Set<String> blind() {
        return Set.copyOf(blind);
    }

    double price(String symbol) {
        return prices.getOrDefault(symbol, Double.NaN);
    }

    long nowMs() {
        return START + tick * MINUTE;
    }

    long tick() {
        return tick;
    }

    @Override
    public String name() {
        return "drill";
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

    /** A fund that starts again goes on with the next minute. */
    @Override
    public void seek(long lastPlayed) {}

    @Override
    public Optional<Tick> next() {
        return Optional.ofNullable(due.poll());
    }

    @Override
    public double referencePrice(String symbol) {
        return price(symbol);
    }

    @Override
    public void close() {}
}
