package io.quantumtrader.kernel.venue;

import java.util.Optional;

/**
 * An order that may increase a position, and nothing else: the only kind of order that a gate takes. An order that the venue
 * itself keeps from increasing a position cannot be one, so that no gate can be asked about it (rules, A1).
 */
public record OpeningOrder(VenueOrder order) {

    /** Throws {@link IllegalArgumentException} for a reduce-only order. */
    public OpeningOrder {
        if (order.reduceOnly())
            throw new IllegalArgumentException("a gate was asked about a reduce-only order: " + order);
    }

    /** Empty for an order that can only reduce. */
    public static Optional<OpeningOrder> of(VenueOrder order) {
        return order.reduceOnly() ? Optional.empty() : Optional.of(new OpeningOrder(order));
    }

    public String symbol() {
        return order.symbol();
    }

    /** Base asset that it can add. */
    public double quantity() {
        return switch (order) {
            case VenueOrder.Market market -> market.quantity();
            case VenueOrder.Limit limit -> limit.quantity();
            case VenueOrder.CloseStop never -> throw new IllegalStateException("opens nothing: " + never);
            case VenueOrder.QuantityStop never -> throw new IllegalStateException("opens nothing: " + never);
        };
    }
}
