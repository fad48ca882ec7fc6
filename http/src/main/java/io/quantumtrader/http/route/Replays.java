package io.quantumtrader.http.route;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quantumtrader.http.problem.Problem;
import io.quantumtrader.http.problem.ProblemKind;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.jspecify.annotations.Nullable;

/** The answers to requests that carried an Idempotency-Key: a repetition gets the first answer and acts no more. */
final class Replays {

    private static final int MOST = 1024;

    private final Map<String, First> first = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, First> eldest) {
            return size() > MOST;
        }
    };

    private record First(String path, ObjectNode body, CompletableFuture<HttpResponse> answer) {}

    /** Acts if the key is new; with a key of before answers as then, or refuses if the request is another one. */
    CompletionStage<HttpResponse> once(String key, Call call, Supplier<CompletionStage<HttpResponse>> act) {
        String path = call.request().getUri().path();
        var mine = new First(path, call.body(), new CompletableFuture<>());
        First known;
        synchronized (this) {
            known = first.putIfAbsent(call.who() + " " + key, mine);
        }
        if (known == null) {
            act.get().whenComplete((response, failure) -> settle(call.who() + " " + key, mine, response, failure));
            return mine.answer();
        }
        if (known.path().equals(path) && known.body().equals(call.body())) return known.answer();
        return CompletableFuture.completedStage(Replies.problem(
                Problem.of(ProblemKind.REFUSED, "the Idempotency-Key was used for another request; take a new one")));
    }

    private synchronized void settle(
            String key, First mine, @Nullable HttpResponse response, @Nullable Throwable failure) {
        if (response != null) {
            if (response.status().intValue() >= 500) first.remove(key);
            mine.answer().complete(response);
        } else {
            first.remove(key);
            mine.answer().completeExceptionally(failure == null ? new IllegalStateException("no answer") : failure);
        }
    }
}
