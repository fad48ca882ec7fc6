package io.quantumtrader.actors.cluster;

import io.quantumtrader.actors.safety.Latency;
import io.quantumtrader.actors.safety.Lease;
import io.quantumtrader.actors.wire.Message;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalLong;
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
 * Asks all members again and again whether they are there, and moves this node's deadline and lease with each round that a majority
 * answered. Who answers tells which latches it knows, if the asker does not: so a round counts only for a node whose gate goes by every
 * latch that a majority knew when it was asked (rules, B4, B8). One on each node, under {@link #NAME}.
 */
public final class OwnershipRounds extends AbstractBehavior<OwnershipRounds.Command> {

    /** Where the one of a node is found. */
    public static final String NAME = "ownership";

    private final String self;
    private final Ownership ownership;
    private final LadderHistory history;
    private final Lease lease;
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

    /**
     * Are you there?
     *
     * @param latches the same number for copies that know the same latches; empty from a node that does not say
     */
    public record Ping(long round, OptionalLong latches, ActorRef<Pong> replyTo) implements Message, Command {}

    /**
     * I am.
     *
     * @param node its name
     * @param latches latches and releases that it knows; empty if the asker knows the same
     */
    public record Pong(long round, String node, Optional<LadderCopies.Known> latches) implements Message, Command {}

    /**
     * The rounds of one node.
     *
     * @param history what this node's copy of the ladder knows
     * @param lease is renewed by a majority
     * @param every time between two of them
     * @param everybody takes how long rounds took that all members answered: the least that a word to all nodes can take
     */
    public static Behavior<Command> create(
            String node, Ownership ownership, LadderHistory history, Lease lease, Duration every, Latency everybody) {
        return Behaviors.setup(context -> Behaviors.withTimers(
                timers -> new OwnershipRounds(context, timers, node, ownership, history, lease, every, everybody)));
    }

    private OwnershipRounds(
            ActorContext<Command> context,
            TimerScheduler<Command> timers,
            String node,
            Ownership ownership,
            LadderHistory history,
            Lease lease,
            Duration every,
            Latency everybody) {
        super(context);
        this.history = history;
        this.lease = lease;
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
            case Ping(long of, var latches, var replyTo) ->
                replyTo.tell(new Pong(of, self, history.latchesBeyond(latches).map(LadderCopies.Known::new)));
            case Pong(long of, var node, var latches) -> {
                latches.ifPresent(known -> known.changes().forEach(history::heard));
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
        var latches = OptionalLong.of(history.latches());
        for (var member : counted) {
            if (peers.isSelf(member)) continue;
            ActorRef<Command> other = resolver.resolveActorRef(member.address() + "/user/" + NAME);
            other.tell(new Ping(round, latches, getContext().getSelf().narrow()));
        }
        count();
    }

    private void count() {
        if (heard.size() >= needed) {
            ownership.answered(askedNanos);
            lease.renew(askedNanos);
        }
        if (heard.size() == asked && asked > 1) everybody.record(System.nanoTime() - askedNanos);
    }
}
