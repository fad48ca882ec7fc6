package io.quantumtrader.app.drill.kill;

import io.quantumtrader.actors.venue.ForwardingVenue;
import io.quantumtrader.actors.venue.Venue;
import io.quantumtrader.kernel.venue.VenueOrder;
import java.util.concurrent.CompletionStage;

/** A venue that stamps each opening order when it has it. */
final class StampedVenue extends ForwardingVenue {

    private final Arrivals arrivals;

    StampedVenue(Venue venue, Arrivals arrivals) {
        super(venue);
        this.arrivals = arrivals;
    }

    @Override
    public CompletionStage<Placed> place(VenueOrder order, long atMs) {
        var placed = super.place(order, atMs);
        if (!order.reduceOnly()) arrivals.ofSymbol();
        return placed;
    }
}
