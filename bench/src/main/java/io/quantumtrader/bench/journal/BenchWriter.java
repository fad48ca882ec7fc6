package io.quantumtrader.bench.journal;

import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.persistence.typed.PersistenceId;
import org.apache.pekko.persistence.typed.javadsl.CommandHandler;
import org.apache.pekko.persistence.typed.javadsl.EventHandler;
import org.apache.pekko.persistence.typed.javadsl.EventSourcedBehavior;

/** Persists one event per command and answers once it is durable. */
final class BenchWriter extends EventSourcedBehavior<BenchWriter.Write, BenchEvent, Long> {

    /** Persist the next event. */
    record Write(ActorRef<Long> replyTo) {}

    BenchWriter(String id) {
        super(PersistenceId.ofUniqueId(id));
    }

    @Override
    public Long emptyState() {
        return 0L;
    }

    @Override
    public CommandHandler<Write, BenchEvent, Long> commandHandler() {
        return (last, write) -> Effect()
                .persist(new BenchEvent(last + 1))
                .thenRun((Long stored) -> write.replyTo().tell(stored));
    }

    @Override
    public EventHandler<Long, BenchEvent> eventHandler() {
        return (last, event) -> event.number();
    }
}
