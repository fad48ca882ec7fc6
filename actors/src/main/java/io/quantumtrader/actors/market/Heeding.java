package io.quantumtrader.actors.market;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * What comes of making every symbol look at the ladder again.
 *
 * @param acknowledged when the last symbol's actor has answered
 * @param carriedOut when all that followed from it is recorded, and sent where it had to be
 */
public record Heeding(CompletableFuture<Acknowledged> acknowledged, CompletableFuture<Void> carriedOut) {

    /**
     * Every symbol was asked.
     *
     * @param silent how many of them did not answer
     * @param atNanos {@link System#nanoTime()} of this process when the last one answered or was given up
     */
    public record Acknowledged(int symbols, int silent, long atNanos) {}

    static Heeding of(List<CompletableFuture<Boolean>> acknowledged, List<? extends CompletableFuture<?>> answers) {
        return new Heeding(all(acknowledged).thenApply(done -> counted(acknowledged)), all(answers));
    }

    private static Acknowledged counted(List<CompletableFuture<Boolean>> acknowledged) {
        long atNanos = System.nanoTime();
        int silent = (int) acknowledged.stream().filter(one -> !one.join()).count();
        return new Acknowledged(acknowledged.size(), silent, atNanos);
    }

    private static CompletableFuture<Void> all(List<? extends CompletableFuture<?>> stages) {
        return CompletableFuture.allOf(stages.toArray(CompletableFuture[]::new));
    }
}
