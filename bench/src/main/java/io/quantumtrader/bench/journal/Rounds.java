package io.quantumtrader.bench.journal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;

/** Lets every writer persist one event, waits for all acknowledgements, and begins again: the phases of a tick. */
final class Rounds extends AbstractBehavior<Long> {

    private static final int FEWEST_ROUNDS = 20;

    private final List<ActorRef<BenchWriter.Write>> writers = new ArrayList<>();
    private final long measureFrom;
    private final long endAt;
    private final CompletableFuture<Result> result;
    private long[] roundNanos = new long[1 << 16];
    private int rounds;
    private int waitingFor;
    private long roundBegan;

    /**
     * What was seen.
     *
     * @param perSecond events
     * @param medianMs a round
     * @param p99Ms a round
     */
    record Result(double perSecond, double medianMs, double p99Ms) {}

    private Rounds(ActorContext<Long> context, int count, String id, long seconds, CompletableFuture<Result> result) {
        super(context);
        this.result = result;
        this.measureFrom = System.nanoTime() + 1_500_000_000L;
        this.endAt = measureFrom + seconds * 1_000_000_000L;
        for (int i = 0; i < count; i++) writers.add(context.spawn(new BenchWriter(id + "|" + i), "writer-" + i));
        begin();
    }

    static Behavior<Long> of(int writers, String id, long seconds, CompletableFuture<Result> result) {
        return Behaviors.setup(context -> new Rounds(context, writers, id, seconds, result));
    }

    @Override
    public Receive<Long> createReceive() {
        return newReceiveBuilder().onAnyMessage(this::stored).build();
    }

    private void begin() {
        waitingFor = writers.size();
        roundBegan = System.nanoTime();
        for (var writer : writers)
            writer.tell(new BenchWriter.Write(getContext().getSelf()));
    }

    private Behavior<Long> stored(Long number) {
        if (--waitingFor > 0) return this;
        long now = System.nanoTime();
        if (roundBegan > measureFrom) {
            if (rounds == roundNanos.length) roundNanos = Arrays.copyOf(roundNanos, 2 * rounds);
            roundNanos[rounds++] = now - roundBegan;
        }
        if (now < endAt || rounds < FEWEST_ROUNDS) begin();
        else result.complete(summary());
        return this;
    }

    private Result summary() {
        var sorted = Arrays.copyOf(roundNanos, rounds);
        Arrays.sort(sorted);
        double seconds = Arrays.stream(sorted).sum() / 1e9;
        return new Result(
                rounds * (double) writers.size() / seconds, sorted[rounds / 2] / 1e6, sorted[rounds * 99 / 100] / 1e6);
    }
}
