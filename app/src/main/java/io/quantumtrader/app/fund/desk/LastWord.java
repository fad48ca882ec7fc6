package io.quantumtrader.app.fund.desk;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a part of the fund said last, for pictures while it does not answer: those who record before they answer are silent as
 * long as the journal is away, and that must not hide everything else. Thread-safe.
 */
final class LastWord<T> {

    private static final Duration WITH_THE_SILENT = Duration.ofMillis(250);
    private static final Duration WITH_OTHERS = Duration.ofSeconds(1);

    private volatile @Nullable T said;
    private volatile boolean silent;

    /**
     * An answer, perhaps an old one.
     *
     * @param old whether the part did not answer now
     */
    record Heard<T>(T said, boolean old) {}

    /** Asks, and falls back to the last word soon; fails as the question does where there is none. */
    CompletableFuture<Heard<T>> or(Supplier<CompletionStage<T>> question) {
        var before = said;
        var asked = question.get().toCompletableFuture();
        return before == null ? asked.thenApply(this::heard) : orLast(asked, before);
    }

    private CompletableFuture<Heard<T>> orLast(CompletableFuture<T> asked, T before) {
        long patienceMs = (silent ? WITH_THE_SILENT : WITH_OTHERS).toMillis();
        return asked.orTimeout(patienceMs, TimeUnit.MILLISECONDS)
                .thenApply(this::heard)
                .exceptionally(failed -> {
                    silent = true;
                    return new Heard<>(before, true);
                });
    }

    private Heard<T> heard(T now) {
        said = now;
        silent = false;
        return new Heard<>(now, false);
    }
}
