package io.quantumtrader.exchange.simulated;

import io.quantumtrader.actors.venue.Venue.OrderState;
import io.quantumtrader.kernel.venue.VenueEvent;
import io.quantumtrader.kernel.venue.VenueOrder;
import java.util.List;

/**
 * One order as the venue's log tells it, for comparing with what a journal believes.
 *
 * @param atMs simulated time of the request
 * @param reason why it was refused or cancelled, empty otherwise
 * @param fills in order
 */
public record LoggedOrder(VenueOrder order, long atMs, OrderState state, String reason, List<VenueEvent.Filled> fills) {

    public LoggedOrder {
        fills = List.copyOf(fills);
    }

    /** Base asset. */
    public double filledQuantity() {
        return fills.stream().mapToDouble(VenueEvent.Filled::quantity).sum();
    }
}
