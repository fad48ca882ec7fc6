package io.quantumtrader.actors.cluster;

import io.quantumtrader.actors.safety.Latency;
import io.quantumtrader.actors.wire.Message;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorRefResolver;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.apache.pekko.cluster.ClusterEvent;
import org.apache.pekko.cluster.typed.Cluster;
import org.apache.pekko.cluster.typed.Subscribe;

/**
 * Asks all members again and again whether they are there, and moves this node's deadline with each round that a majority answered.
 * One on each node, under {@link #NAME}.
 */
public final class OwnershipRounds extends AbstractBehavior<OwnershipRounds.Command> {

    /** Where the one of a node is found. */
    public static final String NAME = "ownership";

    private final String self;
    private final Ownership ownership;
    private final Latency everybody;
    private final Peers peers;
    private final ActorRefResolver resolver;
    private final Set<String> heard = new HashSet<>();
    private long round;
    private long askedNanos;
    private int needed = Integer.MAX_VALUE;
    private int asked = Integer.MAX_VALUE;

    /** What it is told, by itself and by those of other nodes. */
    public sealed interface Command {}

    private enum Ask implements Command {
        NOW
    }

    private record Seen(ClusterEvent.ClusterDomainEvent event) implements Command {}

    /** Are you there? */
    public record Ping(long round, ActorRef<Pong> replyTo) implements Message, Command {}

    /**
     * I am.
     *
     * @param node its name
     */
    public record Pong(long round, String node) implements Message, Command {}

    /**
     * The rounds of one node.
     *
     * @param every time between two of them
     * @param everybody takes how long rounds took that all members answered: the least that a word to all nodes can take
     */
    public static Behavior<Command> create(String node, Ownership ownership, Duration every, Latency everybody) {
        return Behaviors.setup(context -> Behaviors.withTimers(
                timers -> new OwnershipRounds(context, timers, node, ownership, every, everybody)));
    }

    private OwnershipRounds(
            ActorContext<Command> context,
            TimerScheduler<Command> timers,
            String node,
            Ownership ownership,
            Duration every,
            Latency everybody) {
        super(context);
        this.everybody = everybody;
        this.self = node;
        this.ownership = ownership;
        this.resolver = ActorRefResolver.get(context.getSystem());
        var cluster = Cluster.get(context.getSystem());
        this.peers = new Peers(cluster.selfMember().uniqueAddress());
        cluster.subscriptions()
                .tell(Subscribe.create(
                        context.messageAdapter(ClusterEvent.MemberEvent.class, Seen::new),
                        ClusterEvent.MemberEvent.class));
        timers.startTimerWithFixedDelay(Ask.NOW, Duration.ZERO, every);
    }

    @Override
    public Receive<Command> createReceive() {
        return newReceiveBuilder().onAnyMessage(this::on).build();
    }

    private Behavior<Command> on(Command command) {
        switch (command) {
            case Ask now -> ask();
            case Seen(var event) -> peers.saw(event);
            case Ping(long of, var replyTo) -> replyTo.tell(new Pong(of, self));
            case Pong(long of, var node) -> {
                if (of == round && heard.add(node)) count();
            }
        }
        return this;
    }

    private void ask() {
        var counted = peers.counted();
        heard.clear();
        if (counted.stream().noneMatch(peers::isSelf)) return;
        round++;
        needed = counted.size() / 2 + 1;
        asked = counted.size();
        askedNanos = System.nanoTime();
        heard.add(self);
        for (var member : counted) {
            if (peers.isSelf(member)) continue;
            ActorRef<Command> other = resolver.resolveActorRef(member.address() + "/user/" + NAME);
            other.tell(new Ping(round, getContext().getSelf().narrow()));
        }
        count();
    }

    private void count() {
        if (heard.size() >= needed) ownership.answered(askedNanos);
        if (heard.size() == asked && asked > 1) everybody.record(System.nanoTime() - askedNanos);
    }
}
