package io.quantumtrader.app.drill.kill;

import io.quantumtrader.app.fund.DrillFund;
import io.quantumtrader.app.launch.LaunchFailed;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.javadsl.AskPattern;

/** Speaks to the actors of a drill's fund, as an operator's desk does, and waits for what follows. */
record Voice(DrillFund fund) {

    static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

    <M, R> R ask(ActorRef<M> actor, Function<ActorRef<R>, M> message) {
        try {
            return AskPattern.ask(actor, message::apply, PATIENCE, fund.system().scheduler())
                    .toCompletableFuture()
                    .join();
        } catch (CompletionException silent) {
            throw new LaunchFailed("the drill's fund does not answer: " + silent.getCause(), silent);
        }
    }

    /** Looks every two milliseconds; answers {@link System#nanoTime()} when it was so. */
    long await(String what, BooleanSupplier so) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!so.getAsBoolean()) {
            if (System.nanoTime() > deadline) throw new LaunchFailed("waited too long for: " + what);
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        return System.nanoTime();
    }

    long atMs() {
        return fund.conductor().atMs();
    }
}
