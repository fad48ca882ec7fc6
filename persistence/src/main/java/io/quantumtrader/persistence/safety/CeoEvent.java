package io.quantumtrader.persistence.safety;

import io.quantumtrader.persistence.JournalEvent;
import io.quantumtrader.persistence.ReasonRow;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** What happened to the CEO (level 7). */
public sealed interface CeoEvent extends JournalEvent {

    /** The persistence id. */
    String ID = "ceo";

    long atMs();

    /**
     * The operating mode changed.
     *
     * @param inputs the reading it was decided on
     * @param latch what BLACK_SWAN latched, present only for it
     * @param follows the permission that this layer leaves to everything from now on
     */
    record ModeChanged(
            String from,
            String to,
            List<ReasonRow> reasons,
            List<NamedValue> inputs,
            Optional<LatchRow> latch,
            String who,
            String why,
            String follows,
            long tick,
            long atMs)
            implements CeoEvent {
        public ModeChanged {
            reasons = List.copyOf(reasons);
            inputs = List.copyOf(inputs);
        }
    }

    /** There is no drawdown reading any more: nothing is opened, whatever the mode. */
    record ReadingLost(long tick, long atMs) implements CeoEvent {}

    /** There is a drawdown reading again. */
    record ReadingFound(long tick, long atMs) implements CeoEvent {}

    /**
     * An operator's first word for the release of BLACK_SWAN.
     *
     * @param saidMs when, by the clock that the ceremony goes by, UTC epoch milliseconds
     * @param earliestMs from when it can be approved or confirmed, by the same clock
     */
    record BlackSwanReleaseProposed(String latchId, String who, String why, long saidMs, long earliestMs, long atMs)
            implements CeoEvent {}

    /**
     * BLACK_SWAN was released.
     *
     * @param persons who said so, in order
     * @param mode the mode that follows
     * @param scope what it covered; since version 2
     * @param follows the permission that the scope has from now on, after all layers; since version 2
     * @param drawdown from the reference peak in force, which level 5 re-bases and this release does not; since version 2
     */
    record BlackSwanReleased(
            String latchId,
            List<String> persons,
            boolean singlePerson,
            String why,
            String mode,
            long atMs,
            Optional<String> scope,
            Optional<String> follows,
            OptionalDouble drawdown)
            implements CeoEvent {
        public BlackSwanReleased {
            persons = List.copyOf(persons);
        }
    }
}
