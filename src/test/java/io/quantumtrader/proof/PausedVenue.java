package io.quantumtrader.proof;

import io.quantumtrader.actors.venue.ForwardingVenue;
import io.quantumtrader.actors.venue.Venue;
import io.quantumtrader.kernel.venue.VenueOrder;
import java.util.concurrent.CompletionStage;

/** A venue whose chosen orders wait on their way until they are told to go on; what passes afterwards is noted. */
final class PausedVenue extends ForwardingVenue {

    private final PauseFolder pauses;

    PausedVenue(Venue venue, PauseFolder pauses) {
        super(venue);
        this.pauses = pauses;
    }

    @Override
    public CompletionStage<Placed> place(VenueOrder order, long atMs) {
        pauses.heed(order);
        boolean late = pauses.isOver();
        var placed = super.place(order, atMs);
        if (late) placed.thenAccept(answer -> pauses.note(order.clientOrderId(), answer));
        return placed;
    }

    @Override
    public CompletionStage<Cancel> cancel(String symbol, String clientOrderId, long atMs) {
        boolean late = pauses.isOver();
        var answered = super.cancel(symbol, clientOrderId, atMs);
        if (late) answered.thenAccept(answer -> pauses.note(clientOrderId, answer));
        return answered;
    }

    @Override
    public CompletionStage<Placed> setLeverage(String symbol, double leverage, long atMs) {
        boolean late = pauses.isOver();
        var set = super.setLeverage(symbol, leverage, atMs);
        if (late) set.thenAccept(answer -> pauses.note(symbol, answer));
        return set;
    }

    /** A symbol asks this when it comes up: it lives here. */
    @Override
    public CompletionStage<Holding> holding(String symbol) {
        pauses.lives(symbol);
        return super.holding(symbol);
    }
}
