package io.quantumtrader.actors.venue;

import io.quantumtrader.kernel.venue.InstrumentRules;
import io.quantumtrader.kernel.venue.VenueEvent;
import io.quantumtrader.kernel.venue.VenueOrder;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * A venue behind a send-hold: while it stands, orders, cancels and leverage stay here, whoever sends them. Questions pass, they
 * change nothing. A request that raced with the hold has an unknown outcome and is asked about like any other.
 */
public final class HeldVenue implements Venue {

    private static final String HELD = "not sent: a halt holds everything back";

    private final Venue venue;
    private final SendHold hold;

    public HeldVenue(Venue venue, SendHold hold) {
        this.venue = venue;
        this.hold = hold;
    }

    @Override
    public boolean held() {
        return hold.holds() || venue.held();
    }

    @Override
    public CompletionStage<Placed> place(VenueOrder order, long atMs) {
        return hold.send(() -> venue.place(order, atMs)).orElseGet(HeldVenue::notSent);
    }

    @Override
    public CompletionStage<Cancel> cancel(String symbol, String clientOrderId, long atMs) {
        return hold.send(() -> venue.cancel(symbol, clientOrderId, atMs))
                .orElseGet(() -> CompletableFuture.completedStage(new Cancel.Unknown(HELD)));
    }

    @Override
    public CompletionStage<Placed> setLeverage(String symbol, double leverage, long atMs) {
        return hold.send(() -> venue.setLeverage(symbol, leverage, atMs)).orElseGet(HeldVenue::notSent);
    }

    private static CompletionStage<Placed> notSent() {
        return CompletableFuture.completedStage(new Placed.Unknown(HELD));
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
