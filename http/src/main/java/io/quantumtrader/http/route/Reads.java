package io.quantumtrader.http.route;

import io.quantumtrader.http.problem.Problem;
import io.quantumtrader.http.problem.ProblemKind;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.pekko.http.javadsl.model.HttpResponse;

/**
 * Runs reads on threads of their own and bounds them, so that a slow journal or a crowd of readers never takes the
 * thread on which a kill arrives.
 */
final class Reads implements AutoCloseable {

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore places;
    private final Duration timeout;

    Reads(int atOnce, Duration timeout) {
        this.places = new Semaphore(atOnce);
        this.timeout = timeout;
    }

    <T> CompletionStage<HttpResponse> read(Supplier<CompletionStage<T>> source, Function<T, HttpResponse> reply) {
        if (!places.tryAcquire()) {
            return CompletableFuture.completedStage(
                    Replies.problem(Problem.of(ProblemKind.BUSY, "too many reads under way")));
        }
        return CompletableFuture.supplyAsync(source, threads)
                .thenCompose(stage -> stage)
                .thenApplyAsync(reply, threads)
                .whenComplete((response, failure) -> places.release())
                .orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
