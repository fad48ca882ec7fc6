package io.quantumtrader.app.audit;

import io.quantumtrader.persistence.catalogue.AllEvents;
import io.quantumtrader.persistence.journal.JournalEntry;
import io.quantumtrader.persistence.journal.JournalReader;
import io.quantumtrader.persistence.postgres.Database;
import io.quantumtrader.persistence.symbol.SymbolBook;
import io.quantumtrader.persistence.symbol.SymbolEvent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What a journal says of orders, gathered in one reading. */
public final class Ledger {

    private static final String SYMBOLS = "symbol|";
    private static final String GUARDIANS = "guardian|";

    /** An order that the journal allowed, with its place among the events of its symbol. */
    record Intent(String symbol, long sequenceNr, SymbolEvent.OrderIntended order) {}

    final Map<String, List<Intent>> intents = new LinkedHashMap<>();
    final Map<String, List<SymbolEvent.OrderFilled>> fills = new HashMap<>();
    final Map<String, Long> decisions = new HashMap<>();
    final Set<String> acknowledged = new HashSet<>();
    final Map<String, SymbolBook> books = new TreeMap<>();
    final Map<String, Double> liquidated = new HashMap<>();
    final List<String> notes = new ArrayList<>();
    final List<String> faults = new ArrayList<>();
    long events;

    /** An empty ledger, to be given the events of each symbol in order. */
    public Ledger() {}

    /** Reads a whole journal. */
    public static Ledger of(Database database) {
        var ledger = new Ledger();
        try (var reader = new JournalReader(database, AllEvents.CATALOGUE)) {
            for (String id : reader.persistenceIds()) {
                if (speaksOfOrders(id)) reader.forEach(id, 1, ledger::take);
                else ledger.besides(reader.highestSequenceNr(id));
            }
        }
        return ledger;
    }

    /** Whether the events of this id are to be taken in: those of symbols, and of guardians that acted for them. */
    public static boolean speaksOfOrders(String id) {
        return id.startsWith(SYMBOLS) || id.startsWith(GUARDIANS);
    }

    /** Counts events that are not about orders. */
    public void besides(long others) {
        events += others;
    }

    /** Takes in what was gathered of other symbols. */
    public void add(Ledger more) {
        events += more.events;
        more.intents.forEach((id, orders) ->
                intents.computeIfAbsent(id, name -> new ArrayList<>()).addAll(orders));
        more.fills.forEach((id, trades) ->
                fills.computeIfAbsent(id, name -> new ArrayList<>()).addAll(trades));
        decisions.putAll(more.decisions);
        acknowledged.addAll(more.acknowledged);
        books.putAll(more.books);
        more.liquidated.forEach((symbol, quantity) -> liquidated.merge(symbol, quantity, Double::sum));
        notes.addAll(more.notes);
        faults.addAll(more.faults);
    }

    /** Symbols that the journal knows. */
    public Set<String> symbols() {
        return Collections.unmodifiableSet(books.keySet());
    }

    /** Base asset that the venue took over, positive bought. */
    public double liquidated(String symbol) {
        return liquidated.getOrDefault(symbol, 0.0);
    }

    /** Takes the next event of a symbol in. */
    public void take(JournalEntry entry) {
        events++;
        String id = entry.persistenceId();
        String symbol = id.substring(id.lastIndexOf('|') + 1);
        if (!(entry.event() instanceof SymbolEvent event)) {
            faults.add(id + " holds an event of another family: " + entry.event());
            return;
        }
        if (id.startsWith(SYMBOLS))
            books.computeIfAbsent(symbol, name -> new SymbolBook(bar -> {})).apply(event);
        switch (event) {
            case SymbolEvent.Decided decided -> {
                if (decisions.put(symbol + ' ' + decided.decisionId(), entry.sequenceNr()) != null)
                    faults.add(symbol + ": decision twice: " + decided.decisionId());
            }
            case SymbolEvent.OrderIntended order ->
                intents.computeIfAbsent(order.clientOrderId(), name -> new ArrayList<>())
                        .add(new Intent(symbol, entry.sequenceNr(), order));
            case SymbolEvent.OrderAccepted accepted -> acknowledged.add(accepted.clientOrderId());
            case SymbolEvent.OrderFilled fill -> {
                acknowledged.add(fill.clientOrderId());
                fills.computeIfAbsent(fill.clientOrderId(), name -> new ArrayList<>())
                        .add(fill);
            }
            case SymbolEvent.PositionLiquidated lost ->
                liquidated.merge(symbol, lost.side().equals("BUY") ? lost.quantity() : -lost.quantity(), Double::sum);
            case SymbolEvent.DriftResolved drift -> notes.add(symbol + ": record and venue differed: " + drift);
            case SymbolEvent.PositionAdopted adopted -> notes.add(symbol + ": adopted: " + adopted);
            case SymbolEvent ignored -> {}
        }
    }

    /** Base asset that the journal believes held, negative for short. */
    public double quantity(String symbol) {
        var book = books.get(symbol);
        return book == null ? 0 : book.signedQuantity();
    }
}
