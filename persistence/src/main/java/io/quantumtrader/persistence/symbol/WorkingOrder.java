package io.quantumtrader.persistence.symbol;

import io.quantumtrader.kernel.venue.OrderSide;
import io.quantumtrader.kernel.venue.VenueOrder;
import io.quantumtrader.persistence.symbol.SymbolEvent.OrderIntended;

/**
 * An order of ours that has no final outcome yet.
 *
 * @param intended the event that allowed it
 * @param state how far it is
 * @param filled base asset filled so far
 * @param cancelling whether it is to be withdrawn
 */
public record WorkingOrder(OrderIntended intended, State state, double filled, boolean cancelling) {

    /** How far an order is. */
    public enum State {
        /** Recorded, not known to be sent. */
        INTENDED,
        /** The venue has it. */
        ACCEPTED,
        /** Sent, no answer: it is asked for by its id. */
        UNKNOWN
    }

    /** What an order is for. */
    public enum Purpose {
        ENTRY,
        EXIT,
        STOP
    }

    public String id() {
        return intended.clientOrderId();
    }

    public Purpose purpose() {
        return Purpose.valueOf(intended.purpose());
    }

    public boolean resting() {
        return state == State.ACCEPTED;
    }

    /** The order as it goes to the venue: a function of the record alone, so that a retry is the same order. */
    public VenueOrder request(String symbol) {
        var side = OrderSide.valueOf(intended.side());
        return switch (intended.kind()) {
            case "MARKET" -> new VenueOrder.Market(id(), symbol, side, intended.quantity(), intended.reduceOnly());
            case "LIMIT" ->
                new VenueOrder.Limit(id(), symbol, side, intended.quantity(), intended.price(), intended.reduceOnly());
            case "CLOSE_STOP" -> new VenueOrder.CloseStop(id(), symbol, side, intended.price());
            case "QUANTITY_STOP" ->
                new VenueOrder.QuantityStop(id(), symbol, side, intended.quantity(), intended.price());
            default -> throw new IllegalStateException("unknown kind of order in the journal: " + intended.kind());
        };
    }

    WorkingOrder in(State next) {
        return new WorkingOrder(intended, next, filled, cancelling);
    }

    WorkingOrder filledBy(double quantity) {
        return new WorkingOrder(intended, State.ACCEPTED, filled + quantity, cancelling);
    }

    WorkingOrder withdrawn() {
        return new WorkingOrder(intended, state, filled, true);
    }
}
