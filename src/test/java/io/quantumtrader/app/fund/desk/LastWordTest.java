package io.quantumtrader.app.fund.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantumtrader.app.fund.desk.LastWord.Heard;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class LastWordTest {

    private final LastWord<String> word = new LastWord<>();

    @Test
    void isWhatWasJustSaid() {
        assertThat(word.or(() -> CompletableFuture.completedStage("new")).join())
                .isEqualTo(new Heard<>("new", false));
    }

    @Test
    void isTheOldOneAndSaysSoWhenThePartIsSilentOrFails() {
        word.or(() -> CompletableFuture.completedStage("old")).join();

        assertThat(word.or(CompletableFuture::new).join()).isEqualTo(new Heard<>("old", true));
        assertThat(word.or(() -> CompletableFuture.failedStage(new IllegalStateException("down")))
                        .join())
                .isEqualTo(new Heard<>("old", true));
        assertThat(word.or(() -> CompletableFuture.completedStage("back")).join())
                .isEqualTo(new Heard<>("back", false));
    }

    @Test
    void failsWhereNothingWasEverSaid() {
        var answer = word.or(() -> CompletableFuture.failedStage(new IllegalStateException("down")));

        assertThat(answer).isCompletedExceptionally();
    }
}
