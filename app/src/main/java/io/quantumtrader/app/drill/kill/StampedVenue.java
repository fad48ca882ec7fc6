package io.quantumtrader.app.drill.kill;

import io.quantumtrader.actors.venue.Venue;
import io.quantumtrader.kernel.venue.InstrumentRules;
import io.quantumtrader.kernel.venue.VenueEvent;
import io.quantumtrader.kernel.venue.VenueOrder;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** A venue that stamps each opening order when it has it. */
final class StampedVenue implements Venue {

    private final Venue venue;
    private final Arrivals arrivals;

    StampedVenue(Venue venue, Arrivals arrivals) {
        this.venue = venue;
        this.arrivals = arrivals;
    }

    @Override
    public CompletionStage<Placed> place(VenueOrder order, long atMs) {
        var placed = venue.place(order, atMs);
        if (!order.reduceOnly()) arrivals.ofSymbol();
        return placed;
    }

    @Override
    public CompletionStage<Cancel> cancel(String symbol, String clientOrderId, long atMs) {
        return venue.cancel(symbol, clientOrderId, atMs);
    }

    @Override
    public CompletionStage<Optional<OrderView>> order(String symbol, String clientOrderId) {
        return venue.order(symbol, clientOrderId);
    }

    @Override
    public CompletionStage<List<OrderView>> openOrders(String symbol) {
        return venue.openOrders(symbol);
    }

    @Override
    public CompletionStage<Holding> holding(String symbol) {
        return venue.holding(symbol);
    }

    @Override
    public Map<String, CompletionStage<Holding>> holdings(Collection<String> symbols) {
        return venue.holdings(symbols);
    }

    @Override
    public CompletionStage<Account> account() {
        return venue.account();
    }

    @Override
    public CompletionStage<List<VenueEvent>> eventsAfter(String symbol, long sequence) {
        return venue.eventsAfter(symbol, sequence);
    }

    @Override
    public CompletionStage<Placed> setLeverage(String symbol, double leverage, long atMs) {
        return venue.setLeverage(symbol, leverage, atMs);
    }

    @Override
    public InstrumentRules rules(String symbol) {
        return venue.rules(symbol);
    }
}
