package io.quantumtrader.actors.cluster;

import java.time.Duration;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.Terminated;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.apache.pekko.actor.typed.javadsl.StashBuffer;

/**
 * A layer that keeps latches and comes up on another node: it begins once this node's copy of the ladder knows what the copies of all
 * reachable nodes know, so that it keeps, and records, also what its former life had no time for (rules, B4).
 *
 * @param <T> what the layer is told
 */
public final class AfterGathering<T> extends AbstractBehavior<Object> {

    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final int MOST_WAITING = 1_000;

    private final Class<T> messages;
    private final Behavior<T> layer;
    private final StashBuffer<Object> waiting;
    private final ActorRef<LadderCopies.Command> copies;

    private record NotGathered() {}

    /** That layer, after gathering. */
    public static <T> Behavior<T> of(Class<T> messages, ActorRef<LadderCopies.Command> copies, Behavior<T> layer) {
        return Behaviors.<Object>withStash(
                        MOST_WAITING,
                        stash -> Behaviors.setup(
                                context -> new AfterGathering<>(context, messages, copies, layer, stash)))
                .narrow();
    }

    private AfterGathering(
            ActorContext<Object> context,
            Class<T> messages,
            ActorRef<LadderCopies.Command> copies,
            Behavior<T> layer,
            StashBuffer<Object> waiting) {
        super(context);
        this.messages = messages;
        this.layer = layer;
        this.waiting = waiting;
        this.copies = copies;
        gather();
    }

    private void gather() {
        getContext()
                .ask(
                        LadderCopies.Gathered.class,
                        copies,
                        PATIENCE.multipliedBy(2),
                        (ActorRef<LadderCopies.Gathered> replyTo) -> new LadderCopies.Gather(PATIENCE, replyTo),
                        (gathered, late) -> late == null ? gathered : new NotGathered());
    }

    @Override
    public Receive<Object> createReceive() {
        return newReceiveBuilder()
                .onMessage(LadderCopies.Gathered.class, this::gathered)
                .onMessage(NotGathered.class, late -> {
                    gather();
                    return this;
                })
                .onMessage(messages, early -> {
                    if (waiting.isFull()) getContext().getLog().error("lost before the layer came up: {}", early);
                    else waiting.stash(early);
                    return this;
                })
                .build();
    }

    private Behavior<Object> gathered(LadderCopies.Gathered gathered) {
        if (!gathered.silent().isEmpty())
            getContext().getLog().warn("copies of the ladder that did not answer: {}", gathered.silent());
        var child = getContext().spawn(layer, "layer");
        getContext().watch(child);
        return waiting.unstashAll(newReceiveBuilder()
                .onMessage(messages, message -> {
                    child.tell(message);
                    return Behaviors.same();
                })
                .onSignal(Terminated.class, ended -> Behaviors.stopped())
                .build());
    }
}
