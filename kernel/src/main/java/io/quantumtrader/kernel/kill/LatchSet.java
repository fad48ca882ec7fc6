package io.quantumtrader.kernel.kill;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The latches that stand, and the ids of those that were released. Two copies merge by union; a latch is missing from
 * the merge only if one copy knows its release, so a copy that was cut off can tighten but never loosen (rules, B4).
 *
 * @param standing by id
 * @param released ids that will never stand again
 */
public record LatchSet(SortedMap<String, Latch> standing, SortedSet<String> released) {

    public static final LatchSet EMPTY = new LatchSet(Collections.emptySortedMap(), Collections.emptySortedSet());

    public LatchSet {
        standing = Collections.unmodifiableSortedMap(new TreeMap<>(standing));
        released = Collections.unmodifiableSortedSet(new TreeSet<>(released));
    }

    /** With one latch more; adding one that stands or was released changes nothing. */
    public LatchSet add(Latch latch) {
        if (knows(latch.id())) return this;
        var more = new TreeMap<>(standing);
        more.put(latch.id(), latch);
        return new LatchSet(more, released);
    }

    /** Without this one latch; every other one stays. Its id stays known, so that no copy brings it back. */
    public LatchSet release(String id) {
        if (released.contains(id)) return this;
        var fewer = new TreeMap<>(standing);
        fewer.remove(id);
        var known = new TreeSet<>(released);
        known.add(id);
        return new LatchSet(fewer, known);
    }

    /** Commutative, associative and idempotent, provided that an id always names the same latch. */
    public LatchSet merge(LatchSet other) {
        var union = new TreeMap<>(other.standing);
        union.putAll(standing);
        var known = new TreeSet<>(released);
        known.addAll(other.released);
        union.keySet().removeAll(known);
        return new LatchSet(union, known);
    }

    /** Whether the id stands or once stood. */
    public boolean knows(String id) {
        return standing.containsKey(id) || released.contains(id);
    }

    /** An id that was never used: the wished one, or the first of {@code id#2}, {@code id#3} … that is free. */
    public String freeId(String wished) {
        if (!knows(wished)) return wished;
        int n = 2;
        while (knows(wished + "#" + n)) n++;
        return wished + "#" + n;
    }

    public Optional<Latch> find(String id) {
        return Optional.ofNullable(standing.get(id));
    }

    public List<Latch> latches() {
        return List.copyOf(standing.values());
    }

    public List<Verdict> verdicts() {
        return standing.values().stream().map(Latch::verdict).toList();
    }
}
