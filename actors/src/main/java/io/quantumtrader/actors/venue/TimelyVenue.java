package io.quantumtrader.actors.venue;

import io.quantumtrader.kernel.venue.InstrumentRules;
import io.quantumtrader.kernel.venue.VenueEvent;
import io.quantumtrader.kernel.venue.VenueOrder;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/**
 * A venue whose answers come within a time or fail: a symbol that waited for one for ever could not exit. A request that
 * was not answered has an unknown outcome, and is asked about by its client order id.
 */
public final class TimelyVenue implements Venue {

    private final Venue venue;
    private final long patienceMs;

    /** @param patience longest wait for one answer */
    public TimelyVenue(Venue venue, Duration patience) {
        this.venue = venue;
        patienceMs = patience.toMillis();
    }

    @Override
    public boolean held() {
        return venue.held();
    }

    @Override
    public CompletionStage<Placed> place(VenueOrder order, long atMs) {
        return timely(venue.place(order, atMs));
    }

    @Override
    public CompletionStage<Cancel> cancel(String symbol, String clientOrderId, long atMs) {
        return timely(venue.cancel(symbol, clientOrderId, atMs));
    }

    @Override
    public CompletionStage<Optional<OrderView>> order(String symbol, String clientOrderId) {
        return timely(venue.order(symbol, clientOrderId));
    }

    @Override
    public CompletionStage<List<OrderView>> openOrders(String symbol) {
        return timely(venue.openOrders(symbol));
    }

    @Override
    public CompletionStage<Holding> holding(String symbol) {
        return timely(venue.holding(symbol));
    }

    @Override
    public Map<String, CompletionStage<Holding>> holdings(Collection<String> symbols) {
        Map<String, CompletionStage<Holding>> asked = new TreeMap<>();
        venue.holdings(symbols).forEach((symbol, answer) -> asked.put(symbol, timely(answer)));
        return asked;
    }

    @Override
    public CompletionStage<Account> account() {
        return timely(venue.account());
    }

    @Override
    public CompletionStage<List<VenueEvent>> eventsAfter(String symbol, long sequence) {
        return timely(venue.eventsAfter(symbol, sequence));
    }

    @Override
    public CompletionStage<Placed> setLeverage(String symbol, double leverage, long atMs) {
        return timely(venue.setLeverage(symbol, leverage, atMs));
    }

    @Override
    public InstrumentRules rules(String symbol) {
        return venue.rules(symbol);
    }

    /** A copy, so that giving up here does not complete the venue's own promise. */
    private <T> CompletionStage<T> timely(CompletionStage<T> answer) {
        var promise = answer.toCompletableFuture();
        return promise.isDone() ? promise : promise.copy().orTimeout(patienceMs, TimeUnit.MILLISECONDS);
    }
}
