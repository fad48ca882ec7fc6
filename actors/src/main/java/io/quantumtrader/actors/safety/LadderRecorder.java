package io.quantumtrader.actors.safety;

import io.quantumtrader.persistence.EventFeed;
import io.quantumtrader.persistence.JournalEvent;
import io.quantumtrader.persistence.safety.Book;
import java.time.Duration;
import java.util.List;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.SupervisorStrategy;
import org.apache.pekko.persistence.typed.PersistenceId;
import org.apache.pekko.persistence.typed.javadsl.CommandHandler;
import org.apache.pekko.persistence.typed.javadsl.Effect;
import org.apache.pekko.persistence.typed.javadsl.EventHandler;
import org.apache.pekko.persistence.typed.javadsl.EventSourcedBehavior;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The memory of a layer that acts first and writes afterwards (rules, B4): it decides nothing. Each request says after
 * how many events its own begin, so that the same request told again is written once.
 *
 * @param <E> the layer's events
 * @param <B> what they amount to
 */
final class LadderRecorder<E extends JournalEvent, B extends Book<E, B>>
        extends EventSourcedBehavior<LadderRecorder.Command<E, B>, E, B> {

    private static final Logger LOG = LoggerFactory.getLogger(LadderRecorder.class);

    private final String id;
    private final B empty;
    private final EventFeed feed;

    sealed interface Command<E extends JournalEvent, B extends Book<E, B>> {}

    /** Asks what is in the journal. */
    record Load<E extends JournalEvent, B extends Book<E, B>>(ActorRef<Answer<B>> replyTo) implements Command<E, B> {}

    /**
     * Asks to write events.
     *
     * @param after how many events come before the first of these
     */
    record Write<E extends JournalEvent, B extends Book<E, B>>(long after, List<E> events, ActorRef<Answer<B>> replyTo)
            implements Command<E, B> {
        Write {
            events = List.copyOf(events);
        }
    }

    sealed interface Answer<B> {}

    /** What is in the journal. */
    record Loaded<B>(B book) implements Answer<B> {}

    /** So many events are in the journal. */
    record Written<B>(long events) implements Answer<B> {}

    static <E extends JournalEvent, B extends Book<E, B>> Behavior<Command<E, B>> create(
            String id, B empty, EventFeed feed) {
        return new LadderRecorder<>(id, empty, feed);
    }

    private LadderRecorder(String id, B empty, EventFeed feed) {
        super(
                PersistenceId.ofUniqueId(id),
                SupervisorStrategy.restartWithBackoff(Duration.ofMillis(100), Duration.ofSeconds(5), 0.1));
        this.id = id;
        this.empty = empty;
        this.feed = feed;
    }

    @Override
    public B emptyState() {
        return empty;
    }

    @Override
    public CommandHandler<Command<E, B>, E, B> commandHandler() {
        return (book, command) -> switch (command) {
            case Load<E, B>(var replyTo) -> Effect().none().thenRun(now -> replyTo.tell(new Loaded<>(now)));
            case Write<E, B> write -> write(book, write);
        };
    }

    @Override
    public EventHandler<B, E> eventHandler() {
        return Book::apply;
    }

    private Effect<E, B> write(B book, Write<E, B> write) {
        long known = book.events() - write.after();
        if (known < 0 || known >= write.events().size()) {
            return Effect().none().thenRun(now -> write.replyTo().tell(new Written<>(now.events())));
        }
        var fresh = write.events().subList((int) known, write.events().size());
        return Effect().persist(fresh).thenRun(now -> {
            write.replyTo().tell(new Written<>(now.events()));
            publish(now.events() - fresh.size(), fresh);
        });
    }

    /** Whoever reads along may fail without harm. */
    private void publish(long before, List<E> events) {
        long number = before;
        for (E event : events) {
            number++;
            try {
                feed.publish(id, number, event);
            } catch (RuntimeException | LinkageError failed) {
                LOG.warn("{}: event {} was written but could not be told", id, number, failed);
            }
        }
    }
}
