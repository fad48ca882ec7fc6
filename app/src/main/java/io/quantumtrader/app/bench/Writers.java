package io.quantumtrader.app.bench;

import com.typesafe.config.Config;
import io.quantumtrader.persistence.symbol.ObservationRow;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.apache.pekko.persistence.typed.PersistenceId;
import org.apache.pekko.persistence.typed.javadsl.CommandHandler;
import org.apache.pekko.persistence.typed.javadsl.EventHandler;
import org.apache.pekko.persistence.typed.javadsl.EventSourcedBehavior;

/** Event-sourced actors, each of which writes the next event as soon as its last one is acknowledged. */
final class Writers extends AbstractBehavior<Writers.Done> {

    private static final long WARM_UP_NANOS = 2_000_000_000L;

    private final List<Times> all = new ArrayList<>();
    private final int writers;
    private final long seconds;
    private final CompletableFuture<Seen> seen;
    private long events;

    /**
     * What was seen.
     *
     * @param perSecond events of all writers
     * @param times from the command to the acknowledgement
     */
    record Seen(double perSecond, Times times) {}

    /** A writer has ended. */
    record Done(Times times) {}

    private record Next() {}

    private Writers(ActorContext<Done> context, int writers, String id, long seconds, CompletableFuture<Seen> seen) {
        super(context);
        this.writers = writers;
        this.seen = seen;
        this.seconds = seconds;
        long from = System.nanoTime() + WARM_UP_NANOS;
        long to = from + seconds * 1_000_000_000L;
        for (int i = 0; i < writers; i++) {
            context.spawn(Writer.create(id + i, from, to, context.getSelf()), "writer-" + i)
                    .tell(new Next());
        }
    }

    /** Writes for so long, after a warm-up. */
    static Seen measure(Config config, int writers, String id, long seconds) {
        var seen = new CompletableFuture<Seen>();
        Behavior<Done> behavior = Behaviors.setup(context -> new Writers(context, writers, id, seconds, seen));
        var system = ActorSystem.create(behavior, "bench", config);
        try {
            return seen.get(seconds + 120, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        } catch (ExecutionException | TimeoutException failed) {
            throw new IllegalStateException("the writers did not end", failed);
        } finally {
            system.terminate();
            system.getWhenTerminated().toCompletableFuture().join();
        }
    }

    @Override
    public Receive<Done> createReceive() {
        return newReceiveBuilder().onMessage(Done.class, this::done).build();
    }

    private Behavior<Done> done(Done done) {
        all.add(done.times());
        events += done.times().count();
        if (all.size() == writers) {
            var times = new Times();
            all.forEach(times::addAll);
            seen.complete(new Seen(events / (double) seconds, times));
        }
        return this;
    }

    private static final class Writer extends EventSourcedBehavior<Next, ObservationRow, Long> {

        private final ActorContext<Next> context;
        private final long from;
        private final long to;
        private final ActorRef<Done> done;
        private final Times times = new Times();

        static Behavior<Next> create(String id, long from, long to, ActorRef<Done> done) {
            return Behaviors.setup(context -> new Writer(context, id, from, to, done));
        }

        private Writer(ActorContext<Next> context, String id, long from, long to, ActorRef<Done> done) {
            super(PersistenceId.ofUniqueId(id));
            this.context = context;
            this.from = from;
            this.to = to;
            this.done = done;
        }

        @Override
        public Long emptyState() {
            return 0L;
        }

        @Override
        public CommandHandler<Next, ObservationRow, Long> commandHandler() {
            return (number, next) -> {
                long began = System.nanoTime();
                return Effect().persist(BenchRows.hold(number + 1)).thenRun(() -> stored(began));
            };
        }

        private void stored(long began) {
            long now = System.nanoTime();
            if (began >= from && now <= to) times.add(now - began);
            if (now < to) context.getSelf().tell(new Next());
            else done.tell(new Done(times));
        }

        @Override
        public EventHandler<Long, ObservationRow> eventHandler() {
            return (number, event) -> number + 1;
        }
    }
}
