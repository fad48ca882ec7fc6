package io.quantumtrader.actors.venue;

import io.quantumtrader.kernel.venue.VenueOrder;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;

/**
 * A venue that is sent to only while this node owns its symbols (rules, D3): the deadline is looked at immediately before a request is
 * handed to the connection. A node that was paused and wakes sends nothing; what was not sent has an unknown outcome and is asked
 * about by whoever owns the symbol then. Questions pass, they change nothing.
 */
public final class OwnedVenue extends ForwardingVenue {

    private static final String NOT_OURS = "not sent: this node does not own its symbols any more";
    private static final String NO_LEASE = "not sent: the lease of this node's ladder is over";

    private final BooleanSupplier owned;
    private final BooleanSupplier mayOpen;

    /**
     * That venue, while this node owns its symbols.
     *
     * @param owned whether the ownership deadline is still to come
     * @param mayOpen whether the lease of this node's ladder holds: a node that was paused between gate and connection opens nothing
     */
    public OwnedVenue(Venue venue, BooleanSupplier owned, BooleanSupplier mayOpen) {
        super(venue);
        this.owned = owned;
        this.mayOpen = mayOpen;
    }

    @Override
    public boolean held() {
        return !owned.getAsBoolean() || super.held();
    }

    @Override
    public CompletionStage<Placed> place(VenueOrder order, long atMs) {
        if (!owned.getAsBoolean()) return notSent();
        if (!order.reduceOnly() && !mayOpen.getAsBoolean())
            return CompletableFuture.completedStage(new Placed.Unknown(NO_LEASE));
        return super.place(order, atMs);
    }

    @Override
    public CompletionStage<Cancel> cancel(String symbol, String clientOrderId, long atMs) {
        return owned.getAsBoolean()
                ? super.cancel(symbol, clientOrderId, atMs)
                : CompletableFuture.completedStage(new Cancel.Unknown(NOT_OURS));
    }

    @Override
    public CompletionStage<Placed> setLeverage(String symbol, double leverage, long atMs) {
        return owned.getAsBoolean() ? super.setLeverage(symbol, leverage, atMs) : notSent();
    }

    private static CompletionStage<Placed> notSent() {
        return CompletableFuture.completedStage(new Placed.Unknown(NOT_OURS));
    }
}
