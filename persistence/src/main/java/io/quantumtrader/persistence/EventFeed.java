package io.quantumtrader.persistence;

import org.slf4j.LoggerFactory;

/**
 * Where persisted events are told to whoever reads along: the event stream, counters, the page. Called after the event is
 * in the journal, from the actor that wrote it; it must return at once and never throw.
 */
@FunctionalInterface
public interface EventFeed {

    /** Tells nobody. */
    EventFeed NONE = (persistenceId, sequenceNr, event) -> {};

    void publish(String persistenceId, long sequenceNr, JournalEvent event);

    /** The same feed, but one that fails to tell keeps nobody from acting. */
    default EventFeed neverFailing() {
        return (persistenceId, sequenceNr, event) -> {
            try {
                publish(persistenceId, sequenceNr, event);
            } catch (RuntimeException | LinkageError failed) {
                LoggerFactory.getLogger(EventFeed.class)
                        .warn("{}: event {} was written but could not be told", persistenceId, sequenceNr, failed);
            }
        };
    }
}
