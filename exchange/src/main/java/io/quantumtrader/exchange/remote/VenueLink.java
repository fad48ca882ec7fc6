package io.quantumtrader.exchange.remote;

import io.quantumtrader.exchange.remote.Wire.Problems;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The connection to a venue's server. What is asked is handed over before a method returns; an answer that does not come fails
 * with {@link VenueUnreachable}, a request that the server does not understand with {@link IllegalArgumentException}.
 */
final class VenueLink implements AutoCloseable {

    private static final long AGAIN_MS = 20;

    private final URI address;
    private final Duration patience;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient http;

    VenueLink(RemoteSettings settings) {
        address = settings.address();
        patience = settings.patience();
        http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(patience)
                .executor(threads)
                .build();
    }

    static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    /** Asks for a deed, once: whether it was done is not known if there is no answer. */
    <T> CompletableFuture<T> post(String path, Object request, Class<T> type) {
        var asked = HttpRequest.newBuilder(address.resolve(path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(Wire.write(request)))
                .build();
        return sent(asked, patience, type);
    }

    /** Asks a question, and again within the patience where the connection breaks: a question changes nothing. */
    <T> CompletableFuture<T> get(String path, Class<T> type) {
        return get(path, type, System.nanoTime() + patience.toNanos());
    }

    private <T> CompletableFuture<T> get(String path, Class<T> type, long deadlineNanos) {
        return getOnce(path, type, left(deadlineNanos)).exceptionallyCompose(failure -> {
            var cause = cause(failure);
            boolean again = cause instanceof VenueUnreachable
                    && cause.getCause() instanceof IOException
                    && left(deadlineNanos).toMillis() > AGAIN_MS;
            if (!again) return CompletableFuture.failedFuture(cause);
            return CompletableFuture.runAsync(() -> {}, later(AGAIN_MS))
                    .thenCompose(nothing -> get(path, type, deadlineNanos));
        });
    }

    private Executor later(long delayMs) {
        return CompletableFuture.delayedExecutor(delayMs, TimeUnit.MILLISECONDS, threads);
    }

    private static Duration left(long deadlineNanos) {
        return Duration.ofNanos(Math.max(1_000_000, deadlineNanos - System.nanoTime()));
    }

    /** Asks a question once, with a patience of its own. */
    <T> CompletableFuture<T> getOnce(String path, Class<T> type, Duration within) {
        return sent(HttpRequest.newBuilder(address.resolve(path)).build(), within, type);
    }

    private <T> CompletableFuture<T> sent(HttpRequest request, Duration within, Class<T> type) {
        var answer = http.sendAsync(request, BodyHandlers.ofByteArray());
        return answer.copy().orTimeout(within.toNanos(), TimeUnit.NANOSECONDS).handle((response, failure) -> {
            if (failure == null) return read(request, response, type);
            answer.cancel(true);
            throw unreachable(request, cause(failure), within);
        });
    }

    private static <T> T read(HttpRequest request, HttpResponse<byte[]> response, Class<T> type) {
        try {
            if (response.statusCode() == 200) return Wire.read(response.body(), type);
            String told = Wire.read(response.body(), Problems.class).text();
            if (response.statusCode() == Wire.BAD_REQUEST) throw new IllegalArgumentException(told);
            throw new VenueUnreachable("the venue at " + request.uri() + " cannot answer: " + told);
        } catch (IOException unfit) {
            // No cause that says the connection broke: asking again would bring the same.
            throw new VenueUnreachable("the venue at " + request.uri() + " answers with " + response.statusCode()
                    + " and what is not understood: " + unfit.getMessage());
        }
    }

    private static VenueUnreachable unreachable(HttpRequest request, Throwable cause, Duration within) {
        String why = cause instanceof TimeoutException ? "no answer within " + within.toMillis() + " ms" : "" + cause;
        return new VenueUnreachable("the venue at " + request.uri() + " is not reached: " + why, cause);
    }

    static Throwable cause(Throwable failure) {
        boolean wrapped = failure instanceof CompletionException || failure instanceof ExecutionException;
        var cause = failure.getCause();
        return wrapped && cause != null ? cause(cause) : failure;
    }

    /** The answer, waited for on this thread; what an answer fails with is thrown. */
    static <T> T awaited(CompletableFuture<T> answer) throws InterruptedException {
        try {
            return answer.get();
        } catch (ExecutionException failed) {
            if (cause(failed) instanceof RuntimeException broken) throw broken;
            throw new IllegalStateException(failed.getCause());
        }
    }

    /** What is under way is given up. */
    @Override
    public void close() {
        http.shutdownNow();
        threads.shutdownNow();
    }
}
