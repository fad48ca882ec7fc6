package io.quantumtrader.app.drill.cluster;

import io.quantumtrader.persistence.catalogue.AllEvents;
import io.quantumtrader.persistence.journal.JournalEntry;
import io.quantumtrader.persistence.journal.JournalReader;
import io.quantumtrader.persistence.postgres.Database;
import io.quantumtrader.persistence.symbol.SymbolEvent.OrderIntended;
import io.quantumtrader.persistence.symbol.SymbolEvent.OwnershipTaken;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the journal tells of owners: who wrote, when, and who took over. */
record JournalTrail(Database database) {

    private static final String SYMBOLS = "symbol|";

    /** Where the ids of some symbols end now. */
    Map<String, Long> ends(List<String> symbols) {
        var ends = new HashMap<String, Long>();
        try (var reader = new JournalReader(database, AllEvents.CATALOGUE)) {
            for (String id : reader.persistenceIds()) {
                if (id.startsWith(SYMBOLS) && symbols.contains(symbolOf(id)))
                    ends.put(id, reader.highestSequenceNr(id));
            }
        }
        return ends;
    }

    /**
     * How one symbol went from one owner to another, wall clock of the writers in epoch milliseconds.
     *
     * @param lastMs last event of the former owner, 0 for none
     * @param takenMs the next owner's {@link OwnershipTaken}
     * @param wentOnMs the first event of the next owner that says more
     */
    record Passage(long lastMs, long takenMs, Optional<Long> wentOnMs) {}

    /** The first change of owner behind a place. */
    Optional<Passage> passage(String id, long behind) {
        var entries = new ArrayList<JournalEntry>();
        try (var reader = new JournalReader(database, AllEvents.CATALOGUE)) {
            reader.forEach(id, Math.max(1, behind), entries::add);
        }
        for (int i = 1; i < entries.size(); i++) {
            if (!(entries.get(i).event() instanceof OwnershipTaken)) continue;
            var after = entries.subList(i + 1, entries.size()).stream()
                    .filter(entry -> !(entry.event() instanceof OwnershipTaken))
                    .findFirst();
            return Optional.of(new Passage(
                    entries.get(i - 1).writtenAtMs(),
                    entries.get(i).writtenAtMs(),
                    after.map(JournalEntry::writtenAtMs)));
        }
        return Optional.empty();
    }

    /** Writers that come back after another has written, or begin without taking ownership. */
    List<String> overlaps() {
        var found = new ArrayList<String>();
        try (var reader = new JournalReader(database, AllEvents.CATALOGUE)) {
            for (String id : reader.persistenceIds()) {
                if (!id.startsWith(SYMBOLS)) continue;
                var owners = new Owners(id, found);
                reader.forEach(id, 1, owners::take);
            }
        }
        return found;
    }

    /** Permits that more than one order spends. */
    List<String> permitsTwice() {
        var found = new ArrayList<String>();
        var spent = new HashMap<String, String>();
        try (var reader = new JournalReader(database, AllEvents.CATALOGUE)) {
            for (String id : reader.persistenceIds()) {
                if (id.startsWith(SYMBOLS)) reader.forEach(id, 1, entry -> spend(entry, spent, found));
            }
        }
        return found;
    }

    private static void spend(JournalEntry entry, Map<String, String> spent, List<String> found) {
        if (!(entry.event() instanceof OrderIntended order) || order.permitId().isEmpty()) return;
        String before = spent.put(order.permitId(), order.clientOrderId());
        if (before != null) found.add("permit " + order.permitId() + " by " + before + " and " + order.clientOrderId());
    }

    static String symbolOf(String id) {
        return id.substring(id.lastIndexOf('|') + 1);
    }

    /** The writers of one id, in the order of its events. */
    private static final class Owners {

        private final String id;
        private final List<String> found;
        private final HashSet<String> former = new HashSet<>();
        private String writer = "";
        private long writtenAtMs;

        private Owners(String id, List<String> found) {
            this.id = id;
            this.found = found;
        }

        private void take(JournalEntry entry) {
            if (!entry.writer().equals(writer)) {
                if (former.contains(entry.writer()))
                    found.add(id + " " + entry.sequenceNr() + " was written by an owner of before");
                if (!writer.isEmpty() && entry.writtenAtMs() < writtenAtMs)
                    found.add(id + " " + entry.sequenceNr() + " was written " + (writtenAtMs - entry.writtenAtMs())
                            + " ms before the last event of the former owner");
                former.add(writer);
                writer = entry.writer();
            }
            writtenAtMs = entry.writtenAtMs();
        }
    }
}
