package io.quantumtrader.actors.venue;

import io.quantumtrader.kernel.market.Bar;
import io.quantumtrader.kernel.venue.VenueEvent;
import java.util.Comparator;
import java.util.List;

/** A venue whose time is driven from outside, tick by tick: simulated and recorded runs. Called from one thread. */
public interface DrivenVenue extends Venue {

    /** Venue events in (time, symbol, order id) order (rules, D2); within one symbol that is the order in which they happened. */
    Comparator<VenueEvent> DELIVERY = Comparator.comparingLong(VenueEvent::atMs)
            .thenComparing(VenueEvent::symbol)
            .thenComparing(event -> event instanceof VenueEvent.OfOrder ofOrder ? ofOrder.clientOrderId() : "");

    /**
     * One symbol's share of a tick.
     *
     * @param bar the closed bar of trades
     * @param mark the bar of the mark price over the same time
     * @param fundingRate fraction of notional due at the end of this bar, 0 when none is due
     */
    record Slice(String symbol, Bar bar, Bar mark, double fundingRate) {}

    /**
     * Lets the market move through a bar: resting orders trigger and fill, funding is charged, positions may be
     * liquidated. A tick that was played already has no further effect.
     *
     * @param tick number of the tick, rising
     * @param atMs UTC epoch milliseconds at the end of the bar
     * @return what happened, in (time, symbol, order id) order
     */
    List<VenueEvent> play(long tick, long atMs, List<Slice> slices);

    /** What the orders placed since the last call brought about at once, in (time, symbol, order id) order. */
    List<VenueEvent> settle(long atMs);
}
