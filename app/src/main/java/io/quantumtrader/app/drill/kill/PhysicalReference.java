package io.quantumtrader.app.drill.kill;

import io.quantumtrader.actors.safety.Ladder;
import io.quantumtrader.actors.safety.Latency;
import io.quantumtrader.actors.safety.SafetyAlarms;
import io.quantumtrader.app.drill.kill.KillDrillReport.Reference;
import io.quantumtrader.kernel.decision.ReasonCode;
import io.quantumtrader.kernel.kill.Layer;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Props;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/** What the machine needs, under the same load, for the simple things that a kill is made of. */
final class PhysicalReference {

    private static final int ASKS = 2_000;
    private static final int CLOSINGS = 20_000;
    private static final int WAKES = 500;
    private static final int WARM_UP = 500;
    private static final long MILLISECOND = TimeUnit.MILLISECONDS.toNanos(1);

    private record Ping(ActorRef<Ping> replyTo) {}

    private PhysicalReference() {}

    static List<Reference> measure(Voice voice) {
        return List.of(ask(voice), gate(), wake());
    }

    private static Reference ask(Voice voice) {
        ActorRef<Ping> echo = voice.fund()
                .system()
                .systemActorOf(
                        Behaviors.<Ping>receiveMessage(ping -> {
                            ping.replyTo().tell(ping);
                            return Behaviors.same();
                        }),
                        "echo",
                        Props.empty());
        var took = new Latency();
        measure(took, ASKS, () -> voice.<Ping, Ping>ask(echo, Ping::new));
        return Reference.of("ask an idle actor, there and back, under the load", took.figures());
    }

    /** A ladder of its own that nobody sends through. */
    private static Reference gate() {
        var ladder = new Ladder(SafetyAlarms.logged(), Set.of());
        var trigger = new VerdictTrigger(ladder, "nobody", Layer.GOVERNOR, ReasonCode.GOVERNOR_SILENT);
        var took = new Latency();
        for (int i = -WARM_UP; i < CLOSINGS; i++) {
            long before = System.nanoTime();
            trigger.pull(before);
            if (i >= 0) took.record(System.nanoTime() - before);
            trigger.release();
        }
        return Reference.of("close a gate that nobody passes: write, take the lock, give it back", took.figures());
    }

    private static Reference wake() {
        var late = new Latency();
        for (int i = 0; i < WAKES; i++) {
            long before = System.nanoTime();
            LockSupport.parkNanos(MILLISECOND);
            late.record(System.nanoTime() - before - MILLISECOND);
        }
        return Reference.of("wake from a sleep of one millisecond, how much too late", late.figures());
    }

    private static void measure(Latency took, int times, Runnable once) {
        for (int i = -WARM_UP; i < times; i++) {
            long before = System.nanoTime();
            once.run();
            if (i >= 0) took.record(System.nanoTime() - before);
        }
    }
}
