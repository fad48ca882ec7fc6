package io.quantumtrader.persistence.snapshot;

import io.quantumtrader.persistence.JournalEvent;
import java.util.function.Supplier;

/** Where a persistent actor leaves states that it may go on from. Nothing is ever waited for, and nothing promised. */
public interface SnapshotDesk {

    /** Takes nothing, so that every recovery reads all events. */
    SnapshotDesk NONE = new SnapshotDesk() {
        @Override
        public void expect(String persistenceId, String version, Class<?> type) {}

        @Override
        public void recorded(String persistenceId, long sequenceNr, JournalEvent last, Supplier<?> state) {}
    };

    /**
     * Names, before a recovery, what it can go on from.
     *
     * @param version of the settings; a state that was left under others, or by other code, does not count
     * @param type record that the state is read as
     */
    void expect(String persistenceId, String version, Class<?> type);

    /**
     * Events are recorded; the state after them is taken if it is time for one.
     *
     * @param sequenceNr of the last event in it
     * @param last that event: a journal that has another there does not take the state
     * @param state asked for at once, on the caller's thread, if it is taken; immutable
     */
    void recorded(String persistenceId, long sequenceNr, JournalEvent last, Supplier<?> state);
}
