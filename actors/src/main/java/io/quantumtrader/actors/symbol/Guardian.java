package io.quantumtrader.actors.symbol;

import io.quantumtrader.kernel.kill.Fault;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.ChildFailed;
import org.apache.pekko.actor.typed.Terminated;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.apache.pekko.actor.typed.javadsl.StashBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Stands over one symbol: sees each failure, reports it, and restarts the symbol from its journal with back-off, its resting
 * stop in place at the venue meanwhile (rules, B3). Commands that arrive while the symbol is down wait.
 */
public final class Guardian extends AbstractBehavior<SymbolCommand> {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
    private static final int MOST_WAITING = 1_000;
    private static final String PERSISTENCE = "org.apache.pekko.persistence";

    private final SymbolParts parts;
    private final Behavior<SymbolCommand> symbol;
    private final StashBuffer<SymbolCommand> waiting;
    private Duration pause = FIRST_PAUSE;
    private long tick;
    private long atMs;
    private int incarnation;
    private @Nullable ActorRef<SymbolCommand> child;

    /** A guardian of the given symbol. */
    public static Behavior<SymbolCommand> create(SymbolParts parts) {
        return create(parts, Symbol.create(parts));
    }

    /** For tests that let the symbol fail on purpose. */
    static Behavior<SymbolCommand> create(SymbolParts parts, Behavior<SymbolCommand> symbol) {
        return Behaviors.withStash(
                MOST_WAITING, stash -> Behaviors.setup(context -> new Guardian(context, parts, symbol, stash)));
    }

    private Guardian(
            ActorContext<SymbolCommand> context,
            SymbolParts parts,
            Behavior<SymbolCommand> symbol,
            StashBuffer<SymbolCommand> waiting) {
        super(context);
        this.parts = parts;
        this.symbol = symbol;
        this.waiting = waiting;
        child = spawn();
    }

    private ActorRef<SymbolCommand> spawn() {
        var ref = getContext().spawn(symbol, "life-" + ++incarnation);
        getContext().watch(ref);
        return ref;
    }

    @Override
    public Receive<SymbolCommand> createReceive() {
        return newReceiveBuilder()
                .onMessage(SymbolCommand.Rise.class, rise -> rise())
                .onMessage(SymbolCommand.class, this::pass)
                .onSignal(ChildFailed.class, failed -> fell(fault(failed.cause()), String.valueOf(failed.cause())))
                .onSignal(Terminated.class, ended -> fell(Fault.OTHER, "stopped"))
                .build();
    }

    private Behavior<SymbolCommand> pass(SymbolCommand command) {
        remember(command);
        if (child != null) child.tell(command);
        else if (!waiting.isFull()) waiting.stash(command);
        return this;
    }

    private void remember(SymbolCommand command) {
        switch (command) {
            case SymbolCommand.Observe observe -> at(observe.tick(), observe.atMs());
            case SymbolCommand.Reconcile reconcile -> at(reconcile.tick(), reconcile.atMs());
            default -> {}
        }
    }

    private void at(long newTick, long newAtMs) {
        if (newTick > tick) pause = FIRST_PAUSE;
        tick = newTick;
        atMs = newAtMs;
    }

    /** Whose fault it is: what the journal did not take is not a failure of the symbol (rules, B3). */
    private static Fault fault(Throwable cause) {
        for (Throwable one = cause; one != null; one = one.getCause()) {
            if (one.getClass().getPackageName().startsWith(PERSISTENCE)) return Fault.JOURNAL;
            if (one instanceof TimeoutException) return Fault.OTHER;
        }
        return Fault.CODE;
    }

    private Behavior<SymbolCommand> fell(Fault fault, String why) {
        child = null;
        getContext()
                .getLog()
                .error("{} failed, restarting from its journal in {} ms: {}", parts.symbol(), pause.toMillis(), why);
        getContext().scheduleOnce(pause, getContext().getSelf(), new SymbolCommand.Rise());
        pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
        parts.superiors().failed(parts.symbol(), fault, why, tick, atMs);
        return this;
    }

    private Behavior<SymbolCommand> rise() {
        if (child != null) return this;
        child = spawn();
        child.tell(
                new SymbolCommand.Reconcile(tick, atMs, getContext().getSystem().ignoreRef()));
        return waiting.unstashAll(this);
    }
}
