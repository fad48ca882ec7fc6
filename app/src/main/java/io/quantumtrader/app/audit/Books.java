package io.quantumtrader.app.audit;

import io.quantumtrader.actors.venue.Venue;
import io.quantumtrader.exchange.simulated.LoggedOrder;
import io.quantumtrader.kernel.position.Side;
import io.quantumtrader.kernel.venue.OrderSide;
import io.quantumtrader.kernel.venue.VenueEvent;
import io.quantumtrader.kernel.venue.VenueOrder;
import io.quantumtrader.persistence.symbol.SymbolEvent.OrderFilled;
import io.quantumtrader.persistence.symbol.SymbolEvent.OrderIntended;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Compares the journal of a fund that has stopped with the venue's own log, order by order. Every order of the venue was
 * allowed by exactly one event, behind its decision (rules, E7), and sent once (D3); both tell the same fills; and what is
 * held has a stop at the venue (A6).
 */
public final class Books {

    private static final double DUST = 1e-9;

    private final Ledger journal;
    private final VenueBooks venue;
    private final List<String> differences = new ArrayList<>();
    private final Map<String, String> unsettled = new TreeMap<>();
    private final Set<String> unsettledSymbols = new HashSet<>();

    private Books(Ledger journal, VenueBooks venue) {
        this.journal = journal;
        this.venue = venue;
    }

    /**
     * What was compared.
     *
     * @param differences each in one line
     * @param unsettled what a fund that was killed left between the two; its next start asks the venue and settles it
     * @param notes where the fund itself found the venue to differ, and what it did
     */
    public record Comparison(
            int orders,
            int fills,
            int positions,
            long events,
            List<String> differences,
            List<String> unsettled,
            List<String> notes) {
        public Comparison {
            differences = List.copyOf(differences);
            unsettled = List.copyOf(unsettled);
            notes = List.copyOf(notes);
        }

        @Override
        public String toString() {
            return String.format(
                    "%d orders, %d fills, %d open positions, %d events: %d differences, %d unsettled",
                    orders, fills, positions, events, differences.size(), unsettled.size());
        }
    }

    /** Compares what was read from both. */
    public static Comparison compare(Ledger journal, VenueBooks venue) {
        return new Books(journal, venue).compare();
    }

    private Comparison compare() {
        differences.addAll(journal.faults);
        var seen = new HashSet<String>();
        for (var order : venue.orders()) {
            String id = order.order().clientOrderId();
            if (order.state() != Venue.OrderState.REJECTED && !seen.add(id)) tell(id, "is at the venue twice");
            compare(id, order);
        }
        for (String id : journal.acknowledged) {
            if (!seen.contains(id)) tell(id, "is acknowledged in the journal and was never at the venue");
        }
        journal.intents.forEach((id, intents) -> {
            if (intents.size() > 1) tell(id, "was intended " + intents.size() + " times");
            intents.forEach(this::decided);
        });
        int open = 0;
        for (String symbol : journal.books.keySet()) if (held(symbol)) open++;
        for (String symbol : venue.quantities().keySet()) {
            if (!journal.books.containsKey(symbol)) tell(symbol, "is unknown to the journal");
        }
        return new Comparison(
                venue.orders().size(),
                venue.orders().stream().mapToInt(order -> order.fills().size()).sum(),
                open,
                journal.events,
                differences,
                List.copyOf(unsettled.values()),
                journal.notes);
    }

    private void compare(String id, LoggedOrder logged) {
        var intents = journal.intents.getOrDefault(id, List.of());
        if (intents.isEmpty()) {
            tell(id, "is at the venue and was never intended");
            return;
        }
        var intent = intents.getFirst();
        String wanted = intent.symbol() + ' ' + text(intent.order());
        String got = logged.order().symbol() + ' ' + text(logged.order());
        if (!wanted.equals(got)) tell(id, "was intended as " + wanted + " and placed as " + got);
        var told = journal.fills.getOrDefault(id, List.of()).stream()
                .map(Books::text)
                .toList();
        var traded = logged.fills().stream().map(Books::text).toList();
        if (told.equals(traded)) return;
        boolean behind =
                told.size() < traded.size() && traded.subList(0, told.size()).equals(told);
        if (behind)
            leave(intent.symbol(), id, "filled " + traded + " at the venue, so far " + told + " in the journal");
        else tell(id, "filled " + traded + " at the venue, " + told + " in the journal");
    }

    /** An order's decision is on record before it. */
    private void decided(Ledger.Intent intent) {
        var order = intent.order();
        Long decision = journal.decisions.get(intent.symbol() + ' ' + order.decisionId());
        if (decision == null) tell(order.clientOrderId(), "has no decision " + order.decisionId());
        else if (decision >= intent.sequenceNr()) tell(order.clientOrderId(), "precedes its decision");
    }

    /** Whether a symbol holds a position at the end, which both must know and a resting stop must cover. */
    private boolean held(String symbol) {
        var book = journal.books.get(symbol);
        if (book == null) return false;
        for (var order : book.orders()) {
            if (!order.resting()) leave(symbol, order.id(), "is left " + order.state());
        }
        if (unsettledSymbols.contains(symbol)) return book.position().isPresent();
        double believed = journal.quantity(symbol);
        double bought = venue.quantities().getOrDefault(symbol, 0.0) + journal.liquidated.getOrDefault(symbol, 0.0);
        double dust = book.hasTerms() ? book.rules().stepSize() / 2 : DUST;
        if (Math.abs(believed - bought) > dust) tell(symbol, "holds " + bought + ", the journal says " + believed);
        var stops = venue.restingStops(symbol);
        if (book.position().isEmpty()) {
            if (!stops.isEmpty()) tell(symbol, "is flat with a stop: " + stops);
            return false;
        }
        var position = book.position().get();
        if (stops.size() != 1) tell(symbol, "has " + stops.size() + " resting stops: " + stops);
        stops.forEach(stop -> covers(symbol, stop, position.side(), Math.abs(bought), position.stop()));
        return true;
    }

    private void covers(String symbol, VenueOrder stop, Side side, double quantity, double believed) {
        if (stop.side() != OrderSide.closing(side)) tell(symbol, "has a stop on the wrong side: " + stop);
        double trigger = switch (stop) {
            case VenueOrder.CloseStop whole -> whole.triggerPrice();
            case VenueOrder.QuantityStop part -> {
                if (part.quantity() != quantity)
                    tell(symbol, "holds " + quantity + ", its stop covers " + part.quantity());
                yield part.triggerPrice();
            }
            case VenueOrder.Market ignored -> Double.NaN;
            case VenueOrder.Limit ignored -> Double.NaN;
        };
        if (trigger != believed) tell(symbol, "has its stop at " + trigger + ", the journal says " + believed);
    }

    private void leave(String symbol, String id, String finding) {
        unsettledSymbols.add(symbol);
        unsettled.put(id, id + ' ' + finding);
    }

    private void tell(String what, String finding) {
        differences.add(what + ' ' + finding);
    }

    private static String text(OrderIntended order) {
        return text(order.kind(), order.side(), order.quantity(), order.price(), order.reduceOnly());
    }

    private static String text(VenueOrder order) {
        String side = order.side().name();
        boolean reduces = order.reduceOnly();
        return switch (order) {
            case VenueOrder.Market market -> text("MARKET", side, market.quantity(), 0, reduces);
            case VenueOrder.Limit limit -> text("LIMIT", side, limit.quantity(), limit.price(), reduces);
            case VenueOrder.CloseStop stop -> text("CLOSE_STOP", side, 0, stop.triggerPrice(), reduces);
            case VenueOrder.QuantityStop stop ->
                text("QUANTITY_STOP", side, stop.quantity(), stop.triggerPrice(), reduces);
        };
    }

    private static String text(String kind, String side, double quantity, double price, boolean reduces) {
        return kind + ' ' + side + ' ' + quantity + " at " + price + (reduces ? " reducing" : "");
    }

    private static String text(OrderFilled fill) {
        return text(fill.tradeId(), fill.side(), fill.quantity(), fill.price(), fill.fee());
    }

    private static String text(VenueEvent.Filled fill) {
        return text(fill.tradeId(), fill.side().name(), fill.quantity(), fill.price(), fill.fee());
    }

    private static String text(long trade, String side, double quantity, double price, double fee) {
        return "#" + trade + ' ' + side + ' ' + quantity + " at " + price + " fee " + fee;
    }
}
