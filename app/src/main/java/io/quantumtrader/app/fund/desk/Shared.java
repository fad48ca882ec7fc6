package io.quantumtrader.app.fund.desk;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One question for all who want to know the same. While it is under way those who come wait for the next one, which they share: nobody
 * gets an answer that was asked for before they came, and a crowd asks no more often than the answers come. Thread-safe.
 */
final class Shared<T> {

    private final Supplier<CompletionStage<T>> question;
    private boolean underWay;
    private @Nullable CompletableFuture<T> next;

    /** @param question asked by the thread of whoever comes first, or of an answer; must not block */
    Shared(Supplier<CompletionStage<T>> question) {
        this.question = question;
    }

    CompletionStage<T> answer() {
        CompletableFuture<T> mine;
        synchronized (this) {
            if (underWay) {
                if (next == null) next = new CompletableFuture<>();
                return next.minimalCompletionStage();
            }
            underWay = true;
            mine = new CompletableFuture<>();
        }
        ask(mine);
        return mine.minimalCompletionStage();
    }

    private void ask(CompletableFuture<T> waiting) {
        CompletionStage<T> asked;
        try {
            asked = question.get();
        } catch (RuntimeException broken) {
            asked = CompletableFuture.failedStage(broken);
        }
        asked.whenComplete((told, failed) -> {
            var after = ended();
            if (failed == null) waiting.complete(told);
            else waiting.completeExceptionally(failed);
            if (after != null) ask(after);
        });
    }

    /** Those who have come meanwhile. */
    private synchronized @Nullable CompletableFuture<T> ended() {
        var after = next;
        next = null;
        underWay = after != null;
        return after;
    }
}
