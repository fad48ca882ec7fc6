package io.quantumtrader.app.fund.cast;

import io.quantumtrader.actors.safety.SafetyAlarm;
import io.quantumtrader.actors.safety.SafetyAlarms;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Predicate;
import org.apache.pekko.actor.DeadLetter;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.Terminated;
import org.apache.pekko.actor.typed.eventstream.EventStream;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.jspecify.annotations.Nullable;

/**
 * Stands over a part of the ladder that keeps a journal: when it ends, whether its code threw or the journal did not take a
 * write, a new one comes back from the journal after a pause. What is told to it meanwhile is lost, except what tightens: it is
 * silent, and silence counts as the most conservative answer (rules, B3). What tightens is kept and told to the one that comes
 * back, also what the former one had not looked at yet. Supervision alone would not do: a persistent actor whose write failed
 * is stopped, not restarted.
 *
 * @param <T> what the part is told
 */
final class Lasting<T> extends AbstractBehavior<Object> {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
    private static final int MOST_KEPT = 1_000;

    private final Class<T> messages;
    private final Behavior<T> part;
    private final Predicate<T> tightens;
    private final SafetyAlarms alarms;
    private final Deque<T> kept = new ArrayDeque<>();
    private Duration pause = FIRST_PAUSE;
    private int life;
    private @Nullable ActorRef<T> child;

    private record Rise() {}

    /** A life has gone well for a while. */
    private record Lived(int life) {}

    static <T> Behavior<T> of(Class<T> messages, Behavior<T> part, SafetyAlarms alarms) {
        return of(messages, part, message -> false, alarms);
    }

    /**
     * The same for a part that keeps latches.
     *
     * @param tightens what is told again to the part that comes back
     */
    static <T> Behavior<T> of(Class<T> messages, Behavior<T> part, Predicate<T> tightens, SafetyAlarms alarms) {
        return Behaviors.<Object>setup(context -> new Lasting<>(context, messages, part, tightens, alarms.isolated()))
                .narrow();
    }

    private Lasting(
            ActorContext<Object> context,
            Class<T> messages,
            Behavior<T> part,
            Predicate<T> tightens,
            SafetyAlarms alarms) {
        super(context);
        this.messages = messages;
        this.part = part;
        this.tightens = tightens;
        this.alarms = alarms;
        context.getSystem()
                .eventStream()
                .tell(new EventStream.Subscribe<>(
                        DeadLetter.class, context.getSelf().narrow()));
        rise();
    }

    @Override
    public Receive<Object> createReceive() {
        return newReceiveBuilder()
                .onMessage(Rise.class, due -> rise())
                .onMessage(Lived.class, this::lived)
                .onMessage(DeadLetter.class, this::returned)
                .onMessage(messages, this::pass)
                .onSignal(Terminated.class, ended -> fell())
                .build();
    }

    private Behavior<Object> pass(T message) {
        if (child != null) child.tell(message);
        else if (tightens.test(message)) keep(message);
        return this;
    }

    private void keep(T message) {
        if (kept.size() < MOST_KEPT) kept.add(message);
        else
            getContext()
                    .getLog()
                    .error("{} is down and keeps {} messages already, lost: {}", name(), MOST_KEPT, message);
    }

    /** What a life that ended had not looked at yet. */
    private Behavior<Object> returned(DeadLetter letter) {
        boolean own =
                letter.recipient().path().parent().equals(getContext().getSelf().path());
        if (!own || !messages.isInstance(letter.message())) return this;
        T message = messages.cast(letter.message());
        return tightens.test(message) ? pass(message) : this;
    }

    private String name() {
        return getContext().getSelf().path().name();
    }

    private Behavior<Object> rise() {
        life++;
        var risen = getContext().spawn(part, "life-" + life);
        getContext().watch(risen);
        getContext().scheduleOnce(LONGEST_PAUSE, getContext().getSelf(), new Lived(life));
        child = risen;
        while (!kept.isEmpty()) risen.tell(kept.remove());
        return this;
    }

    private Behavior<Object> lived(Lived lived) {
        if (lived.life() == life && child != null) pause = FIRST_PAUSE;
        return this;
    }

    private Behavior<Object> fell() {
        child = null;
        getContext()
                .getLog()
                .error(
                        "{} ended, coming back from its journal in {} ms",
                        getContext().getSelf(),
                        pause.toMillis());
        alarms.raise(new SafetyAlarm(
                SafetyAlarm.Kind.LAYER_FAILED, life, 0, name() + " ended and comes back from its journal"));
        getContext().scheduleOnce(pause, getContext().getSelf(), new Rise());
        var doubled = pause.multipliedBy(2);
        pause = doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
        return this;
    }
}
