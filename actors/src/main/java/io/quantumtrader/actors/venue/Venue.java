package io.quantumtrader.actors.venue;

import io.quantumtrader.kernel.venue.InstrumentRules;
import io.quantumtrader.kernel.venue.VenueEvent;
import io.quantumtrader.kernel.venue.VenueOrder;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * A venue as the symbols see it. All answers are values; a stage fails only when the connection itself is broken.
 * Fills, cancellations and funding arrive as {@link VenueEvent}s through the market feed, never as an answer.
 */
public interface Venue {

    /** Sends an order. Sending the same client order id again has no further effect. */
    CompletionStage<Placed> place(VenueOrder order, long atMs);

    /** Withdraws an order; withdrawing one that is gone answers {@link Cancel.NotFound}. */
    CompletionStage<Cancel> cancel(String symbol, String clientOrderId, long atMs);

    /** The state of one order, empty if the venue never saw it. */
    CompletionStage<Optional<OrderView>> order(String symbol, String clientOrderId);

    CompletionStage<List<OrderView>> openOrders(String symbol);

    CompletionStage<Holding> holding(String symbol);

    /**
     * What is held in many symbols, for venues that tell it at once; one answer for each, so that a symbol that cannot be told
     * leaves the others alone.
     */
    default Map<String, CompletionStage<Holding>> holdings(Collection<String> symbols) {
        Map<String, CompletionStage<Holding>> asked = new TreeMap<>();
        for (var symbol : symbols) asked.put(symbol, askedHolding(symbol));
        return asked;
    }

    private CompletionStage<Holding> askedHolding(String symbol) {
        try {
            return holding(symbol);
        } catch (RuntimeException broken) {
            return CompletableFuture.failedStage(broken);
        }
    }

    CompletionStage<Account> account();

    /** The events of one symbol after a sequence number, oldest first: what a reader that was away has missed. */
    CompletionStage<List<VenueEvent>> eventsAfter(String symbol, long sequence);

    /** Sets the leverage of a symbol's next position; refused while a larger one is needed for what is held. */
    CompletionStage<Placed> setLeverage(String symbol, double leverage, long atMs);

    InstrumentRules rules(String symbol);

    /** Whether a halt keeps everything back that would be sent; what is recorded waits for its end. */
    default boolean held() {
        return false;
    }

    /** What became of a request to place. */
    sealed interface Placed {
        /** The venue has the order. */
        record Accepted() implements Placed {}

        /** The venue refused it, with its own code and words. */
        record Refused(int code, String message) implements Placed {}

        /** No answer in time: the order may or may not live; ask by its client order id, never send blindly again. */
        record Unknown(String why) implements Placed {}
    }

    /** What became of a request to cancel. */
    sealed interface Cancel {
        record Done() implements Cancel {}

        record NotFound() implements Cancel {}

        record Unknown(String why) implements Cancel {}
    }

    /** The life of an order. */
    enum OrderState {
        NEW,
        PARTIALLY_FILLED,
        FILLED,
        CANCELLED,
        REJECTED
    }

    /**
     * An order as the venue sees it.
     *
     * @param filledQuantity base asset filled so far
     */
    record OrderView(VenueOrder order, OrderState state, double filledQuantity) {}

    /**
     * A position as the venue sees it.
     *
     * @param signedQuantity base asset, positive long, negative short, 0 flat
     * @param averageEntry quote per base, 0 when flat
     * @param isolatedMargin quote currency held against the position
     * @param liquidationPrice mark price at which the venue takes over, 0 when flat
     */
    record Holding(
            String symbol,
            double signedQuantity,
            double averageEntry,
            double leverage,
            double isolatedMargin,
            double liquidationPrice) {}

    /**
     * The account as the venue sees it, quote currency.
     *
     * @param walletBalance deposits plus realised profit minus fees and funding
     * @param unrealizedPnl at mark prices
     * @param maintenanceMargin of all positions
     */
    record Account(double walletBalance, double unrealizedPnl, double maintenanceMargin, long atMs) {
        /** An account that could not be read: nothing stands in for its numbers (rules, A4). */
        public static Account unknown(long atMs) {
            return new Account(Double.NaN, Double.NaN, Double.NaN, atMs);
        }

        public double equity() {
            return walletBalance + unrealizedPnl;
        }
    }
}
