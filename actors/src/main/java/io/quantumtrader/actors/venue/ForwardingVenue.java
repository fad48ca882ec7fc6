package io.quantumtrader.actors.venue;

import io.quantumtrader.kernel.venue.InstrumentRules;
import io.quantumtrader.kernel.venue.VenueEvent;
import io.quantumtrader.kernel.venue.VenueOrder;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Another venue, of which a subclass changes what it wants. */
public abstract class ForwardingVenue implements Venue {

    private final Venue venue;

    protected ForwardingVenue(Venue venue) {
        this.venue = venue;
    }

    @Override
    public boolean held() {
        return venue.held();
    }

    @Override
    public CompletionStage<Placed> place(VenueOrder order, long atMs) {
        return venue.place(order, atMs);
    }

    @Override
    public CompletionStage<Cancel> cancel(String symbol, String clientOrderId, long atMs) {
        return venue.cancel(symbol, clientOrderId, atMs);
    }

    @Override
    public CompletionStage<Placed> setLeverage(String symbol, double leverage, long atMs) {
        return venue.setLeverage(symbol, leverage, atMs);
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
    public InstrumentRules rules(String symbol) {
        return venue.rules(symbol);
    }
}
