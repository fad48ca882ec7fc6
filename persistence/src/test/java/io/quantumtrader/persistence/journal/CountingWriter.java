package io.quantumtrader.persistence.journal;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.quantumtrader.persistence.postgres.Database;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.persistence.typed.PersistenceId;
import org.apache.pekko.persistence.typed.javadsl.CommandHandler;
import org.apache.pekko.persistence.typed.javadsl.EventHandler;
import org.apache.pekko.persistence.typed.javadsl.EventSourcedBehavior;

/** Persists one number per command and answers once it is stored. */
final class CountingWriter extends EventSourcedBehavior<CountingWriter.Ask, SampleEvent, Long> {

    /** What it is asked. */
    sealed interface Ask {}

    /** Persist the next number; the answer is that number. */
    record Next(ActorRef<Long> replyTo) implements Ask {}

    /** Tell the last number. */
    record Tell(ActorRef<Long> replyTo) implements Ask {}

    CountingWriter(String id) {
        super(PersistenceId.ofUniqueId(id));
    }

    static Config config(Database database) {
        return ConfigFactory.parseString("pekko.actor.serializers.quantum-trader-journal = \""
                        + SampleEvent.Serializer.class.getName() + "\"")
                .withFallback(JournalConfig.of(database))
                .withFallback(ConfigFactory.load());
    }

    @Override
    public Long emptyState() {
        return 0L;
    }

    @Override
    public CommandHandler<Ask, SampleEvent, Long> commandHandler() {
        return (last, ask) -> switch (ask) {
            case Next next ->
                Effect()
                        .persist(new SampleEvent.Counted(last + 1))
                        .thenRun((Long stored) -> next.replyTo().tell(stored));
            case Tell tell -> {
                tell.replyTo().tell(last);
                yield Effect().none();
            }
        };
    }

    @Override
    public EventHandler<Long, SampleEvent> eventHandler() {
        return (last, event) -> switch (event) {
            case SampleEvent.Counted counted -> counted.number();
            case SampleEvent.Filled filled -> last;
            case SampleEvent.Held held -> last;
        };
    }
}
