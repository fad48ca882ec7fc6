package io.quantumtrader.exchange.simulated;

import io.quantumtrader.actors.venue.DrivenVenue;
import io.quantumtrader.actors.venue.Venue.Account;
import io.quantumtrader.kernel.venue.InstrumentRules;
import io.quantumtrader.kernel.venue.VenueEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** All that the venue knows; {@link #replay} brings it back from the log, batch by batch. */
final class VenueState {

    private final SortedMap<String, SymbolBook> books = new TreeMap<>();
    private final EventHistory history = new EventHistory();
    private final double defaultLeverage;
    private List<VenueEvent> unsettled = new ArrayList<>();
    private List<VenueEvent> lastTickEvents = List.of();
    private List<String> loggedSymbols = List.of();
    private double startEquity;
    private long sequence;
    private long lastTick;
    private long lastAtMs;

    VenueState(VenueSettings settings, Map<String, InstrumentRules> instruments) {
        startEquity = settings.startEquity();
        defaultLeverage = settings.defaultLeverage();
        instruments.forEach(this::list);
    }

    private void list(String symbol, InstrumentRules rules) {
        books.computeIfAbsent(symbol, name -> new SymbolBook(name, rules, defaultLeverage));
    }

    @Nullable
    SymbolBook find(String symbol) {
        return books.get(symbol);
    }

    List<Unattended> unattended(Set<String> attended) {
        return books.values().stream()
                .filter(book -> !attended.contains(book.symbol))
                .map(book -> new Unattended(
                        book.symbol, book.position().signed(), book.openOrders().size()))
                .filter(left -> left.signedQuantity() != 0 || left.workingOrders() > 0)
                .toList();
    }

    SymbolBook book(String symbol) {
        var book = books.get(symbol);
        if (book == null) throw new IllegalArgumentException("the venue does not list " + symbol);
        return book;
    }

    long sequence() {
        return sequence;
    }

    long lastTick() {
        return lastTick;
    }

    long lastAtMs() {
        return lastAtMs;
    }

    List<VenueEvent> lastTickEvents() {
        return lastTickEvents;
    }

    /** Puts events into their order, numbers them and keeps them for readers that were away. */
    List<VenueEvent> number(List<VenueEvent> happened) {
        if (happened.isEmpty()) return List.of();
        happened.sort(DrivenVenue.DELIVERY);
        List<VenueEvent> numbered = new ArrayList<>(happened.size());
        for (var event : happened) {
            var withNumber = Numbered.of(event, ++sequence);
            numbered.add(withNumber);
            remember(withNumber);
        }
        return List.copyOf(numbered);
    }

    private void remember(VenueEvent numbered) {
        book(numbered.symbol()).remember(numbered);
        history.add(numbered);
    }

    List<VenueEvent> eventsAfter(long sequence, int most) {
        return history.after(sequence, most);
    }

    double startEquity() {
        return startEquity;
    }

    void unsettled(List<VenueEvent> events) {
        unsettled.addAll(events);
    }

    /** Hands over what happened between ticks, once. */
    List<VenueEvent> settle() {
        if (unsettled.isEmpty()) return List.of();
        var events = unsettled;
        unsettled = new ArrayList<>();
        events.sort(DrivenVenue.DELIVERY);
        return List.copyOf(events);
    }

    void ticked(VenueRecord.Ticked ticked, List<VenueEvent> events) {
        lastTick = ticked.tick();
        lastAtMs = ticked.atMs();
        lastTickEvents = events;
    }

    /** Last and mark price of each symbol in turn. */
    List<Double> prices() {
        List<Double> prices = new ArrayList<>(2 * books.size());
        for (var book : books.values()) {
            prices.add(book.last);
            prices.add(book.mark);
        }
        return prices;
    }

    VenueRecord.Opened session(int version, long seed) {
        SortedMap<String, InstrumentRules> instruments = new TreeMap<>();
        books.forEach((symbol, book) -> instruments.put(symbol, book.rules));
        return new VenueRecord.Opened(version, seed, startEquity, instruments);
    }

    Account account() {
        double unrealized = 0;
        double maintenance = 0;
        for (var book : books.values()) {
            unrealized += book.unrealizedPnl();
            maintenance += book.maintenanceMargin();
        }
        return new Account(wallet(), unrealized, maintenance, lastAtMs);
    }

    /** Quote currency that is not bound as margin. */
    double available() {
        double bound = 0;
        for (var book : books.values()) bound += book.position().margin() + book.reserved();
        return wallet() - bound;
    }

    /** Summed in symbol order, so that it does not depend on the order in which symbols traded. */
    private double wallet() {
        double cash = startEquity;
        for (var book : books.values()) cash += book.cash();
        return cash;
    }

    /** Applies one batch of the log. Symbols that are not listed any more stay, with what they earned. What happened between ticks since the last one counts as unsettled again. */
    void replay(List<VenueRecord> batch) {
        List<VenueEvent> events = new ArrayList<>();
        for (var row : batch) {
            switch (row) {
                case VenueRecord.Opened opened -> {
                    if (loggedSymbols.isEmpty()) startEquity = opened.startEquity();
                    loggedSymbols = List.copyOf(opened.instruments().keySet());
                    opened.instruments().forEach(this::list);
                }
                case VenueRecord.Placed placed -> book(placed.order().symbol()).applyPlaced(placed.order());
                case VenueRecord.Refused refused -> {}
                case VenueRecord.LeverageSet set -> book(set.symbol()).applyLeverage(set.leverage());
                case VenueRecord.Happened(var event) -> {
                    book(event.symbol()).apply(event);
                    remember(event);
                    sequence = event.sequence();
                    events.add(event);
                }
                case VenueRecord.Ticked ticked -> {
                    ticked(ticked, List.copyOf(events));
                    restore(ticked.prices());
                    unsettled.clear();
                    events.clear();
                }
            }
        }
        unsettled.addAll(events);
    }

    private void restore(List<Double> prices) {
        for (int i = 0; i < loggedSymbols.size(); i++) {
            var book = books.get(loggedSymbols.get(i));
            if (book == null) continue;
            book.last = prices.get(2 * i);
            book.mark = prices.get(2 * i + 1);
        }
    }
}
