package io.quantumtrader.kernel.venue;

import io.quantumtrader.kernel.check.Checks;

/** An order as it goes to a venue. The client order id is derived, so that sending it twice is the same order (rules, D3). */
public sealed interface VenueOrder {

    String clientOrderId();

    String symbol();

    OrderSide side();

    /** Whether the venue itself must refuse to let this order increase or flip a position (rules, A5). */
    boolean reduceOnly();

    /**
     * Trades at once at the best price.
     *
     * @param quantity base asset, above 0, a multiple of the step
     */
    record Market(String clientOrderId, String symbol, OrderSide side, double quantity, boolean reduceOnly)
            implements VenueOrder {
        public Market {
            new Checks().positive("quantity", quantity).orThrow();
        }
    }

    /**
     * Trades at a price or better, good till cancelled.
     *
     * @param price quote per base, a multiple of the tick
     */
    record Limit(String clientOrderId, String symbol, OrderSide side, double quantity, double price, boolean reduceOnly)
            implements VenueOrder {
        public Limit {
            new Checks().positive("quantity", quantity).positive("price", price).orThrow();
        }
    }

    /**
     * Becomes a market order that closes the whole position when the <em>mark</em> price reaches the trigger; it covers
     * whatever is held at that moment.
     */
    record CloseStop(String clientOrderId, String symbol, OrderSide side, double triggerPrice) implements VenueOrder {
        public CloseStop {
            new Checks().positive("trigger_price", triggerPrice).orThrow();
        }

        @Override
        public boolean reduceOnly() {
            return true;
        }
    }

    /** Like {@link CloseStop} for a fixed quantity, reduce-only. */
    record QuantityStop(String clientOrderId, String symbol, OrderSide side, double quantity, double triggerPrice)
            implements VenueOrder {
        public QuantityStop {
            new Checks()
                    .positive("quantity", quantity)
                    .positive("trigger_price", triggerPrice)
                    .orThrow();
        }

        @Override
        public boolean reduceOnly() {
            return true;
        }
    }
}
