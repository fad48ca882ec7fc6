package io.quantumtrader.persistence.journal;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;

/**
 * Keeps a counting writer of an id on one node: asks it for one event at a time, notices when it is stopped, and lets the next one
 * recover.
 */
final class NodeLife extends AbstractBehavior<NodeLife.Ask> {

    private final String id;
    private Optional<ActorRef<CountingWriter.Ask>> writer = Optional.empty();
    private CompletableFuture<OptionalLong> waiting = CompletableFuture.completedFuture(OptionalLong.empty());

    /** What it hears. */
    sealed interface Ask {}

    /** Write one event; completed with its number, or empty if its writer was stopped instead. */
    record Write(CompletableFuture<OptionalLong> told) implements Ask {}

    /** Give the id up: the writer ends. */
    record Leave(CompletableFuture<OptionalLong> told) implements Ask {}

    private record Stored(long number) implements Ask {}

    private record Ended() implements Ask {}

    private NodeLife(ActorContext<Ask> context, String id) {
        super(context);
        this.id = id;
    }

    static Behavior<Ask> of(String id) {
        return Behaviors.setup(context -> new NodeLife(context, id));
    }

    @Override
    public Receive<Ask> createReceive() {
        return newReceiveBuilder().onMessage(Ask.class, this::on).build();
    }

    private Behavior<Ask> on(Ask ask) {
        switch (ask) {
            case Write write -> {
                waiting = write.told();
                var own = getContext();
                writer().tell(new CountingWriter.Next(own.messageAdapter(Long.class, Stored::new)));
            }
            case Leave leave -> {
                waiting = leave.told();
                if (writer.isPresent()) getContext().stop(writer.get());
                else waiting.complete(OptionalLong.empty());
            }
            case Stored stored -> waiting.complete(OptionalLong.of(stored.number()));
            case Ended() -> {
                writer = Optional.empty();
                waiting.complete(OptionalLong.empty());
            }
        }
        return this;
    }

    private ActorRef<CountingWriter.Ask> writer() {
        if (writer.isEmpty()) {
            var spawned = getContext().spawnAnonymous(new CountingWriter(id));
            getContext().watchWith(spawned, new Ended());
            writer = Optional.of(spawned);
        }
        return writer.get();
    }
}
