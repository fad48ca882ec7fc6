package io.quantumtrader.app.drill.ladder;

import io.quantumtrader.persistence.EventFeed;
import io.quantumtrader.persistence.JournalEvent;
import io.quantumtrader.persistence.safety.EmergencyEvent;
import io.quantumtrader.persistence.safety.KillSwitchEvent;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Every event that the fund told after it was in the journal. Thread-safe. */
final class Recorded implements EventFeed {

    private final Map<String, Map<Long, JournalEvent>> events = new ConcurrentHashMap<>();
    private final Set<String> latches = ConcurrentHashMap.newKeySet();

    @Override
    public void publish(String persistenceId, long sequenceNr, JournalEvent event) {
        events.computeIfAbsent(persistenceId, id -> new ConcurrentHashMap<>()).put(sequenceNr, event);
        if (event instanceof KillSwitchEvent.KillActivated activated)
            latches.add(activated.latch().latch().id());
        if (event instanceof EmergencyEvent.EmergencyActivated activated)
            latches.add(activated.latch().latch().id());
    }

    /** By persistence id and sequence number. */
    Map<String, Map<Long, JournalEvent>> events() {
        return events;
    }

    /** Latches that are in the journal. */
    Set<String> latches() {
        return Set.copyOf(latches);
    }
}
