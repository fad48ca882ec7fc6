package io.quantumtrader.exchange.simulated;

import io.quantumtrader.actors.venue.Venue.OrderState;
import io.quantumtrader.actors.venue.Venue.OrderView;
import io.quantumtrader.kernel.venue.OrderSide;
import io.quantumtrader.kernel.venue.VenueOrder;

/** An order inside the venue. Mutable; changed only by {@link SymbolBook#apply}. */
final class LiveOrder {

    final VenueOrder order;
    OrderState state = OrderState.NEW;
    double filled;
    int fills;

    /** Base asset still to trade; 0 for a stop that has not triggered. */
    double remaining;

    boolean triggered;

    LiveOrder(VenueOrder order) {
        this.order = order;
        this.remaining = switch (order) {
            case VenueOrder.Market market -> market.quantity();
            case VenueOrder.Limit limit -> limit.quantity();
            case VenueOrder.CloseStop stop -> 0;
            case VenueOrder.QuantityStop stop -> 0;
        };
    }

    String id() {
        return order.clientOrderId();
    }

    OrderSide side() {
        return order.side();
    }

    boolean open() {
        return state == OrderState.NEW || state == OrderState.PARTIALLY_FILLED;
    }

    /** Whether it waits for its trigger. */
    boolean waiting() {
        return !triggered && triggerPrice() > 0;
    }

    /** Whether it trades at the next price whatever that is. */
    boolean takesNext() {
        return triggered || order instanceof VenueOrder.Market;
    }

    /** The mark price that sets a stop off, 0 for other orders. */
    double triggerPrice() {
        return switch (order) {
            case VenueOrder.CloseStop stop -> stop.triggerPrice();
            case VenueOrder.QuantityStop stop -> stop.triggerPrice();
            case VenueOrder.Market market -> 0;
            case VenueOrder.Limit limit -> 0;
        };
    }

    /** Whether a mark price sets the stop off: a sell at or below its trigger, a buy at or above. */
    boolean triggeredBy(double mark) {
        return side() == OrderSide.SELL ? mark <= triggerPrice() : mark >= triggerPrice();
    }

    OrderView view() {
        return new OrderView(order, state, filled);
    }
}
