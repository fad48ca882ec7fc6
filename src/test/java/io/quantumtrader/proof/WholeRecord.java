package io.quantumtrader.proof;

import io.quantumtrader.actors.venue.Venue;
import io.quantumtrader.app.audit.VenueBooks;
import io.quantumtrader.exchange.simulated.LoggedOrder;
import io.quantumtrader.kernel.venue.VenueOrder;
import io.quantumtrader.persistence.catalogue.AllEvents;
import io.quantumtrader.persistence.journal.JournalEntry;
import io.quantumtrader.persistence.journal.JournalReader;
import io.quantumtrader.persistence.postgres.Database;
import io.quantumtrader.persistence.symbol.SymbolEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * All that is on record of the orders of a fund on several nodes: the journal, and the runs that were set aside because another owner had
 * their places. Compared with the venue's log, order by order (rules, D6, E7).
 */
final class WholeRecord {

    private static final String ORPHAN = "orphan|";
    private static final double DUST = 1e-9;

    private final Map<String, List<Intent>> intents = new HashMap<>();
    private final Map<String, Long> decisions = new HashMap<>();
    private final Map<String, Integer> places = new HashMap<>();
    private final Set<String> orphans = new HashSet<>();
    private long events;

    /** An order that was allowed, and where that stands. */
    private record Intent(String stream, long sequenceNr, SymbolEvent.OrderIntended order) {}

    private WholeRecord() {}

    static WholeRecord of(Database database) {
        var record = new WholeRecord();
        try (var reader = new JournalReader(database, AllEvents.CATALOGUE)) {
            for (String id : reader.persistenceIds()) reader.forEach(id, 1, record::take);
        }
        return record;
    }

    private void take(JournalEntry entry) {
        events++;
        String stream = entry.persistenceId();
        if (stream.startsWith(ORPHAN)) orphans.add(stream);
        places.merge(owner(stream) + ' ' + entry.sequenceNr(), 1, Integer::sum);
        switch (entry.event()) {
            case SymbolEvent.Decided decided -> decisions.put(stream + ' ' + decided.decisionId(), entry.sequenceNr());
            case SymbolEvent.OrderIntended order ->
                intents.computeIfAbsent(order.clientOrderId(), name -> new ArrayList<>())
                        .add(new Intent(stream, entry.sequenceNr(), order));
            default -> {}
        }
    }

    /** The id under which a run was written before it was set aside: {@code orphan|id|writer} without both ends. */
    private static String owner(String stream) {
        return stream.startsWith(ORPHAN) ? stream.substring(ORPHAN.length(), stream.lastIndexOf('|')) : stream;
    }

    long events() {
        return events;
    }

    Set<String> orphans() {
        return Set.copyOf(orphans);
    }

    /** Whether this order was ever allowed, in the journal or in a run that was set aside. */
    boolean intends(String clientOrderId) {
        return intents.containsKey(clientOrderId);
    }

    /** Whether this order was allowed in a run that was set aside. */
    boolean setsAside(String clientOrderId) {
        return intents.getOrDefault(clientOrderId, List.of()).stream()
                .anyMatch(intent -> intent.stream().startsWith(ORPHAN));
    }

    /** Whether that stands only in a run that was set aside. */
    boolean onlySetAside(String clientOrderId) {
        return intents.getOrDefault(clientOrderId, List.of()).stream()
                .allMatch(intent -> intent.stream().startsWith(ORPHAN));
    }

    /** What speaks against one decision for each order of the venue, before it, and one order for each decision. */
    List<String> against(List<LoggedOrder> orders) {
        var found = new ArrayList<String>();
        var accepted = new HashSet<String>();
        var contents = new HashMap<String, String>();
        for (var logged : orders) {
            String id = logged.order().clientOrderId();
            String content = logged.order().toString();
            String before = contents.putIfAbsent(id, content);
            if (before != null && !before.equals(content)) found.add(id + " came as " + before + " and as " + content);
            if (logged.state() != Venue.OrderState.REJECTED && !accepted.add(id)) found.add(id + " was taken twice");
            compare(logged.order(), found);
        }
        return found;
    }

    private void compare(VenueOrder order, List<String> found) {
        String id = order.clientOrderId();
        var allowed = intents.getOrDefault(id, List.of());
        if (allowed.isEmpty()) found.add(id + " is at the venue and nowhere on record");
        else if (allowed.stream().noneMatch(intent -> isLike(intent.order(), order)))
            found.add(id + " is at the venue as " + order + ", on record as " + allowed);
        for (var intent : allowed) {
            if (!isDecided(intent)) found.add(id + " has no decision before it in " + intent.stream());
        }
    }

    /** The decision stands in the same run, or in the journal before the run parted from it. */
    private boolean isDecided(Intent intent) {
        String decision = intent.order().decisionId();
        return precedes(intent.stream() + ' ' + decision, intent.sequenceNr())
                || precedes(owner(intent.stream()) + ' ' + decision, intent.sequenceNr());
    }

    private boolean precedes(String decision, long sequenceNr) {
        Long at = decisions.get(decision);
        return at != null && at < sequenceNr;
    }

    private static boolean isLike(SymbolEvent.OrderIntended intended, VenueOrder order) {
        return intended.side().equals(order.side().name())
                && intended.reduceOnly() == order.reduceOnly()
                && switch (order) {
                    case VenueOrder.Market market ->
                        intended.kind().equals("MARKET") && intended.quantity() == market.quantity();
                    case VenueOrder.Limit limit ->
                        intended.kind().equals("LIMIT")
                                && intended.quantity() == limit.quantity()
                                && intended.price() == limit.price();
                    case VenueOrder.CloseStop stop ->
                        intended.kind().equals("CLOSE_STOP") && intended.price() == stop.triggerPrice();
                    case VenueOrder.QuantityStop stop ->
                        intended.kind().equals("QUANTITY_STOP")
                                && intended.quantity() == stop.quantity()
                                && intended.price() == stop.triggerPrice();
                };
    }

    /** Events that some node acknowledged and nobody has: each place is there as often as it was acknowledged. */
    List<String> missing(List<Path> witnesses) throws IOException {
        var seen = new TreeMap<String, Integer>();
        for (var witness : witnesses) {
            if (!Files.exists(witness)) continue;
            String text = Files.readString(witness);
            text.substring(0, text.lastIndexOf('\n') + 1).lines().forEach(line -> seen.merge(line, 1, Integer::sum));
        }
        var missing = new ArrayList<String>();
        seen.forEach((place, times) -> {
            int there = places.getOrDefault(place, 0);
            if (there < times) missing.add(place + " was acknowledged " + times + " times, is there " + there);
        });
        return missing;
    }

    /** Symbols that hold something at the venue without a stop; empty if each is protected or flat. */
    static List<String> bare(VenueBooks venue) {
        var bare = new ArrayList<String>();
        venue.quantities().forEach((symbol, quantity) -> {
            if (Math.abs(quantity) > DUST && venue.restingStops(symbol).isEmpty())
                bare.add(symbol + " holds " + quantity + " without a stop");
        });
        return bare;
    }
}
