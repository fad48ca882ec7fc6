package io.quantumtrader.actors.cluster;

import io.quantumtrader.actors.market.Conducting;
import io.quantumtrader.actors.market.Heeding;
import io.quantumtrader.actors.symbol.SymbolCommand;
import io.quantumtrader.actors.symbol.SymbolCommand.Operated;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.AskPattern;

/** The conductor as a node meets him, wherever he sits. */
public final class FarConducting implements Conducting {

    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final ActorSystem<?> system;
    private final ActorRef<SeatCommand> seat;
    private final FarClock clock;

    /** The conductor on that seat. */
    public FarConducting(ActorSystem<?> system, ActorRef<SeatCommand> seat, FarClock clock) {
        this.system = system;
        this.seat = seat;
        this.clock = clock;
    }

    @Override
    public long tick() {
        return clock.tick();
    }

    @Override
    public long atMs() {
        return clock.atMs();
    }

    @Override
    public CompletableFuture<Operated> operate(String symbol, SymbolCommand.Order order, long deadlineMs) {
        long leftMs = deadlineMs == SymbolCommand.Operate.NEVER
                ? LONGEST.toMillis()
                : Math.max(1, deadlineMs - InstantSource.system().millis());
        return AskPattern.ask(
                        seat,
                        (ActorRef<Operated> replyTo) -> new SeatCommand.Say(symbol, order, deadlineMs, replyTo),
                        Duration.ofMillis(leftMs),
                        system.scheduler())
                .toCompletableFuture();
    }

    @Override
    public Heeding heedLadder(String who) {
        CompletionStage<SeatCommand.Heeded> heeded = AskPattern.ask(
                seat,
                (ActorRef<SeatCommand.Heeded> replyTo) -> new SeatCommand.HeedAll(who, replyTo),
                LONGEST,
                system.scheduler());
        var acknowledged = heeded.thenApply(
                        all -> new Heeding.Acknowledged(all.symbols(), all.silent(), System.nanoTime()))
                .toCompletableFuture();
        return new Heeding(acknowledged, acknowledged.thenApply(all -> null));
    }
}
