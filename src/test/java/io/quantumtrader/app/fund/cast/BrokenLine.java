package io.quantumtrader.app.fund.cast;

import io.quantumtrader.actors.venue.DrivenVenue;
import io.quantumtrader.actors.venue.ForwardingVenue;
import io.quantumtrader.actors.venue.Venue;
import io.quantumtrader.kernel.venue.InstrumentRules;
import io.quantumtrader.kernel.venue.VenueEvent;
import io.quantumtrader.kernel.venue.VenueOrder;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** The line between symbols and venue, which a scenario can break: refuse, lose, answer nothing, or throw. */
public final class BrokenLine {

    /** What the line does with an order. */
    public enum Fault {
        NONE,
        /** The venue refuses it. */
        REFUSE,
        /** It never arrives and there is no answer. */
        LOSE,
        /** It arrives and there is no answer. */
        FORGET,
        /** Our own code throws. */
        THROW
    }

    private final List<VenueOrder> sent = new CopyOnWriteArrayList<>();
    private volatile Predicate<VenueOrder> hit = order -> false;
    private volatile Fault fault = Fault.NONE;
    private volatile UnaryOperator<Venue.Account> account = UnaryOperator.identity();
    private volatile UnaryOperator<InstrumentRules> rules = UnaryOperator.identity();
    private volatile Consumer<VenueOrder> meanwhile = order -> {};
    private volatile String unreadable = "";

    /** From now on these orders meet this fault. */
    public void breaks(Fault how, Predicate<VenueOrder> which) {
        hit = which;
        fault = how;
    }

    public void mends() {
        unreadable = "";
        breaks(Fault.NONE, order -> false);
    }

    /** From now on our own code throws on what the venue tells of the past of this symbol: no new life of it gets far. */
    public void throwsOnHistory(String symbol) {
        unreadable = symbol;
    }

    /** From now on the venue says this of the account. */
    public void tells(UnaryOperator<Venue.Account> lie) {
        account = lie;
    }

    /** The account is what it is again. */
    public void tellsTheTruth() {
        tells(UnaryOperator.identity());
    }

    /** Equity is not to be had. */
    public void hidesEquity() {
        tells(now -> new Venue.Account(Double.NaN, Double.NaN, now.maintenanceMargin(), now.atMs()));
    }

    /** From now on the instrument has these rules. */
    public void rules(UnaryOperator<InstrumentRules> other) {
        rules = other;
    }

    /** What happens just before an order is handed over. */
    public void meanwhile(Consumer<VenueOrder> deed) {
        meanwhile = deed;
    }

    /** Every order that a symbol or its guardian handed over, in order. */
    public List<VenueOrder> sent() {
        return List.copyOf(sent);
    }

    /** Orders handed over that could increase a position. */
    public List<VenueOrder> opening() {
        return sent.stream().filter(order -> !order.reduceOnly()).toList();
    }

    Venue over(Venue venue) {
        return new Line((DrivenVenue) venue);
    }

    private final class Line extends ForwardingVenue implements DrivenVenue {

        private final DrivenVenue venue;

        Line(DrivenVenue venue) {
            super(venue);
            this.venue = venue;
        }

        @Override
        public CompletionStage<Placed> place(VenueOrder order, long atMs) {
            sent.add(order);
            meanwhile.accept(order);
            if (!hit.test(order)) return venue.place(order, atMs);
            return switch (fault) {
                case NONE -> venue.place(order, atMs);
                case REFUSE -> CompletableFuture.completedStage(new Placed.Refused(-2022, "refused on purpose"));
                case LOSE -> CompletableFuture.completedStage(new Placed.Unknown("lost on purpose"));
                case FORGET ->
                    venue.place(order, atMs).thenApply(placed -> new Placed.Unknown("not answered on purpose"));
                case THROW -> throw new IllegalStateException("broken on purpose");
            };
        }

        @Override
        public CompletionStage<Account> account() {
            return venue.account().thenApply(account);
        }

        @Override
        public CompletionStage<List<VenueEvent>> eventsAfter(String symbol, long sequence) {
            if (symbol.equals(unreadable)) throw new IllegalStateException("broken on purpose");
            return venue.eventsAfter(symbol, sequence);
        }

        @Override
        public List<VenueEvent> play(long tick, long atMs, List<Slice> slices) {
            return venue.play(tick, atMs, slices);
        }

        @Override
        public List<VenueEvent> settle(long atMs) {
            return venue.settle(atMs);
        }

        @Override
        public InstrumentRules rules(String symbol) {
            return rules.apply(venue.rules(symbol));
        }
    }
}
