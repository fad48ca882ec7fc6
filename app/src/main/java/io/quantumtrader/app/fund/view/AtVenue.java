package io.quantumtrader.app.fund.view;

import io.quantumtrader.actors.venue.Venue.Holding;
import io.quantumtrader.actors.venue.Venue.OrderView;
import io.quantumtrader.kernel.venue.VenueOrder;
import java.util.List;

/**
 * What the venue holds against a position.
 *
 * @param stop trigger of the stop that rests there, NaN without one
 * @param liquidation price at which the venue takes over, NaN without one
 */
public record AtVenue(double stop, double liquidation) {

    /** The venue did not answer. */
    public static final AtVenue UNKNOWN = new AtVenue(Double.NaN, Double.NaN);

    /** What it answered when it was asked. */
    public static AtVenue of(Holding holding, List<OrderView> open) {
        double stop = open.stream()
                .mapToDouble(view -> trigger(view.order()))
                .filter(trigger -> !Double.isNaN(trigger))
                .findFirst()
                .orElse(Double.NaN);
        return new AtVenue(stop, holding.liquidationPrice() > 0 ? holding.liquidationPrice() : Double.NaN);
    }

    public boolean hasStop() {
        return !Double.isNaN(stop);
    }

    private static double trigger(VenueOrder order) {
        return switch (order) {
            case VenueOrder.CloseStop stop -> stop.triggerPrice();
            case VenueOrder.QuantityStop stop -> stop.triggerPrice();
            case VenueOrder.Market ignored -> Double.NaN;
            case VenueOrder.Limit ignored -> Double.NaN;
        };
    }
}
