package io.quantumtrader.persistence;

/**
 * Where persisted events are told to whoever reads along: the event stream, counters, the page. Called after the event is
 * in the journal, from the actor that wrote it; it must return at once and never throw.
 */
@FunctionalInterface
public interface EventFeed {

    /** Tells nobody. */
    EventFeed NONE = (persistenceId, sequenceNr, event) -> {};

    void publish(String persistenceId, long sequenceNr, JournalEvent event);
}
