package io.quantumtrader.actors.cluster;

import io.quantumtrader.actors.safety.Ladder;
import io.quantumtrader.actors.wire.Message;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorRefResolver;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.apache.pekko.cluster.ClusterEvent;
import org.apache.pekko.cluster.Member;
import org.apache.pekko.cluster.UniqueAddress;
import org.apache.pekko.cluster.typed.Cluster;
import org.apache.pekko.cluster.typed.Subscribe;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the copies of the ladder on all nodes alike: tells every other node what changes here, again until it is acknowledged, and
 * everything that is known to a node that joins. A change is acknowledged when the other node's gate goes by it (rules, B8). One on each
 * node, under {@link #NAME}.
 */
public final class LadderCopies extends AbstractBehavior<LadderCopies.Command> {

    /** Where the one of a node is found. */
    public static final String NAME = "ladder-copies";

    private static final Duration AGAIN = Duration.ofMillis(250);

    private final String self;
    private final LadderHistory history;
    private final Peers peers;
    private final ActorRefResolver resolver;
    private final Map<UniqueAddress, Link> links = new HashMap<>();
    private final List<Waiting> waiting = new ArrayList<>();
    private long number;

    /** What it is told, by itself and by those of other nodes. */
    public sealed interface Command {}

    private record Made(StampedChange change) implements Command {}

    private record Seen(ClusterEvent.ClusterDomainEvent event) implements Command {}

    private enum Again implements Command {
        NOW
    }

    /**
     * What changed in another copy.
     *
     * @param number counts what that copy has told
     */
    public record News(long number, List<StampedChange> changes, ActorRef<Heard> replyTo) implements Message, Command {
        public News {
            changes = List.copyOf(changes);
        }
    }

    /** The gate of that node goes by it. */
    public record Heard(String node, long number) implements Message, Command {}

    /** Asks when all that has changed here so far is known everywhere within reach. */
    public record Await(ActorRef<Reached> replyTo) implements Command {}

    /** Asks when all that has changed here so far is known by a majority of the members, this node among them. */
    public record AwaitMajority(ActorRef<Reached> replyTo) implements Command {}

    /** The same after all other copies were told a piece of news with nothing in it: the way of a kill and back. */
    public record Rehearse(ActorRef<Reached> replyTo) implements Command {}

    /** Asks another copy for all that it knows. */
    public record Tell(ActorRef<Known> replyTo) implements Message, Command {}

    /** All that a copy knows. */
    public record Known(List<StampedChange> changes) implements Message {
        public Known {
            changes = List.copyOf(changes);
        }
    }

    /** Asks all reachable copies for what they know, and takes it over. */
    public record Gather(Duration patience, ActorRef<Gathered> replyTo) implements Command {}

    /**
     * What the reachable copies knew stands here, too.
     *
     * @param silent who did not answer
     */
    public record Gathered(List<String> silent) {}

    private record KnownBy(String node, Known known, Gathering gathering) implements Command {}

    private record SilentIs(String node, Gathering gathering) implements Command {}

    /**
     * How far the changes of before have come.
     *
     * @param nodes whose gate goes by them, this one among them
     * @param missing members that are out of reach: they have not acknowledged, and go by their lease
     */
    public record Reached(List<String> nodes, List<String> missing) {}

    /** Another node, and what it has not acknowledged yet. */
    private static final class Link {
        private final String name;
        private final ActorRef<Command> copy;
        private final TreeMap<Long, List<StampedChange>> open = new TreeMap<>();

        private Link(String name, ActorRef<Command> copy) {
            this.name = name;
            this.copy = copy;
        }

        private boolean knows(long upTo) {
            return open.isEmpty() || open.firstKey() > upTo;
        }
    }

    private record Waiting(long upTo, boolean forMajority, ActorRef<Reached> replyTo) {}

    private static final class Gathering {
        private final List<String> silent = new ArrayList<>();
        private final ActorRef<Gathered> replyTo;
        private int open;

        private Gathering(int open, ActorRef<Gathered> replyTo) {
            this.open = open;
            this.replyTo = replyTo;
        }
    }

    /** The copies as one node sees them; from now on its ladder tells them what changes. */
    public static Behavior<Command> create(String node, Ladder ladder, LadderHistory history) {
        return Behaviors.setup(
                context -> Behaviors.withTimers(timers -> new LadderCopies(context, timers, node, ladder, history)));
    }

    private LadderCopies(
            ActorContext<Command> context,
            TimerScheduler<Command> timers,
            String node,
            Ladder ladder,
            LadderHistory history) {
        super(context);
        this.self = node;
        this.history = history;
        this.resolver = ActorRefResolver.get(context.getSystem());
        var cluster = Cluster.get(context.getSystem());
        this.peers = new Peers(cluster.selfMember().uniqueAddress());
        ActorRef<ClusterEvent.ClusterDomainEvent> seen =
                context.messageAdapter(ClusterEvent.ClusterDomainEvent.class, Seen::new);
        cluster.subscriptions().tell(Subscribe.create(seen.narrow(), ClusterEvent.MemberEvent.class));
        cluster.subscriptions().tell(Subscribe.create(seen.narrow(), ClusterEvent.ReachabilityEvent.class));
        ActorRef<Command> me = context.getSelf();
        ladder.onChange(change -> me.tell(new Made(history.made(change))));
        timers.startTimerWithFixedDelay(Again.NOW, AGAIN);
    }

    @Override
    public Receive<Command> createReceive() {
        return newReceiveBuilder().onAnyMessage(this::on).build();
    }

    private Behavior<Command> on(Command command) {
        switch (command) {
            case Made(var change) -> made(change);
            case News(long of, var changes, var replyTo) -> {
                changes.forEach(history::heard);
                replyTo.tell(new Heard(self, of));
            }
            case Heard(var node, long of) -> heard(node, of);
            case Seen(var event) -> saw(event);
            case Again now -> again();
            case Await(var replyTo) -> await(new Waiting(number, false, replyTo));
            case AwaitMajority(var replyTo) -> await(new Waiting(number, true, replyTo));
            case Rehearse(var replyTo) -> rehearse(replyTo);
            case Tell(var replyTo) -> replyTo.tell(new Known(history.all()));
            case Gather gather -> gather(gather);
            case KnownBy(var node, var known, var gathering) -> {
                known.changes().forEach(history::heard);
                gathered(gathering);
            }
            case SilentIs(var node, var gathering) -> {
                gathering.silent.add(node);
                gathered(gathering);
            }
        }
        return this;
    }

    private void made(StampedChange change) {
        number++;
        for (var link : links.values()) tell(link, List.of(change));
    }

    /** Who has not heard of what came before is not told of this, too. */
    private void rehearse(ActorRef<Reached> replyTo) {
        number++;
        for (var link : links.values()) if (link.open.isEmpty()) tell(link, List.of());
        await(new Waiting(number, false, replyTo));
    }

    private void tell(Link link, List<StampedChange> changes) {
        link.open.put(number, changes);
        link.copy.tell(new News(number, changes, getContext().getSelf().narrow()));
    }

    private void heard(String node, long of) {
        for (var link : links.values()) if (link.name.equals(node)) link.open.remove(of);
        answer();
    }

    private void saw(ClusterEvent.ClusterDomainEvent event) {
        peers.saw(event);
        var others = new HashMap<UniqueAddress, Member>();
        peers.others().forEach(member -> others.put(member.uniqueAddress(), member));
        links.keySet().retainAll(others.keySet());
        others.forEach((address, member) -> {
            if (!links.containsKey(address)) joined(address, member);
        });
        answer();
    }

    /** Who joins is told everything, as one piece of news. */
    private void joined(UniqueAddress address, Member member) {
        ActorRef<Command> copy = resolver.resolveActorRef(member.address() + "/user/" + NAME);
        var link = new Link(Peers.name(member), copy);
        links.put(address, link);
        number++;
        tell(link, history.all());
    }

    private void again() {
        for (var link : links.values()) {
            link.open.forEach((of, changes) ->
                    link.copy.tell(new News(of, changes, getContext().getSelf().narrow())));
        }
    }

    private void await(Waiting one) {
        waiting.add(one);
        answer();
    }

    /** Answers those who wait, once nobody that they wait for is missing. */
    private void answer() {
        for (Iterator<Waiting> each = waiting.iterator(); each.hasNext(); ) {
            var one = each.next();
            var reached = one.forMajority() ? byMajority(one.upTo()) : reached(one.upTo());
            if (reached == null) continue;
            one.replyTo().tell(reached);
            each.remove();
        }
    }

    private @Nullable Reached reached(long upTo) {
        var nodes = new ArrayList<String>(List.of(self));
        var missing = new ArrayList<String>();
        for (var member : peers.others()) {
            var link = links.get(member.uniqueAddress());
            if (link == null) continue;
            if (link.knows(upTo)) nodes.add(link.name);
            else if (peers.isReachable(member)) return null;
            else missing.add(link.name);
        }
        return new Reached(nodes, missing);
    }

    private @Nullable Reached byMajority(long upTo) {
        var counted = peers.counted();
        var nodes = new ArrayList<String>();
        var missing = new ArrayList<String>();
        for (var member : counted) {
            var link = links.get(member.uniqueAddress());
            boolean knows = peers.isSelf(member) || (link != null && link.knows(upTo));
            (knows ? nodes : missing).add(Peers.name(member));
        }
        boolean enough = nodes.contains(self) && nodes.size() > counted.size() / 2;
        return enough ? new Reached(nodes, missing) : null;
    }

    private void gather(Gather gather) {
        var asked = peers.others().stream().filter(peers::isReachable).toList();
        var gathering = new Gathering(asked.size(), gather.replyTo());
        if (asked.isEmpty()) {
            gather.replyTo().tell(new Gathered(List.of()));
            return;
        }
        for (var member : asked) {
            String name = Peers.name(member);
            ActorRef<Command> copy = resolver.resolveActorRef(member.address() + "/user/" + NAME);
            getContext()
                    .ask(
                            Known.class,
                            copy,
                            gather.patience(),
                            Tell::new,
                            (known, late) ->
                                    late == null ? new KnownBy(name, known, gathering) : new SilentIs(name, gathering));
        }
    }

    private static void gathered(Gathering gathering) {
        gathering.open--;
        if (gathering.open == 0) gathering.replyTo.tell(new Gathered(gathering.silent));
    }
}
