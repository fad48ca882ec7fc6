package io.quantumtrader.proof;

import io.quantumtrader.persistence.catalogue.AllEvents;
import io.quantumtrader.persistence.journal.JournalEntry;
import io.quantumtrader.persistence.journal.JournalReader;
import io.quantumtrader.persistence.postgres.Database;
import io.quantumtrader.persistence.postgres.PostgresServer;
import io.quantumtrader.persistence.postgres.ServerSettings;
import io.quantumtrader.persistence.symbol.SymbolBook;
import io.quantumtrader.persistence.symbol.SymbolEvent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** What a journal says of orders, gathered in one reading. */
final class Ledger {

    private static final String SYMBOLS = "symbol|";

    /** An order that the journal allowed, with its place among the events of its symbol. */
    record Intent(String symbol, long sequenceNr, SymbolEvent.OrderIntended order) {}

    final Map<String, List<Intent>> intents = new LinkedHashMap<>();
    final Map<String, List<SymbolEvent.OrderFilled>> fills = new HashMap<>();
    final Map<String, Long> decisions = new HashMap<>();
    final Set<String> acknowledged = new HashSet<>();
    final Map<String, SymbolBook> books = new TreeMap<>();
    final Map<String, Double> liquidated = new HashMap<>();
    final List<String> surprises = new ArrayList<>();
    long events;

    private Ledger() {}

    /** Reads the journal of a data folder; its database is used as it runs, or started for the while. */
    static Ledger of(Path data, Path programs) {
        return reading(data, programs, Ledger::of);
    }

    /** Does something with the database of a data folder, whether it runs or not. */
    static <T> T reading(Path data, Path programs, Function<Database, T> work) {
        var running = PostgresServer.running(data.resolve("postgres"));
        if (running.isPresent()) return work.apply(running.get());
        try (var server = PostgresServer.start(ServerSettings.in(data.resolve("postgres"), programs))) {
            return work.apply(server.database());
        }
    }

    private static Ledger of(Database database) {
        var ledger = new Ledger();
        try (var reader = new JournalReader(database, AllEvents.CATALOGUE)) {
            for (String id : reader.persistenceIds()) {
                if (id.startsWith(SYMBOLS)) reader.forEach(id, 1, ledger::take);
                else ledger.events += reader.highestSequenceNr(id);
            }
        }
        return ledger;
    }

    private void take(JournalEntry entry) {
        events++;
        String id = entry.persistenceId();
        String symbol = id.substring(id.lastIndexOf('|') + 1);
        if (!(entry.event() instanceof SymbolEvent event)) {
            surprises.add(id + " holds an event of another family: " + entry.event());
            return;
        }
        books.computeIfAbsent(symbol, name -> new SymbolBook(bar -> {})).apply(event);
        switch (event) {
            case SymbolEvent.Decided decided -> {
                if (decisions.put(symbol + ' ' + decided.decisionId(), entry.sequenceNr()) != null)
                    surprises.add(symbol + ": decision twice: " + decided.decisionId());
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
            case SymbolEvent.DriftResolved drift -> surprises.add(symbol + ": record and venue differed: " + drift);
            case SymbolEvent.PositionAdopted adopted -> surprises.add(symbol + ": adopted: " + adopted);
            case SymbolEvent ignored -> {}
        }
    }

    /** Base asset that the journal believes held, negative for short. */
    double quantity(String symbol) {
        var book = books.get(symbol);
        return book == null
                ? 0
                : book.position()
                        .map(held -> held.side().sign() * held.quantity())
                        .orElse(0.0);
    }
}
