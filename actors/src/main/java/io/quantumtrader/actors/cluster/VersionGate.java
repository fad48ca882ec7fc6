package io.quantumtrader.actors.cluster;

import io.quantumtrader.actors.safety.Ladder;
import io.quantumtrader.actors.safety.SafetyAlarm;
import io.quantumtrader.actors.safety.SafetyAlarms;
import io.quantumtrader.actors.wire.Message;
import io.quantumtrader.kernel.decision.Reason;
import io.quantumtrader.kernel.decision.ReasonCode;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;
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
import org.apache.pekko.cluster.typed.Cluster;
import org.apache.pekko.cluster.typed.Subscribe;

/**
 * Nodes of different build or configuration open nothing together: asks every other member which it is of, until it has told, and holds
 * it against this node while one differs or has not told. Exits go on. A person is told once of each such time, at once if somebody
 * differs, after a grace if somebody is only silent. One on each node, under {@link #NAME}.
 */
public final class VersionGate extends AbstractBehavior<VersionGate.Command> {

    /** Where the one of a node is found. */
    public static final String NAME = "version-gate";

    private static final Duration AGAIN = Duration.ofMillis(250);
    private static final Duration GRACE = Duration.ofSeconds(15);
    private static final String SILENT = "has not told";

    private final Fingerprint own;
    private final Ladder ladder;
    private final SafetyAlarms alarms;
    private final LongSupplier atMs;
    private final long life;
    private final Peers peers;
    private final ActorRefResolver resolver;
    private final TimerScheduler<Command> timers;
    private final Map<Long, Fingerprint> told = new HashMap<>();
    private Map<String, String> held = Map.of();
    private boolean doubted;
    private boolean alarmed;
    private boolean graceOver;

    /** What it is told, by itself and by those of other nodes. */
    public sealed interface Command {}

    private enum Again implements Command {
        NOW
    }

    private enum GraceEnded implements Command {
        NOW
    }

    private record Seen(ClusterEvent.ClusterDomainEvent event) implements Command {}

    /** Of which build and configuration are you? */
    public record Ask(ActorRef<Told> replyTo) implements Message, Command {}

    /**
     * Of these.
     *
     * @param life which life of a node says it: one that comes back under its name has another
     */
    public record Told(long life, Fingerprint fingerprint) implements Message, Command {}

    /**
     * The gate of one node; closed from this call until everybody is known to be alike.
     *
     * @param own what this node is of
     * @param atMs the market's clock
     */
    public static Behavior<Command> create(Fingerprint own, Ladder ladder, SafetyAlarms alarms, LongSupplier atMs) {
        ladder.doubts().raise(doubt(0), atMs.getAsLong());
        return Behaviors.setup(
                context -> Behaviors.withTimers(timers -> new VersionGate(context, timers, own, ladder, alarms, atMs)));
    }

    private VersionGate(
            ActorContext<Command> context,
            TimerScheduler<Command> timers,
            Fingerprint own,
            Ladder ladder,
            SafetyAlarms alarms,
            LongSupplier atMs) {
        super(context);
        this.own = own;
        this.ladder = ladder;
        this.alarms = alarms;
        this.atMs = atMs;
        this.timers = timers;
        this.resolver = ActorRefResolver.get(context.getSystem());
        var cluster = Cluster.get(context.getSystem());
        var self = cluster.selfMember().uniqueAddress();
        this.life = self.longUid();
        this.peers = new Peers(self);
        cluster.subscriptions()
                .tell(Subscribe.create(
                        context.messageAdapter(ClusterEvent.MemberEvent.class, Seen::new),
                        ClusterEvent.MemberEvent.class));
        timers.startTimerWithFixedDelay(Again.NOW, AGAIN);
        judge();
    }

    @Override
    public Receive<Command> createReceive() {
        return newReceiveBuilder().onAnyMessage(this::on).build();
    }

    private Behavior<Command> on(Command command) {
        switch (command) {
            case Again now -> ask();
            case GraceEnded now -> graceOver = true;
            case Ask(var replyTo) -> replyTo.tell(new Told(life, own));
            case Told(long of, var fingerprint) -> told.put(of, fingerprint);
            case Seen(var event) -> {
                peers.saw(event);
                told.keySet()
                        .retainAll(peers.others().stream()
                                .map(member -> member.uniqueAddress().longUid())
                                .toList());
                ask();
            }
        }
        if (!(command instanceof Ask)) judge();
        return this;
    }

    private void ask() {
        for (var member : peers.others()) {
            if (told.containsKey(member.uniqueAddress().longUid())) continue;
            ActorRef<Command> other = resolver.resolveActorRef(member.address() + "/user/" + NAME);
            other.tell(new Ask(getContext().getSelf().narrow()));
        }
    }

    private void judge() {
        var against = against();
        if (joined() && against.isEmpty()) settle();
        else doubt(against);
    }

    /** Whether this node has heard who the members are. */
    private boolean joined() {
        return peers.counted().stream().anyMatch(peers::isSelf);
    }

    /** What is held against this node: by name, in what a member differs. */
    private Map<String, String> against() {
        var names = new TreeMap<String, String>();
        for (var member : peers.others()) {
            String difference = difference(member);
            if (!difference.isEmpty()) names.put(Peers.name(member), difference);
        }
        return names;
    }

    private String difference(Member member) {
        var fingerprint = told.get(member.uniqueAddress().longUid());
        return fingerprint == null ? SILENT : own.differenceTo(fingerprint);
    }

    private void doubt(Map<String, String> against) {
        if (!doubted) timers.startSingleTimer(GraceEnded.NOW, GRACE);
        if (!doubted || !against.equals(held)) ladder.doubts().raise(doubt(against.size()), atMs.getAsLong());
        doubted = true;
        held = against;
        boolean differs = against.values().stream().anyMatch(difference -> !difference.equals(SILENT));
        if (alarmed || against.isEmpty() || !(differs || graceOver)) return;
        alarmed = true;
        alarms.raise(new SafetyAlarm(SafetyAlarm.Kind.VERSION_MIXED, against.size(), 0, text(against)));
    }

    private static Reason doubt(int nodes) {
        return Reason.because(ReasonCode.VERSION_MIXED, nodes, 0);
    }

    private void settle() {
        if (!doubted) return;
        doubted = false;
        graceOver = false;
        timers.cancel(GraceEnded.NOW);
        ladder.doubts().settle(ReasonCode.VERSION_MIXED);
        if (!alarmed) return;
        alarmed = false;
        alarms.raise(new SafetyAlarm(
                SafetyAlarm.Kind.VERSION_ALIKE,
                Double.NaN,
                Double.NaN,
                "all nodes are of build " + own.build() + " and configuration " + own.configuration()));
    }

    private static String text(Map<String, String> against) {
        var text = new StringBuilder("nothing is opened here while nodes differ:");
        against.forEach((name, difference) ->
                text.append(' ').append(name).append(" (").append(difference).append(')'));
        return text.toString();
    }
}
