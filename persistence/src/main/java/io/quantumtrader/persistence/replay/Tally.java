package io.quantumtrader.persistence.replay;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How many decisions were derived again and how many only read, by kind; sums do not depend on the order of adding. */
public final class Tally {

    /**
     * The decisions of one kind.
     *
     * @param derived derived again from their inputs and compared
     * @param read taken from the journal as they are
     * @param because why they were only read: how many for each reason
     */
    public record Count(Kind kind, long derived, long read, Map<String, Long> because) {
        public Count {
            because = Map.copyOf(because);
        }
    }

    private final Map<Kind, Long> derived = new EnumMap<>(Kind.class);
    private final Map<Kind, Map<String, Long>> read = new EnumMap<>(Kind.class);

    /** One more was derived again. */
    public void derived(Kind kind) {
        derived.merge(kind, 1L, Long::sum);
    }

    /** One more was only read. */
    public void read(Kind kind, String because) {
        read.computeIfAbsent(kind, ignored -> new TreeMap<>()).merge(because, 1L, Long::sum);
    }

    public void add(Tally more) {
        more.derived.forEach((kind, count) -> derived.merge(kind, count, Long::sum));
        more.read.forEach((kind, reasons) -> reasons.forEach((because, count) ->
                read.computeIfAbsent(kind, ignored -> new TreeMap<>()).merge(because, count, Long::sum)));
    }

    /** All derived. */
    public long derived() {
        return derived.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Kinds that occurred, in the order of {@link Kind}. */
    public List<Count> counts() {
        var counts = new ArrayList<Count>();
        for (var kind : Kind.values()) {
            var reasons = read.getOrDefault(kind, Map.of());
            long only = reasons.values().stream().mapToLong(Long::longValue).sum();
            long again = derived.getOrDefault(kind, 0L);
            if (only + again > 0) counts.add(new Count(kind, again, only, reasons));
        }
        return counts;
    }
}
