package io.quantumtrader.actors.venue;

import io.quantumtrader.kernel.venue.VenueOrder;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * A venue behind a send-hold: while it stands, orders, cancels and leverage stay here, whoever sends them. Questions pass, they
 * change nothing. A request that raced with the hold has an unknown outcome and is asked about like any other.
 */
public final class HeldVenue extends ForwardingVenue {

    private static final String HELD = "not sent: a halt holds everything back";

    private final SendHold hold;

    public HeldVenue(Venue venue, SendHold hold) {
        super(venue);
        this.hold = hold;
    }

    @Override
    public boolean held() {
        return hold.holds() || super.held();
    }

    @Override
    public CompletionStage<Placed> place(VenueOrder order, long atMs) {
        return hold.send(() -> super.place(order, atMs)).orElseGet(HeldVenue::notSent);
    }

    @Override
    public CompletionStage<Cancel> cancel(String symbol, String clientOrderId, long atMs) {
        return hold.send(() -> super.cancel(symbol, clientOrderId, atMs))
                .orElseGet(() -> CompletableFuture.completedStage(new Cancel.Unknown(HELD)));
    }

    @Override
    public CompletionStage<Placed> setLeverage(String symbol, double leverage, long atMs) {
        return hold.send(() -> super.setLeverage(symbol, leverage, atMs)).orElseGet(HeldVenue::notSent);
    }

    private static CompletionStage<Placed> notSent() {
        return CompletableFuture.completedStage(new Placed.Unknown(HELD));
    }
}
