package io.quantumtrader.http.route;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quantumtrader.http.problem.Problem;
import io.quantumtrader.http.problem.ProblemKind;
import io.quantumtrader.http.route.KeptAnswers.Kept;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.apache.pekko.http.javadsl.model.HttpEntity;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.StatusCodes;
import org.jspecify.annotations.Nullable;

/**
 * The answers to requests that carried an Idempotency-Key: a repetition gets the first answer and acts no more, also where that answer
 * was that it is not known whether it took effect. What was turned away before it acted may be asked again.
 */
final class Replays {

    private static final int TURNED_AWAY = StatusCodes.SERVICE_UNAVAILABLE.intValue();

    private final Map<String, First> first = KeptAnswers.atMost();
    private final KeptAnswers kept;

    private record First(String path, ObjectNode body, CompletableFuture<HttpResponse> answer) {}

    /** @param kept what outlives this process */
    Replays(KeptAnswers kept) {
        this.kept = kept;
        kept.before().forEach((key, before) -> first.put(key, first(before)));
    }

    private static First first(Kept before) {
        var answer = before.answer()
                .map(said -> Replies.said(said.status(), said.body()))
                .orElseGet(() -> Replies.problem(Problem.of(
                        ProblemKind.TIMED_OUT,
                        "it was begun before the fund started; the decisions of the symbol tell what came of it")));
        return new First(before.path(), before.body(), CompletableFuture.completedFuture(answer));
    }

    /** Acts if the key is new; with a key of before answers as then, or refuses if the request is another one. */
    CompletionStage<HttpResponse> once(String key, Call call, Supplier<CompletionStage<HttpResponse>> act) {
        String path = call.request().getUri().path();
        String whose = call.who() + " " + key;
        var mine = new First(path, call.body(), new CompletableFuture<>());
        First known;
        synchronized (this) {
            known = first.putIfAbsent(whose, mine);
        }
        if (known == null) {
            kept.begun(whose, path, call.body());
            begin(act).whenComplete((response, failure) -> settle(whose, mine, response, failure));
            return mine.answer();
        }
        if (known.path().equals(path) && known.body().equals(call.body())) return known.answer();
        return CompletableFuture.completedStage(Replies.problem(
                Problem.of(ProblemKind.REFUSED, "the Idempotency-Key was used for another request; take a new one")));
    }

    private static CompletionStage<HttpResponse> begin(Supplier<CompletionStage<HttpResponse>> act) {
        try {
            return act.get();
        } catch (RuntimeException failed) {
            return CompletableFuture.failedStage(failed);
        }
    }

    private void settle(String key, First mine, @Nullable HttpResponse response, @Nullable Throwable failure) {
        if (response == null) {
            mine.answer().completeExceptionally(failure == null ? new IllegalStateException("no answer") : failure);
            return;
        }
        if (response.status().intValue() == TURNED_AWAY) {
            synchronized (this) {
                first.remove(key);
            }
            kept.forgotten(key);
        } else if (response.entity() instanceof HttpEntity.Strict said)
            kept.answered(key, response.status().intValue(), said.getData().utf8String());
        mine.answer().complete(response);
    }
}
