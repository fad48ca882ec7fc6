package io.quantumtrader.exchange.remote;

import io.quantumtrader.actors.market.Pace;
import io.quantumtrader.actors.market.Tick;
import io.quantumtrader.actors.venue.Venue.Cancel;
import io.quantumtrader.actors.venue.Venue.Placed;
import io.quantumtrader.exchange.PricedMarket;
import io.quantumtrader.exchange.simulated.SimulatedVenue;
import io.quantumtrader.exchange.simulated.VenueSettings;
import io.quantumtrader.kernel.venue.InstrumentRules;
import io.quantumtrader.kernel.venue.VenueOrder;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * A venue whose time is its own: what arrives between two ticks arrives at the end of the last one, as in a fund with the venue
 * inside, whatever time its sender names. Thread-safe.
 */
final class Desk {

    private final ReentrantLock lock = new ReentrantLock(true);
    private final SimulatedVenue venue;
    private final VenueSettings settings;
    private final PricedMarket market;
    private final String speed;
    private final KeptTicks kept;
    private final SortedMap<String, InstrumentRules> rules = new TreeMap<>();
    private final SortedMap<String, Double> prices = new TreeMap<>();

    Desk(SimulatedVenue venue, VenueSettings settings, PricedMarket market, Pace pace, KeptTicks kept) {
        this.venue = venue;
        this.settings = settings;
        this.market = market;
        this.kept = kept;
        speed = switch (pace) {
            case Pace.Max max -> "max";
            case Pace.Times(double factor) -> "x" + factor;
        };
        for (var symbol : market.symbols()) {
            rules.put(symbol, venue.rules(symbol));
            prices.put(symbol, market.referencePrice(symbol));
        }
    }

    /** For questions, which need no time. */
    SimulatedVenue venue() {
        return venue;
    }

    KeptTicks kept() {
        return kept;
    }

    /** Plays a tick; when those who follow the market see it, all that it brought about can be asked for. */
    void play(Tick tick) {
        inTurn(() -> {
            venue.play(tick.number(), tick.atMs(), tick.slices());
            return venue.settle(tick.atMs());
        });
        kept.add(tick);
    }

    CompletionStage<Placed> place(VenueOrder order) {
        return inTurn(() -> venue.place(order, venue.lastAtMs()));
    }

    CompletionStage<Cancel> cancel(String symbol, String clientOrderId) {
        return inTurn(() -> venue.cancel(symbol, clientOrderId, venue.lastAtMs()));
    }

    CompletionStage<Placed> setLeverage(String symbol, double leverage) {
        return inTurn(() -> venue.setLeverage(symbol, leverage, venue.lastAtMs()));
    }

    private <T> T inTurn(Supplier<T> deed) {
        lock.lock();
        try {
            return deed.get();
        } finally {
            lock.unlock();
        }
    }

    VenueView view() {
        return inTurn(() -> new VenueView(
                market.name(),
                market.synthetic(),
                market.symbols(),
                market.intervalMs(),
                market.length().orElse(0),
                market.warmUpTicks(),
                speed,
                kept.first(),
                venue.lastTick(),
                venue.lastAtMs(),
                kept.ended(),
                venue.lastSequence(),
                venue.startEquity(),
                settings,
                rules,
                prices));
    }
}
