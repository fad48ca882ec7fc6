package io.quantumtrader.proof;

import io.quantumtrader.actors.venue.Venue;
import io.quantumtrader.kernel.venue.InstrumentRules;
import io.quantumtrader.kernel.venue.VenueEvent;
import io.quantumtrader.kernel.venue.VenueOrder;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** A venue whose chosen orders wait on their way until they are told to go on; what passes afterwards is noted. */
final class PausedVenue implements Venue {

    private final Venue venue;
    private final PauseFolder pauses;

    PausedVenue(Venue venue, PauseFolder pauses) {
        this.venue = venue;
        this.pauses = pauses;
    }

    @Override
    public boolean held() {
        return venue.held();
    }

    @Override
    public CompletionStage<Placed> place(VenueOrder order, long atMs) {
        pauses.heed(order);
        boolean late = pauses.isOver();
        var placed = venue.place(order, atMs);
        if (late) placed.thenAccept(answer -> pauses.note(order.clientOrderId(), answer));
        return placed;
    }

    @Override
    public CompletionStage<Cancel> cancel(String symbol, String clientOrderId, long atMs) {
        boolean late = pauses.isOver();
        var answered = venue.cancel(symbol, clientOrderId, atMs);
        if (late) answered.thenAccept(answer -> pauses.note(clientOrderId, answer));
        return answered;
    }

    @Override
    public CompletionStage<Placed> setLeverage(String symbol, double leverage, long atMs) {
        boolean late = pauses.isOver();
        var set = venue.setLeverage(symbol, leverage, atMs);
        if (late) set.thenAccept(answer -> pauses.note(symbol, answer));
        return set;
    }

    /** A symbol asks this when it comes up: it lives here. */
    @Override
    public CompletionStage<Holding> holding(String symbol) {
        pauses.lives(symbol);
        return venue.holding(symbol);
    }

    @Override
    public CompletionStage<Optional<OrderView>> order(String symbol, String clientOrderId) {
        return venue.order(symbol, clientOrderId);
    }

    @Override
    public CompletionStage<List<OrderView>> openOrders(String symbol) {
        return venue.openOrders(symbol);
    }

    @Override
    public Map<String, CompletionStage<Holding>> holdings(Collection<String> symbols) {
        return venue.holdings(symbols);
    }

    @Override
    public CompletionStage<Account> account() {
        return venue.account();
    }

    @Override
    public CompletionStage<List<VenueEvent>> eventsAfter(String symbol, long sequence) {
        return venue.eventsAfter(symbol, sequence);
    }

    @Override
    public InstrumentRules rules(String symbol) {
        return venue.rules(symbol);
    }
}
