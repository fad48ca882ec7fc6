package io.quantumtrader.actors.cluster;

import io.quantumtrader.actors.market.Conducting;
import io.quantumtrader.actors.market.Heeding;
import io.quantumtrader.actors.symbol.SymbolCommand;
import io.quantumtrader.actors.symbol.SymbolCommand.Operated;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.AskPattern;

/** The conductor as a node meets him, wherever he sits. */
public final class FarConducting implements Conducting {

    private static final Duration LONGEST = Duration.ofMinutes(1);

    private static final Executor LATER = CompletableFuture.delayedExecutor(50, TimeUnit.MILLISECONDS);

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
        return said(symbol, order, deadlineMs, System.nanoTime() + leftMs * 1_000_000)
                .toCompletableFuture();
    }

    /** Who has risen carried nothing out: the word is said again until another sits. */
    private CompletionStage<Operated> said(
            String symbol, SymbolCommand.Order order, long deadlineMs, long giveUpAtNanos) {
        var left = Duration.ofNanos(Math.max(1_000_000, giveUpAtNanos - System.nanoTime()));
        return AskPattern.ask(
                        seat,
                        (ActorRef<SeatCommand.Answer> replyTo) ->
                                new SeatCommand.Say(symbol, order, deadlineMs, replyTo),
                        left,
                        system.scheduler())
                .thenCompose(answer -> switch (answer) {
                    case SeatCommand.Heard(var operated) -> CompletableFuture.completedStage(operated);
                    case SeatCommand.Elsewhere elsewhere ->
                        CompletableFuture.supplyAsync(() -> elsewhere, LATER)
                                .thenCompose(again -> said(symbol, order, deadlineMs, giveUpAtNanos));
                });
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
