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
import java.util.function.BooleanSupplier;

/**
 * A venue that is sent to only while this node owns its symbols (rules, D3): the deadline is looked at immediately before a request is
 * handed to the connection. A node that was paused and wakes sends nothing; what was not sent has an unknown outcome and is asked
 * about by whoever owns the symbol then. Questions pass, they change nothing.
 */
public final class OwnedVenue implements Venue {

    private static final String NOT_OURS = "not sent: this node does not own its symbols any more";
    private static final String NO_LEASE = "not sent: the lease of this node's ladder is over";

    private final Venue venue;
    private final BooleanSupplier owned;
    private final BooleanSupplier mayOpen;

    /**
     * That venue, while this node owns its symbols.
     *
     * @param owned whether the ownership deadline is still to come
     * @param mayOpen whether the lease of this node's ladder holds: a node that was paused between gate and connection opens nothing
     */
    public OwnedVenue(Venue venue, BooleanSupplier owned, BooleanSupplier mayOpen) {
        this.venue = venue;
        this.owned = owned;
        this.mayOpen = mayOpen;
    }

    @Override
    public boolean held() {
        return !owned.getAsBoolean() || venue.held();
    }

    @Override
    public CompletionStage<Placed> place(VenueOrder order, long atMs) {
        if (!owned.getAsBoolean()) return notSent();
        if (!order.reduceOnly() && !mayOpen.getAsBoolean())
            return CompletableFuture.completedStage(new Placed.Unknown(NO_LEASE));
        return venue.place(order, atMs);
    }

    @Override
    public CompletionStage<Cancel> cancel(String symbol, String clientOrderId, long atMs) {
        return owned.getAsBoolean()
                ? venue.cancel(symbol, clientOrderId, atMs)
                : CompletableFuture.completedStage(new Cancel.Unknown(NOT_OURS));
    }

    @Override
    public CompletionStage<Placed> setLeverage(String symbol, double leverage, long atMs) {
        return owned.getAsBoolean() ? venue.setLeverage(symbol, leverage, atMs) : notSent();
    }

    private static CompletionStage<Placed> notSent() {
        return CompletableFuture.completedStage(new Placed.Unknown(NOT_OURS));
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
