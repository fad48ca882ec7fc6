package io.quantumtrader.persistence;

import java.util.List;
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

    /** Told to each of these, in their order; one that fails keeps none of the others from hearing. */
    static EventFeed all(List<EventFeed> each) {
        var isolated = each.stream().map(EventFeed::neverFailing).toList();
        return (persistenceId, sequenceNr, event) ->
                isolated.forEach(one -> one.publish(persistenceId, sequenceNr, event));
    }

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
