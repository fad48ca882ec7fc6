package io.quantumtrader.actors.numbers;

import io.quantumtrader.kernel.kill.ReleaseCeremony;
import io.quantumtrader.kernel.kill.ReleaseRules;
import io.quantumtrader.persistence.EventFeed;
import io.quantumtrader.persistence.numbers.NumberRow;
import io.quantumtrader.persistence.numbers.NumbersBook;
import io.quantumtrader.persistence.numbers.NumbersEvent;
import io.quantumtrader.persistence.numbers.NumbersEvent.NumbersChanged;
import io.quantumtrader.persistence.numbers.NumbersEvent.NumbersProposed;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.SupervisorStrategy;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.persistence.typed.PersistenceId;
import org.apache.pekko.persistence.typed.javadsl.CommandHandler;
import org.apache.pekko.persistence.typed.javadsl.Effect;
import org.apache.pekko.persistence.typed.javadsl.EventHandler;
import org.apache.pekko.persistence.typed.javadsl.EventSourcedBehavior;

/**
 * Takes operators' words for other theta and limits and records them. Whether numbers fit together is checked before they come here,
 * and counts only for the numbers that it was checked over: a word that comes when there are others is not taken. What is recorded is
 * in force from the next start of the fund on, for every layer at once.
 */
public final class Numbers extends EventSourcedBehavior<Numbers.Command, NumbersEvent, NumbersBook> {

    private static final int MOST_WAITING = 16;
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private final ActorContext<Command> context;
    private final String id;
    private final ReleaseRules rules;
    private final EventFeed feed;

    /** What it can be told. */
    public sealed interface Command {}

    /**
     * An operator's word for a change.
     *
     * @param numbers what changes, by key in order; not empty
     * @param over what operators had set when it was checked that the change fits
     * @param tightens whether nothing becomes looser by it: then one person is enough (rules, B6)
     * @param atMs by the operators' clock, UTC epoch milliseconds
     */
    public record Change(
            List<NumberRow> numbers,
            Map<String, String> over,
            boolean tightens,
            String who,
            String why,
            long atMs,
            ActorRef<Answer> replyTo)
            implements Command {
        public Change {
            numbers = List.copyOf(numbers);
            over = Map.copyOf(over);
            if (numbers.isEmpty()) throw new IllegalArgumentException("nothing changes");
        }
    }

    /** Asks what operators have set. */
    public record Get(ActorRef<NumbersBook> replyTo) implements Command {}

    /** What became of a word. */
    public sealed interface Answer {

        /** Recorded. */
        record Changed(NumbersChanged event) implements Answer {}

        /** Recorded as the first of two words. */
        record Proposed(NumbersProposed event) implements Answer {}

        /** The same person's second word, which counts as none. */
        record SelfApproval(NumbersProposed first) implements Answer {}

        /** Not taken: operators have set other numbers than those that it was checked over. */
        record Outdated() implements Answer {}

        /**
         * Not taken: so many first words wait already.
         *
         * @param waiting the oldest of them first
         */
        record TooMany(List<NumbersProposed> waiting) implements Answer {
            public TooMany {
                waiting = List.copyOf(waiting);
            }
        }
    }

    private Numbers(ActorContext<Command> context, String portfolio, ReleaseRules rules, EventFeed feed) {
        super(
                PersistenceId.ofUniqueId(NumbersEvent.id(portfolio)),
                SupervisorStrategy.restartWithBackoff(SHORTEST_PAUSE, LONGEST_PAUSE, 0.1));
        this.context = context;
        this.id = NumbersEvent.id(portfolio);
        this.rules = rules;
        this.feed = feed.neverFailing();
    }

    /**
     * The book of one portfolio.
     *
     * @param rules how many persons have to say the same, and for how long the first one's word stands
     */
    public static Behavior<Command> create(String portfolio, ReleaseRules rules, EventFeed feed) {
        return Behaviors.setup(context -> new Numbers(context, portfolio, rules, feed));
    }

    @Override
    public NumbersBook emptyState() {
        return NumbersBook.EMPTY;
    }

    @Override
    public EventHandler<NumbersBook, NumbersEvent> eventHandler() {
        return NumbersBook::on;
    }

    @Override
    public CommandHandler<Command, NumbersEvent, NumbersBook> commandHandler() {
        return (book, command) -> switch (command) {
            case Change change -> onChange(book, change);
            case Get(var replyTo) -> Effect().none().thenRun(() -> replyTo.tell(book));
        };
    }

    private Effect<NumbersEvent, NumbersBook> onChange(NumbersBook book, Change change) {
        if (!change.over().equals(book.set())) return told(change, new Answer.Outdated());
        if (rules.persons() == 1 || change.tightens()) return changed(change, List.of(change.who()));
        var waiting = book.waiting(change.atMs(), rules.validMs());
        var first = waiting.stream()
                .filter(one -> one.numbers().equals(change.numbers()))
                .findFirst();
        if (first.isEmpty()) {
            if (waiting.size() >= MOST_WAITING) return told(change, new Answer.TooMany(waiting));
            var proposed = new NumbersProposed(change.numbers(), change.who(), change.why(), change.atMs());
            return record(proposed, event -> change.replyTo().tell(new Answer.Proposed(proposed)));
        }
        if (ReleaseCeremony.samePerson(first.get().who(), change.who()))
            return told(change, new Answer.SelfApproval(first.get()));
        return changed(change, List.of(first.get().who(), change.who()));
    }

    private Effect<NumbersEvent, NumbersBook> told(Change change, Answer answer) {
        return Effect().none().thenRun(() -> change.replyTo().tell(answer));
    }

    private Effect<NumbersEvent, NumbersBook> changed(Change change, List<String> said) {
        var changed = new NumbersChanged(change.numbers(), said, said.size() == 1, change.why(), change.atMs());
        return record(changed, event -> change.replyTo().tell(new Answer.Changed(changed)));
    }

    private Effect<NumbersEvent, NumbersBook> record(NumbersEvent event, Consumer<NumbersEvent> then) {
        return Effect().persist(event).thenRun(() -> {
            feed.publish(id, lastSequenceNumber(context), event);
            then.accept(event);
        });
    }
}
