package io.quantumtrader.actors.cluster;

import io.quantumtrader.actors.safety.Ladder;
import io.quantumtrader.actors.safety.LadderChange;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The last change of each thing that a node's copy of the ladder knows of, with its stamp. Copies that have heard the same changes, in
 * whatever order and however often, say the same. Thread-safe.
 */
final class LadderHistory {

    private final String node;
    private final Ladder ladder;
    private final InstantSource clock;
    private final Map<String, StampedChange> latest = new HashMap<>();
    private long latestMicros;

    LadderHistory(String node, Ladder ladder, InstantSource clock) {
        this.node = node;
        this.ladder = ladder;
        this.clock = clock;
    }

    /** A change that was made here, later than all that is known. */
    synchronized StampedChange made(LadderChange change) {
        latestMicros = Math.max(latestMicros + 1, clock.millis() * 1_000);
        var stamped = new StampedChange(new Stamp(latestMicros, node), change);
        latest.put(change.key(), stamped);
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
        latest.put(told.change().key(), told);
        return true;
    }

    /** All that is known, for a copy that knows nothing yet. */
    synchronized List<StampedChange> all() {
        return new ArrayList<>(latest.values());
    }
}
