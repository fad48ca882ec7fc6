package io.quantumtrader.app.fund.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A crowd shares its questions, and each of it gets an answer to one that was asked after it came. */
class SharedTest {

    private final List<CompletableFuture<String>> asked = new ArrayList<>();
    private final Shared<String> shared = new Shared<>(() -> {
        var question = new CompletableFuture<String>();
        asked.add(question);
        return question;
    });

    @Test
    void thoseWhoComeWhileItIsUnderWayShareTheNext() {
        var first = shared.answer().toCompletableFuture();
        var second = shared.answer().toCompletableFuture();
        var third = shared.answer().toCompletableFuture();
        assertThat(asked).hasSize(1);

        asked.getFirst().complete("as it was before they came");

        assertThat(first).isCompletedWithValue("as it was before they came");
        assertThat(second).isNotDone();
        assertThat(asked).hasSize(2);
        asked.getLast().complete("as it is now");
        assertThat(second).isCompletedWithValue("as it is now");
        assertThat(third).isCompletedWithValue("as it is now");
        assertThat(asked).hasSize(2);
    }

    @Test
    void itIsAskedAnewForWhoeverComesAfterwards() {
        shared.answer();
        asked.getFirst().complete("old");

        var later = shared.answer().toCompletableFuture();

        assertThat(later).isNotDone();
        assertThat(asked).hasSize(2);
    }

    @Test
    void aFailureIsThatOfThoseWhoWaitedForIt_andNotOfTheNext() {
        var first = shared.answer().toCompletableFuture();
        var second = shared.answer().toCompletableFuture();

        asked.getFirst().completeExceptionally(new IllegalStateException("down"));
        asked.getLast().complete("back");

        assertThat(first).isCompletedExceptionally();
        assertThat(second).isCompletedWithValue("back");
    }

    @Test
    void aQuestionThatCannotBeAskedFailsAndLeavesNobodyWaiting() {
        var tries = new AtomicInteger();
        var broken = new Shared<String>(() -> {
            if (tries.incrementAndGet() == 1) throw new IllegalStateException("broken");
            return CompletableFuture.completedStage("mended");
        });

        assertThat(broken.answer().toCompletableFuture()).isCompletedExceptionally();
        assertThat(broken.answer().toCompletableFuture()).isCompletedWithValue("mended");
    }

    @Test
    void nobodyOfACrowdGetsAnAnswerOlderThanHimself() throws InterruptedException {
        var clock = new AtomicInteger();
        var questions = new AtomicInteger();
        int threads = 8;
        int each = 2_000;
        var wrong = new AtomicInteger();
        var done = new CountDownLatch(threads);
        try (var answering = Executors.newSingleThreadExecutor()) {
            var crowded = new Shared<Integer>(() -> {
                questions.incrementAndGet();
                int begun = clock.get();
                return CompletableFuture.supplyAsync(() -> begun, answering);
            });
            for (int thread = 0; thread < threads; thread++) {
                Thread.ofPlatform().start(() -> {
                    for (int time = 0; time < each; time++) {
                        int came = clock.incrementAndGet();
                        CompletionStage<Integer> told = crowded.answer();
                        if (told.toCompletableFuture().join() < came) wrong.incrementAndGet();
                    }
                    done.countDown();
                });
            }
            done.await();
        }
        System.out.printf(
                "%d answers, %d questions, %d older than who asked%n", threads * each, questions.get(), wrong.get());
        assertThat(wrong).hasValue(0);
        assertThat(questions.get()).isLessThan(threads * each);
    }
}
