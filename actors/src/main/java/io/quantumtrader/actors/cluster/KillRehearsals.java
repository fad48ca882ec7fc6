package io.quantumtrader.actors.cluster;

import io.quantumtrader.actors.safety.Ladder;
import io.quantumtrader.actors.safety.LadderChange;
import io.quantumtrader.actors.safety.Latency;
import io.quantumtrader.actors.safety.Lease;
import io.quantumtrader.actors.safety.SafetyAlarms;
import io.quantumtrader.kernel.decision.Reason;
import io.quantumtrader.kernel.decision.ReasonCode;
import io.quantumtrader.kernel.kill.Latch;
import io.quantumtrader.kernel.kill.Layer;
import io.quantumtrader.kernel.kill.Permission;
import io.quantumtrader.kernel.kill.Scope;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.apache.pekko.serialization.Serialization;
import org.apache.pekko.serialization.SerializationExtension;

/**
 * Rehearses the way of a kill to all nodes and back; nothing is tightened. A kill comes seldom, and what a program does for the first time
 * takes twenty times as long: so a node that comes rehearses many times one behind another, and afterwards once a second, which also tells how
 * long a kill would take now.
 */
public final class KillRehearsals extends AbstractBehavior<KillRehearsals.Command> {

    private static final int TO_WARM_UP = 500;
    private static final int SCRATCH = 300;
    private static final Duration EVERY = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final TimerScheduler<Command> timers;
    private final ActorRef<LadderCopies.Command> copies;
    private final Latency rehearsed;
    private int done;
    private long beganNanos;

    /** What it tells itself. */
    public sealed interface Command {}

    private enum Now implements Command {
        NOW
    }

    private record Over(LadderCopies.Reached reached) implements Command {}

    private record Late() implements Command {}

    /**
     * The rehearsals of one node.
     *
     * @param rehearsed takes how long those took that every other node answered, at least one; without the first ones
     */
    public static Behavior<Command> create(ActorRef<LadderCopies.Command> copies, Latency rehearsed) {
        return Behaviors.setup(
                context -> Behaviors.withTimers(timers -> new KillRehearsals(context, timers, copies, rehearsed)));
    }

    private KillRehearsals(
            ActorContext<Command> context,
            TimerScheduler<Command> timers,
            ActorRef<LadderCopies.Command> copies,
            Latency rehearsed) {
        super(context);
        this.timers = timers;
        this.copies = copies;
        this.rehearsed = rehearsed;
        withCopiesOfNobody(SerializationExtension.get(context.getSystem()));
        timers.startSingleTimer(Now.NOW, EVERY);
    }

    @Override
    public Receive<Command> createReceive() {
        return newReceiveBuilder().onAnyMessage(this::on).build();
    }

    private Behavior<Command> on(Command command) {
        switch (command) {
            case Now now -> rehearse();
            case Over(var reached) -> over(reached);
            case Late late -> timers.startSingleTimer(Now.NOW, EVERY);
        }
        return this;
    }

    private void rehearse() {
        beganNanos = System.nanoTime();
        getContext()
                .ask(
                        LadderCopies.Reached.class,
                        copies,
                        PATIENCE,
                        LadderCopies.Rehearse::new,
                        (reached, late) -> late == null ? new Over(reached) : new Late());
    }

    private void over(LadderCopies.Reached reached) {
        boolean everywhere = reached.missing().isEmpty() && reached.nodes().size() > 1;
        if (everywhere && ++done > TO_WARM_UP) rehearsed.record(System.nanoTime() - beganNanos);
        if (everywhere && done < TO_WARM_UP) rehearse();
        else timers.startSingleTimer(Now.NOW, EVERY);
    }

    /** A latch on its way between two copies that belong to no node. */
    private static void withCopiesOfNobody(Serialization serialization) {
        var one = LadderHistory.of("one", scratch());
        var other = LadderHistory.of("other", scratch());
        for (int i = 0; i < SCRATCH; i++) {
            var latch = latch(i);
            var news = List.of(
                    one.made(new LadderChange.Tightened(latch)), one.made(new LadderChange.Released(latch.id())));
            byte[] sent = serialization.serialize(new LadderCopies.Known(news)).get();
            serialization
                    .deserialize(sent, LadderCopies.Known.class)
                    .get()
                    .changes()
                    .forEach(other::heard);
        }
    }

    private static Ladder scratch() {
        return new Ladder(SafetyAlarms.all(List.of()), Set.of(), Lease.unlimited());
    }

    private static Latch latch(int number) {
        var reason = Reason.because(ReasonCode.KILL_SWITCH_REDUCE_ONLY);
        return new Latch(
                "rehearsal-" + number,
                Layer.KILL_SWITCH,
                Scope.everything(),
                Permission.REDUCE_ONLY,
                List.of(reason),
                new TreeMap<>(),
                "nobody",
                "rehearsal",
                number);
    }
}
