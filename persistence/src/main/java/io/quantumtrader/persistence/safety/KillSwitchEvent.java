package io.quantumtrader.persistence.safety;

import io.quantumtrader.persistence.JournalEvent;
import java.util.List;

/** What happened to the kill switch (level 6). */
public sealed interface KillSwitchEvent extends JournalEvent {

    /** The persistence id. */
    String ID = "kill-switch";

    long atMs();

    /**
     * Somebody tightened.
     *
     * @param follows the permission that the latch's scope has from now on
     */
    record KillActivated(LatchRow latch, String follows, long atMs) implements KillSwitchEvent {}

    /**
     * An operator's first word for a release; nothing is released by it.
     *
     * @param saidMs when, by the clock that the ceremony goes by, UTC epoch milliseconds
     * @param earliestMs from when it can be approved or confirmed, by the same clock
     */
    record KillReleaseProposed(String latchId, String who, String why, long saidMs, long earliestMs, long atMs)
            implements KillSwitchEvent {}

    /**
     * A latch was released.
     *
     * @param persons who said so, in order
     * @param singlePerson whether one person was enough where a live fund asks for two
     * @param follows the permission that the scope has from now on, after all layers
     */
    record KillReleased(
            String latchId,
            String scope,
            String permission,
            List<String> persons,
            boolean singlePerson,
            String why,
            String follows,
            long atMs)
            implements KillSwitchEvent {
        public KillReleased {
            persons = List.copyOf(persons);
        }
    }

    /**
     * An operator's first word for a send-hold; nothing is held by it.
     *
     * @param saidMs when, by the clock that the ceremony goes by, UTC epoch milliseconds
     * @param earliestMs from when it can be approved or confirmed, by the same clock
     */
    record HaltProposed(String haltId, String who, String why, long saidMs, long earliestMs, long atMs)
            implements KillSwitchEvent {}

    /**
     * Nothing is sent to the venue any more, neither openings nor exits.
     *
     * @param connection whose sends are held
     * @param persons who said so, in order
     * @param saidMs the last word, by the clock of the operators
     * @param follows what is the case from now on
     */
    record HaltActivated(
            String haltId,
            String connection,
            List<String> persons,
            boolean singlePerson,
            String why,
            long saidMs,
            String follows,
            long atMs)
            implements KillSwitchEvent {
        public HaltActivated {
            persons = List.copyOf(persons);
        }
    }

    /** An operator's first word for the release of a send-hold; fields as of {@link HaltProposed}. */
    record HaltReleaseProposed(String haltId, String who, String why, long saidMs, long earliestMs, long atMs)
            implements KillSwitchEvent {}

    /**
     * What was held is sent.
     *
     * @param persons who said so, in order
     * @param cause why it was set
     * @param follows the permission of everything from now on, after all layers
     */
    record HaltReleased(
            String haltId,
            String connection,
            List<String> persons,
            boolean singlePerson,
            String why,
            String cause,
            String follows,
            long saidMs,
            long atMs)
            implements KillSwitchEvent {
        public HaltReleased {
            persons = List.copyOf(persons);
        }
    }
}
