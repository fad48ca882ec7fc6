package io.quantumtrader.actors.symbol;

import io.quantumtrader.kernel.decision.Reason;
import io.quantumtrader.kernel.decision.ReasonCode;
import io.quantumtrader.kernel.kill.Fault;
import io.quantumtrader.kernel.kill.Layer;
import io.quantumtrader.kernel.kill.Permission;
import io.quantumtrader.kernel.kill.Scope;
import io.quantumtrader.kernel.kill.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
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
 * stop in place at the venue meanwhile (rules, B3). While the symbol is down, or does not own its symbol yet, nothing is opened;
 * commands wait, and where something has to be closed the {@link Caretaker} does it. Only one of the two ever sends.
 */
public final class Guardian extends AbstractBehavior<SymbolCommand> {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
    private static final int MOST_WAITING = 1_000;

    private final SymbolParts parts;
    private final Behavior<SymbolCommand> symbol;
    private final StashBuffer<SymbolCommand> waiting;
    private final BooleanSupplier owned;
    private Duration pause = FIRST_PAUSE;
    private long tick;
    private long atMs;
    private int incarnation;
    private int failures;
    private double mark = Double.NaN;
    private @Nullable ActorRef<Caretaker.Command> caretaker;
    private @Nullable ActorRef<SymbolCommand> child;
    private boolean rising;
    private int hands;
    private boolean handingOver;

    /** A guardian of the given symbol. */
    public static Behavior<SymbolCommand> create(SymbolParts parts) {
        return create(parts, Symbol.create(parts));
    }

    /**
     * A guardian whose symbol settles with the venue by itself as soon as it has recovered, on whichever node it comes up.
     *
     * @param clock the market's time as this node knows it
     * @param owned whether this node owns its symbols: while it does not, a symbol that ended does not come back here
     */
    public static Behavior<SymbolCommand> entity(SymbolParts parts, MarketClock clock, BooleanSupplier owned) {
        return Behaviors.withStash(
                MOST_WAITING,
                stash -> Behaviors.setup(context -> {
                    var guardian = new Guardian(context, parts, Symbol.create(parts), stash, owned);
                    guardian.at(clock.tick(), clock.atMs());
                    guardian.settle();
                    return guardian;
                }));
    }

    /** For tests that let the symbol fail on purpose. */
    static Behavior<SymbolCommand> create(SymbolParts parts, Behavior<SymbolCommand> symbol) {
        return Behaviors.withStash(
                MOST_WAITING,
                stash -> Behaviors.setup(context -> new Guardian(context, parts, symbol, stash, () -> true)));
    }

    private Guardian(
            ActorContext<SymbolCommand> context,
            SymbolParts parts,
            Behavior<SymbolCommand> symbol,
            StashBuffer<SymbolCommand> waiting,
            BooleanSupplier owned) {
        super(context);
        this.owned = owned;
        this.parts = parts;
        this.symbol = symbol;
        this.waiting = waiting;
        restrict();
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
                .onMessage(SymbolCommand.CareEnded.class, ended -> risen())
                .onMessage(SymbolCommand.HandOver.class, handOver -> handOver())
                .onMessage(SymbolCommand.class, this::pass)
                .onSignal(Terminated.class, this::ended)
                .build();
    }

    private Behavior<SymbolCommand> pass(SymbolCommand command) {
        if (handingOver) return this;
        remember(command);
        if (child != null) child.tell(command);
        else {
            if (!waiting.isFull()) waiting.stash(command);
            care(command);
        }
        return this;
    }

    private void remember(SymbolCommand command) {
        switch (command) {
            case SymbolCommand.Observe observe -> {
                at(observe.tick(), observe.atMs());
                observe.slice().ifPresent(slice -> mark = slice.mark().close());
            }
            case SymbolCommand.Operate operate -> at(operate.tick(), operate.atMs());
            case SymbolCommand.Reconcile reconcile -> at(reconcile.tick(), reconcile.atMs());
            default -> {}
        }
    }

    private void at(long newTick, long newAtMs) {
        if (newTick > tick) pause = FIRST_PAUSE;
        tick = newTick;
        atMs = newAtMs;
    }

    private Behavior<SymbolCommand> ended(Terminated ended) {
        var hand = caretaker;
        if (hand != null && ended.getRef().path().equals(hand.path())) return handLost(ended);
        if (handingOver) return Behaviors.stopped();
        return ended instanceof ChildFailed failed
                ? fell(Faults.of(failed.cause()), String.valueOf(failed.cause()))
                : fell(Fault.OTHER, "stopped");
    }

    /** A hand that is gone answers nobody: the next look gets a new one, and a symbol that was to come back comes back. */
    private Behavior<SymbolCommand> handLost(Terminated ended) {
        getContext()
                .getLog()
                .atError()
                .addKeyValue("symbol", parts.symbol())
                .log("{}: the hand of its guardian is gone: {}", parts.symbol(), ended);
        caretaker = null;
        return rising ? risen() : this;
    }

    private Behavior<SymbolCommand> fell(Fault fault, String why) {
        child = null;
        failures++;
        restrict();
        getContext()
                .getLog()
                .atError()
                .addKeyValue("symbol", parts.symbol())
                .log("{} failed, restarting from its journal in {} ms: {}", parts.symbol(), pause.toMillis(), why);
        getContext().scheduleOnce(pause, getContext().getSelf(), new SymbolCommand.Rise());
        pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
        parts.superiors().failed(parts.symbol(), fault, why, tick, atMs);
        return this;
    }

    /** What may have to be done for a symbol that is down: a new price came, or the ladder tightened. */
    private void care(SymbolCommand command) {
        boolean calls = command instanceof SymbolCommand.Observe || command instanceof SymbolCommand.Operate;
        if (!calls) return;
        var hand = caretaker;
        if (hand == null) {
            hand = getContext().spawn(Caretaker.create(parts), "caretaker-" + ++hands);
            getContext().watch(hand);
            caretaker = hand;
        }
        hand.tell(new Caretaker.Look(tick, atMs, mark));
    }

    /** Nothing is opened for a symbol that is down or does not own itself yet; it takes this back when it does. */
    private void restrict() {
        var scope = new Scope.OfSymbol(parts.portfolio(), parts.symbol());
        var reason = Reason.because(ReasonCode.SYMBOL_DOWN, failures, 0);
        parts.ladder()
                .put(new Verdict(
                        Layer.POSITION_STATE_BRAIN,
                        scope,
                        Permission.REDUCE_ONLY,
                        List.of(reason),
                        atMs,
                        Verdict.UNTIL_RELEASED));
    }

    /** The caretaker ends what it has under way before the symbol comes back. */
    private Behavior<SymbolCommand> rise() {
        if (child != null || rising) return this;
        if (!handingOver && !owned.getAsBoolean()) {
            getContext().scheduleOnce(LONGEST_PAUSE, getContext().getSelf(), new SymbolCommand.Rise());
            return this;
        }
        var hand = caretaker;
        if (hand == null) return risen();
        rising = true;
        hand.tell(new Caretaker.Rest(
                getContext().messageAdapter(Caretaker.Rested.class, rested -> new SymbolCommand.CareEnded())));
        return this;
    }

    private Behavior<SymbolCommand> risen() {
        rising = false;
        if (handingOver) return Behaviors.stopped();
        if (child != null) return this;
        child = spawn();
        settle();
        return waiting.unstashAll(this);
    }

    private void settle() {
        if (child == null) return;
        child.tell(
                new SymbolCommand.Reconcile(tick, atMs, getContext().getSystem().ignoreRef()));
    }

    /** The child ends first: of two nodes never both have one that may send (rules, B3). */
    private Behavior<SymbolCommand> handOver() {
        handingOver = true;
        if (child != null) child.tell(new SymbolCommand.HandOver());
        else if (caretaker == null) return Behaviors.stopped();
        else rise();
        return this;
    }
}
