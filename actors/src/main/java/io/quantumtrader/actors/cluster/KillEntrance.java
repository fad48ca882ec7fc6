package io.quantumtrader.actors.cluster;

import io.quantumtrader.actors.safety.KillSwitch;
import io.quantumtrader.actors.safety.Ladder;
import io.quantumtrader.actors.safety.Latency;
import io.quantumtrader.actors.safety.PulledLatches;
import io.quantumtrader.kernel.kill.Latch;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;

/**
 * The kill switch as one node meets it (rules, B4, B8). A kill closes the gate of the node that accepts it before anybody is asked, then
 * those of all nodes; it is acknowledged when every node's gate goes by it, or a majority's has for as long as a lease: who has not heard of
 * it by then has heard of no majority for that long, and opens nothing (see {@link OwnershipRounds}). A minority acknowledges nothing.
 * Everything else goes on to where the kill switch is kept.
 */
public final class KillEntrance extends AbstractBehavior<Object> {

    private static final Duration AGAIN = Duration.ofMillis(500);
    private static final Duration MOST_FOR_COPIES = Duration.ofSeconds(30);

    private final String node;
    private final Ladder ladder;
    private final PulledLatches pulled;
    private final ActorRef<LadderCopies.Command> copies;
    private final ActorRef<KillSwitch.Command> kept;
    private final Figures figures;
    private final TimerScheduler<Object> timers;
    private final Map<Long, Kill> open = new HashMap<>();
    private long kills;

    /**
     * How long acknowledgements took, from the acceptance.
     *
     * @param everywhere where every node answered
     * @param byLease where one did not, and its lease was waited for
     */
    public record Figures(Latency everywhere, Latency byLease) {
        public static Figures none() {
            return new Figures(new Latency(), new Latency());
        }
    }

    /** What it tells itself. */
    private sealed interface Own {}

    private record CopiesReached(long kill, LadderCopies.Reached reached) implements Own {}

    private record CopiesLate(long kill) implements Own {}

    private record CopiesAgain(long kill) implements Own {}

    private record MajorityReached(long kill) implements Own {}

    private record MajorityLate(long kill) implements Own {}

    private record KeeperStands(long kill) implements Own {}

    private record KeeperSilent(long kill) implements Own {}

    private record LeasesOver(long kill) implements Own {}

    /** One kill on its way. */
    private static final class Kill {
        private final KillSwitch.Activate asked;
        private final Latch latch;
        private final boolean already;
        private boolean stood;
        private boolean acknowledged;

        private Kill(KillSwitch.Activate asked, Latch latch, boolean already) {
            this.asked = asked;
            this.latch = latch;
            this.already = already;
        }
    }

    /**
     * The entrance of one node.
     *
     * @param kept where the kill switch is, on whichever node
     */
    public static Behavior<KillSwitch.Command> create(
            String node,
            Ladder ladder,
            ActorRef<LadderCopies.Command> copies,
            ActorRef<KillSwitch.Command> kept,
            Figures figures) {
        return Behaviors.<Object>setup(context -> Behaviors.withTimers(
                        timers -> new KillEntrance(context, timers, node, ladder, copies, kept, figures)))
                .narrow();
    }

    private KillEntrance(
            ActorContext<Object> context,
            TimerScheduler<Object> timers,
            String node,
            Ladder ladder,
            ActorRef<LadderCopies.Command> copies,
            ActorRef<KillSwitch.Command> kept,
            Figures figures) {
        super(context);
        this.timers = timers;
        this.node = node;
        this.ladder = ladder;
        this.pulled = new PulledLatches(ladder);
        this.copies = copies;
        this.kept = kept;
        this.figures = figures;
    }

    @Override
    public Receive<Object> createReceive() {
        return newReceiveBuilder()
                .onMessage(KillSwitch.Command.class, this::asked)
                .onMessage(Own.class, this::on)
                .build();
    }

    private Behavior<Object> asked(KillSwitch.Command command) {
        switch (command) {
            case KillSwitch.Activate activate -> activate(activate);
            case KillSwitch.Rehearse(long acceptedNanos, var replyTo) ->
                replyTo.tell(new KillSwitch.Rehearsed(ladder.rehearse(acceptedNanos) / 1e3));
            default -> kept.tell(command);
        }
        return this;
    }

    private Behavior<Object> on(Own news) {
        switch (news) {
            case CopiesReached(long number, var reached) -> {
                if (reached.missing().isEmpty()) acknowledge(number, figures.everywhere());
                else if (waits(number)) timers.startSingleTimer("copies " + number, new CopiesAgain(number), AGAIN);
            }
            case CopiesLate(long number) -> awaitCopies(number);
            case CopiesAgain(long number) -> awaitCopies(number);
            case MajorityReached(long number) -> {
                if (waits(number))
                    timers.startSingleTimer(
                            "leases " + number,
                            new LeasesOver(number),
                            ladder.lease().length());
            }
            case MajorityLate(long number) -> awaitMajority(number);
            case KeeperStands(long number) -> stood(number);
            case KeeperSilent(long number) -> stand(number);
            case LeasesOver(long number) -> acknowledge(number, figures.byLease());
        }
        return this;
    }

    private void activate(KillSwitch.Activate asked) {
        var standing = pulled.alike(asked, Optional.empty());
        var latch = standing.orElseGet(() -> latch(asked));
        ladder.tighten(latch, asked.acceptedNanos());
        long number = ++kills;
        open.put(number, new Kill(asked, latch, standing.isPresent()));
        awaitCopies(number);
        awaitMajority(number);
        stand(number);
    }

    private void awaitMajority(long number) {
        if (!waits(number)) return;
        getContext()
                .ask(
                        LadderCopies.Reached.class,
                        copies,
                        MOST_FOR_COPIES,
                        LadderCopies.AwaitMajority::new,
                        (reached, late) -> late == null ? new MajorityReached(number) : new MajorityLate(number));
    }

    /** Whether it is not acknowledged yet. */
    private boolean waits(long number) {
        var kill = open.get(number);
        return kill != null && !kill.acknowledged;
    }

    private void awaitCopies(long number) {
        if (!waits(number)) return;
        getContext()
                .ask(
                        LadderCopies.Reached.class,
                        copies,
                        MOST_FOR_COPIES,
                        LadderCopies.Await::new,
                        (reached, late) -> late == null ? new CopiesReached(number, reached) : new CopiesLate(number));
    }

    /** Told again until it answers, also after the acknowledgement: only then is the latch recorded, and do renewed leases know of it. */
    private void stand(long number) {
        var kill = open.get(number);
        if (kill == null) return;
        getContext()
                .ask(
                        KillSwitch.Stands.class,
                        kept,
                        AGAIN,
                        (ActorRef<KillSwitch.Stands> replyTo) -> new KillSwitch.Stand(kill.latch, replyTo),
                        (stands, late) -> late == null ? new KeeperStands(number) : new KeeperSilent(number));
    }

    private void stood(long number) {
        var kill = open.get(number);
        if (kill == null) return;
        kill.stood = true;
        if (kill.acknowledged) open.remove(number);
    }

    private void acknowledge(long number, Latency figure) {
        var kill = open.get(number);
        if (kill == null || kill.acknowledged) return;
        kill.acknowledged = true;
        timers.cancel("leases " + number);
        if (kill.stood) open.remove(number);
        long tookNanos = System.nanoTime() - kill.asked.acceptedNanos();
        figure.record(tookNanos);
        kill.asked.replyTo().tell(new KillSwitch.Activated(kill.latch, kill.already, tookNanos / 1e3));
    }

    private Latch latch(KillSwitch.Activate asked) {
        String wished = "kill-switch-" + node + "-" + InstantSource.system().millis();
        return PulledLatches.latch(asked, ladder.state().latches().freeId(wished));
    }
}
