package io.quantumtrader.actors.cluster;

import io.quantumtrader.actors.safety.Ladder;
import io.quantumtrader.actors.safety.LadderChange;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The last change of each thing that a node's copy of the ladder knows of, with its stamp. Copies that have heard the same changes, in
 * whatever order and however often, say the same. Thread-safe.
 */
public final class LadderHistory {

    private final String node;
    private final Ladder ladder;
    private final InstantSource clock;
    private final Map<String, StampedChange> latest = new HashMap<>();
    private long latestMicros;
    private long latches;

    /** That of one node's copy, which knows nothing yet. */
    public static LadderHistory of(String node, Ladder ladder) {
        return new LadderHistory(node, ladder, InstantSource.system());
    }

    LadderHistory(String node, Ladder ladder, InstantSource clock) {
        this.node = node;
        this.ladder = ladder;
        this.clock = clock;
    }

    /** A change that was made here, later than all that is known. */
    synchronized StampedChange made(LadderChange change) {
        latestMicros = Math.max(latestMicros + 1, clock.millis() * 1_000);
        var stamped = new StampedChange(new Stamp(latestMicros, node), change);
        keep(stamped);
        return stamped;
    }

    /** Takes a change of another copy over, unless a later one of the same thing is known. */
    void heard(StampedChange told) {
        ladder.heard(told.change(), () -> isNews(told));
    }

    private synchronized boolean isNews(StampedChange told) {
        latestMicros = Math.max(latestMicros, told.stamp().micros());
        var known = latest.get(told.change().key());
        if (known != null && known.stamp().compareTo(told.stamp()) >= 0) return false;
        keep(told);
        return true;
    }

    private void keep(StampedChange stamped) {
        var before = latest.put(stamped.change().key(), stamped);
        latches ^= fingerprint(stamped);
        if (before != null) latches ^= fingerprint(before);
    }

    /** Of what a layer says without latching it nothing depends. */
    private static long fingerprint(StampedChange stamped) {
        if (!ofLatches(stamped.change())) return 0;
        long mixed = stamped.stamp().micros() * 0x9E3779B97F4A7C15L
                + 31L * stamped.stamp().node().hashCode()
                + stamped.change().key().hashCode();
        mixed = (mixed ^ mixed >>> 30) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
        return mixed ^ mixed >>> 31;
    }

    private static boolean ofLatches(LadderChange change) {
        return switch (change) {
            case LadderChange.Tightened latch -> true;
            case LadderChange.Released latch -> true;
            case LadderChange.Said verdict -> false;
            case LadderChange.Withdrawn verdict -> false;
            case LadderChange.LimitsChanged limits -> false;
        };
    }

    /** The same number for copies that know the same latches and releases. */
    synchronized long latches() {
        return latches;
    }

    /** The latches and releases that are known; empty for a copy that knows the same. */
    synchronized Optional<List<StampedChange>> latchesBeyond(OptionalLong known) {
        if (known.isPresent() && known.getAsLong() == latches) return Optional.empty();
        return Optional.of(latest.values().stream()
                .filter(stamped -> ofLatches(stamped.change()))
                .toList());
    }

    /** All that is known, for a copy that knows nothing yet. */
    synchronized List<StampedChange> all() {
        return new ArrayList<>(latest.values());
    }
}
