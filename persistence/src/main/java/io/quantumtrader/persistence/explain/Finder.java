package io.quantumtrader.persistence.explain;

import io.quantumtrader.persistence.symbol.ObservationRow;
import io.quantumtrader.persistence.symbol.SymbolEvent.Decided;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Finds places in the journal by halving: what grows with the sequence number of an id is found in a few questions. */
final class Finder {

    private static final Set<String> DECIDED = Set.of("Decided");
    private static final Set<String> JUDGED = Set.of("Decided", "Observation");
    private static final int NEIGHBOURS = 200;

    private final Pages pages;

    Finder(Pages pages) {
        this.pages = pages;
    }

    /** The last event of an id for which this holds, where it holds up to some place and never after. */
    Optional<Entry> last(String id, Set<String> names, Predicate<Entry> holds) {
        var newest = pages.latest(id, Long.MAX_VALUE, Set.of(), 1);
        long low = 0;
        long high = newest.isEmpty() ? 0 : newest.getFirst().sequenceNr();
        Optional<Entry> best = Optional.empty();
        while (low < high) {
            long middle = low + (high - low + 1) / 2;
            var found = pages.following(id, middle, names, 1).stream().findFirst();
            if (found.isPresent() && holds.test(found.get())) {
                best = found;
                low = found.get().sequenceNr();
            } else {
                high = middle - 1;
            }
        }
        return best;
    }

    /** The last decision of a symbol or guardian with at most this number. */
    Optional<Entry> decision(String id, long number) {
        return last(id, DECIDED, entry -> number(entry) <= number);
    }

    /** The number at the end of a decision's id. */
    static long number(Entry entry) {
        if (!(entry.event() instanceof Decided decided)) return -1;
        String id = decided.decisionId();
        return Long.parseLong(id.substring(id.lastIndexOf('-') + 1));
    }

    /** The last closed bar of a symbol that was judged on a tick or before. */
    Optional<Entry> barByTick(String id, long tick) {
        return bar(id, entry -> Target.of(entry).map(Target::tick).orElse(Long.MAX_VALUE) <= tick);
    }

    /** The last closed bar of a symbol that was judged at a time or before, UTC epoch milliseconds. */
    Optional<Entry> barByTime(String id, long atMs) {
        return bar(id, entry -> Target.of(entry).map(Target::atMs).orElse(Long.MAX_VALUE) <= atMs);
    }

    private Optional<Entry> bar(String id, Predicate<Entry> holds) {
        return last(id, JUDGED, holds)
                .flatMap(last -> before(id, last).stream()
                        .filter(entry -> row(entry).isPresent())
                        .findFirst());
    }

    private List<Entry> before(String id, Entry last) {
        return pages.latest(id, last.sequenceNr() + 1, JUDGED, NEIGHBOURS);
    }

    /** The bar that an event was judged on. */
    static Optional<ObservationRow> row(Entry entry) {
        return switch (entry.event()) {
            case ObservationRow row -> Optional.of(row);
            case Decided decided -> decided.observation();
            default -> Optional.empty();
        };
    }
}
