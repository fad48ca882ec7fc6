package io.quantumtrader.actors.cluster;

import io.quantumtrader.actors.market.Conductor;
import io.quantumtrader.actors.market.Heeding;
import io.quantumtrader.actors.symbol.SymbolCommand;
import io.quantumtrader.actors.symbol.SymbolCommand.Operated;
import io.quantumtrader.kernel.kill.Scope;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.PostStop;
import org.apache.pekko.actor.typed.PreRestart;
import org.apache.pekko.actor.typed.SupervisorStrategy;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;

/**
 * Where the conductor of a cluster sits: there is one at a time, and it passes on to him what other nodes say. Sitting down and playing go on
 * a thread of their own; a node that leaves ends the tick under way before another sits down.
 */
public final class Seat extends AbstractBehavior<SeatCommand> {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final Duration BEAT = Duration.ofMillis(50);

    private final Holder holder;
    private final Supplier<ActorRef<SeatCommand>> wherever;

    /** Who sits. */
    public interface Holder extends AutoCloseable {

        Conductor conductor();

        UpperLayers layers();

        /** A node's ladder tightened: the symbols that the scope covers look at theirs again. */
        void heed(Scope scope);

        /** Settles every symbol with the venue, then plays the market until {@link #close}; on a thread of its own. */
        void play();

        /** Ends the tick under way; returns when it is over. */
        @Override
        void close();

        /** Whether {@link #close} was called. */
        boolean hasRisen();
    }

    /**
     * A seat that is free.
     *
     * @param sits makes the one who sits; called when the seat is taken
     * @param wherever the seat as any node reaches it: told what is said to one who has risen, until another sits
     */
    public static Behavior<SeatCommand> create(Supplier<Holder> sits, Supplier<ActorRef<SeatCommand>> wherever) {
        return Behaviors.supervise(Behaviors.<SeatCommand>setup(context -> new Seat(context, sits.get(), wherever)))
                .onFailure(SupervisorStrategy.restartWithBackoff(FIRST_PAUSE, LONGEST_PAUSE, 0.1));
    }

    private Seat(ActorContext<SeatCommand> context, Holder holder, Supplier<ActorRef<SeatCommand>> wherever) {
        super(context);
        this.holder = holder;
        this.wherever = wherever;
        var self = context.getSelf();
        var log = context.getLog();
        log.info("The conductor sits here now");
        Thread.ofPlatform().name("conductor").start(() -> {
            try {
                holder.play();
            } catch (RuntimeException | Error broken) {
                log.error("The conductor died, another takes the seat", broken);
                self.tell(new SeatCommand.Died(broken));
            }
        });
    }

    @Override
    public Receive<SeatCommand> createReceive() {
        return newReceiveBuilder()
                .onAnyMessage(this::on)
                .onSignal(PostStop.class, stopped -> getUp())
                .onSignal(PreRestart.class, restarting -> getUp())
                .build();
    }

    private Behavior<SeatCommand> getUp() {
        holder.close();
        return this;
    }

    private Behavior<SeatCommand> on(SeatCommand command) {
        if (holder.hasRisen() && command instanceof SeatCommand.Say say) {
            say.replyTo().tell(new SeatCommand.Elsewhere());
            return this;
        }
        if (holder.hasRisen() && saidToWhoeverSits(command)) {
            getContext().scheduleOnce(BEAT, wherever.get(), command);
            return this;
        }
        switch (command) {
            case SeatCommand.Judge judge ->
                holder.layers().judge(judge).whenComplete((answer, late) -> {
                    if (late == null) judge.replyTo().tell(answer);
                });
            case SeatCommand.Closed(var closed) -> holder.layers().closed(closed);
            case SeatCommand.MakeRoom(var weakest, var symbol, double confidence) ->
                holder.layers().makeRoom(weakest, symbol, confidence);
            case SeatCommand.Failed(var symbol, var fault, var why, long tick, long atMs) ->
                holder.layers().failed(symbol, fault, why, tick, atMs);
            case SeatCommand.Say say -> say(say);
            case SeatCommand.Heed(var scope) -> holder.heed(scope);
            case SeatCommand.HeedAll heed -> heedAll(heed);
            case SeatCommand.Died(var cause) -> throw new IllegalStateException("the conductor died", cause);
            case SeatCommand.Leave leave -> leave();
            case SeatCommand.Left left -> {
                return Behaviors.stopped();
            }
        }
        return this;
    }

    private static boolean saidToWhoeverSits(SeatCommand command) {
        return switch (command) {
            case SeatCommand.Leave leave -> false;
            case SeatCommand.Left left -> false;
            case SeatCommand.Died died -> false;
            case SeatCommand.Judge judge -> true;
            case SeatCommand.Closed closed -> true;
            case SeatCommand.MakeRoom room -> true;
            case SeatCommand.Failed failed -> true;
            case SeatCommand.Say say -> true;
            case SeatCommand.Heed heed -> true;
            case SeatCommand.HeedAll heed -> true;
        };
    }

    private void heedAll(SeatCommand.HeedAll heed) {
        CompletionStage<Heeding.Acknowledged> acknowledged =
                holder.conductor().heedLadder(heed.who()).acknowledged();
        acknowledged.thenAccept(all -> heed.replyTo().tell(new SeatCommand.Heeded(all.symbols(), all.silent())));
    }

    /** Whoever spoke gives up at the deadline: the word is not carried out later. */
    private void say(SeatCommand.Say say) {
        var answer = holder.conductor().operate(say.symbol(), say.order(), say.deadlineMs());
        CompletionStage<Operated> heard = say.deadlineMs() == SymbolCommand.Operate.NEVER
                ? answer
                : answer.orTimeout(
                        Math.max(1, say.deadlineMs() - InstantSource.system().millis()), TimeUnit.MILLISECONDS);
        heard.thenAccept(operated -> say.replyTo().tell(answer(operated)));
    }

    private SeatCommand.Answer answer(Operated operated) {
        boolean turnedAway = holder.hasRisen() && operated.explanation().equals(Conductor.STOPPING);
        return turnedAway ? new SeatCommand.Elsewhere() : new SeatCommand.Heard(operated);
    }

    private void leave() {
        getContext()
                .pipeToSelf(
                        CompletableFuture.runAsync(holder::close, Thread::startVirtualThread),
                        (done, failed) -> new SeatCommand.Left());
    }
}
