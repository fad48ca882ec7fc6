package io.quantumtrader.app.fund.cast;

import io.quantumtrader.actors.ceo.CeoCommand;
import io.quantumtrader.actors.cluster.LadderCopies;
import io.quantumtrader.actors.safety.Ladder;
import io.quantumtrader.actors.safety.LadderKeeper;
import io.quantumtrader.actors.venue.SendHold;
import io.quantumtrader.kernel.kill.Latch;
import io.quantumtrader.kernel.kill.LatchSet;
import io.quantumtrader.kernel.kill.Layer;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.TreeMap;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.AskPattern;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.typed.Cluster;
import org.apache.pekko.cluster.typed.SelfUp;
import org.apache.pekko.cluster.typed.Subscribe;

/**
 * How a node's copy of the ladder follows the layers that keep latches, wherever they are. Nothing is opened on the node before it is a
 * member, its copy knows what those of all reachable nodes know, and each of the layers has said what stands (rules, B4).
 */
final class FollowedLadder {

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Ladder ladder;
    private final SendHold hold;
    private final ActorRef<CeoCommand> ceo;
    private final ActorSystem<?> system;
    private volatile boolean gathered;

    private record Late() {}

    /**
     * The ladder of one node.
     *
     * @param hold is held while a halt stands
     */
    FollowedLadder(Ladder ladder, SendHold hold, ActorRef<CeoCommand> ceo, ActorSystem<?> system) {
        this.ladder = ladder;
        this.hold = hold;
        this.ceo = ceo;
        this.system = system;
    }

    /** Waits until this node is a member, then asks the other copies until they have answered; ends when they have. */
    Behavior<SelfUp> gathering(ActorRef<LadderCopies.Command> copies) {
        return Behaviors.<Object>setup(context -> {
                    Cluster.get(context.getSystem())
                            .subscriptions()
                            .tell(Subscribe.create(context.getSelf().narrow(), SelfUp.class));
                    return Behaviors.receiveMessage(news -> {
                        if (news instanceof LadderCopies.Gathered) {
                            gathered = true;
                            return Behaviors.stopped();
                        }
                        gather(context, copies);
                        return Behaviors.same();
                    });
                })
                .narrow();
    }

    private static void gather(ActorContext<Object> context, ActorRef<LadderCopies.Command> copies) {
        context.ask(
                LadderCopies.Gathered.class,
                copies,
                PATIENCE.multipliedBy(2),
                (ActorRef<LadderCopies.Gathered> replyTo) -> new LadderCopies.Gather(PATIENCE, replyTo),
                (answer, late) -> late == null ? answer : new Late());
    }

    /** What kill switch and emergency stop say, before the lease is renewed by it. */
    void heard(LadderKeeper.Heard heard) {
        switch (heard) {
            case LadderKeeper.Heard.OfKillSwitch(var view) -> {
                if (view.halts().standing().isPresent()) hold.hold();
                else hold.lift();
                stands(Layer.KILL_SWITCH, standing(view.latches()));
                if (ladder.recovering()) askCeo();
            }
            case LadderKeeper.Heard.OfEmergencyStop(var view) ->
                stands(Layer.EMERGENCY_STOP, view.book().latches());
        }
    }

    /** Asked again with the next word of the kill switch if it does not answer. */
    private void askCeo() {
        AskPattern.<CeoCommand, CeoCommand.View>ask(ceo, CeoCommand.Get::new, PATIENCE, system.scheduler())
                .thenAccept(view -> stands(Layer.CEO, view.book().releases().latches()));
    }

    private void stands(Layer layer, LatchSet latches) {
        if (gathered) ladder.recovered(layer, latches);
    }

    private static LatchSet standing(Collection<Latch> latches) {
        var byId = new TreeMap<String, Latch>();
        latches.forEach(latch -> byId.put(latch.id(), latch));
        return new LatchSet(byId, Collections.emptySortedSet());
    }
}
