package io.quantumtrader.exchange.simulated;

import io.quantumtrader.kernel.venue.InstrumentRules;
import io.quantumtrader.kernel.venue.VenueEvent;
import io.quantumtrader.kernel.venue.VenueOrder;
import java.util.List;
import java.util.SortedMap;

/** One line of the venue's log. Applying all of them in order gives the venue's state. */
sealed interface VenueRecord {

    /**
     * The venue was opened; a session begins.
     *
     * @param version of the log's form
     * @param startEquity quote currency; the first session's counts
     * @param instruments all symbols the venue knows, in the order in which later {@link Ticked} rows list prices
     */
    record Opened(int version, long seed, double startEquity, SortedMap<String, InstrumentRules> instruments)
            implements VenueRecord {}

    /** The venue has the order. */
    record Placed(long atMs, VenueOrder order) implements VenueRecord {}

    /** The venue refused the order; it never existed here. Kept so that every request can be compared. */
    record Refused(long atMs, VenueOrder order, int code, String message) implements VenueRecord {}

    record LeverageSet(long atMs, String symbol, double leverage) implements VenueRecord {}

    /** Something happened to an order or a position. */
    record Happened(VenueEvent event) implements VenueRecord {}

    /**
     * A tick was played; the last record of its batch.
     *
     * @param prices last and mark price of each symbol in turn, 0 where none was seen yet
     */
    record Ticked(long tick, long atMs, List<Double> prices) implements VenueRecord {}
}
