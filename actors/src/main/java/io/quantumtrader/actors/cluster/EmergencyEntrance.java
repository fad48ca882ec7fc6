package io.quantumtrader.actors.cluster;

import io.quantumtrader.actors.safety.EmergencyCommand;
import io.quantumtrader.actors.safety.Ladder;
import io.quantumtrader.kernel.decision.Reason;
import io.quantumtrader.kernel.decision.ReasonCode;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;

/**
 * The emergency stop as one node meets it (rules, B4): an operator's word closes this node's gate before anybody is asked, and keeps it
 * closed until the latches that follow from the word stand in this node's copy of the ladder. Everything goes on to where the emergency
 * stop is kept; a word that is not answered is told again.
 */
public final class EmergencyEntrance extends AbstractBehavior<Object> {

    private static final Duration AGAIN = Duration.ofSeconds(1);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

    private final Ladder ladder;
    private final ActorRef<EmergencyCommand> kept;
    private final TimerScheduler<Object> timers;
    private final Map<Long, EmergencyCommand.Trigger> open = new HashMap<>();
    private long words;

    private sealed interface Own {}

    private record Pulled(long word, EmergencyCommand.Pulled pulled) implements Own {}

    private record Silent(long word) implements Own {}

    /**
     * The entrance of one node.
     *
     * @param kept where the emergency stop is, on whichever node
     */
    public static Behavior<EmergencyCommand> create(Ladder ladder, ActorRef<EmergencyCommand> kept) {
        return Behaviors.<Object>setup(
                        context -> Behaviors.withTimers(timers -> new EmergencyEntrance(context, timers, ladder, kept)))
                .narrow();
    }

    private EmergencyEntrance(
            ActorContext<Object> context,
            TimerScheduler<Object> timers,
            Ladder ladder,
            ActorRef<EmergencyCommand> kept) {
        super(context);
        this.timers = timers;
        this.ladder = ladder;
        this.kept = kept;
    }

    @Override
    public Receive<Object> createReceive() {
        return newReceiveBuilder()
                .onMessage(EmergencyCommand.class, this::asked)
                .onMessage(Own.class, this::on)
                .build();
    }

    private Behavior<Object> asked(EmergencyCommand command) {
        if (command instanceof EmergencyCommand.Trigger trigger) pull(trigger);
        else kept.tell(command);
        return this;
    }

    private void pull(EmergencyCommand.Trigger trigger) {
        ladder.doubts().raise(Reason.because(ReasonCode.ESS_OPERATOR), trigger.atMs());
        long word = ++words;
        open.put(word, trigger);
        tell(word);
    }

    private void tell(long word) {
        var trigger = open.get(word);
        if (trigger == null) return;
        getContext()
                .ask(
                        EmergencyCommand.Pulled.class,
                        kept,
                        AGAIN,
                        (ActorRef<EmergencyCommand.Pulled> replyTo) -> new EmergencyCommand.Trigger(
                                trigger.scope(), trigger.trigger(), trigger.tick(), trigger.atMs(), replyTo),
                        (pulled, late) -> late == null ? new Pulled(word, pulled) : new Silent(word));
    }

    private Behavior<Object> on(Own news) {
        switch (news) {
            case Silent(long word) -> tell(word);
            case Pulled answer
            when !standsHere(answer.pulled().latchIds()) ->
                timers.startSingleTimer("latches of " + answer.word(), answer, LOOK_AGAIN);
            case Pulled(long word, var pulled) -> {
                var trigger = open.remove(word);
                if (open.isEmpty()) ladder.doubts().settle(ReasonCode.ESS_OPERATOR);
                if (trigger != null) trigger.replyTo().tell(pulled);
            }
        }
        return this;
    }

    /** A latch that was released meanwhile has been here, too. */
    private boolean standsHere(List<String> latchIds) {
        var known = ladder.state().latches();
        return latchIds.stream().allMatch(known::knows);
    }
}
