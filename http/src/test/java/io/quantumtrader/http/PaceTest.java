package io.quantumtrader.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantumtrader.http.door.Pace;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Guessing tokens and opening over and over end; a kill of whoever has a token never does. */
class PaceTest {

    private static final String STOP = "/api/v1/emergency-stop";
    private static final String WHY = "{\"reason\":\"x\"}";

    @Test
    void asManyAtOnceAsInAMinute_thenOneForEachPartOfIt() {
        var now = new AtomicLong();
        var pace = new Pace(6, now::get);

        assertThat(IntStream.range(0, 10).filter(i -> pace.allows("a"))).hasSize(6);
        assertThat(pace.allows("b")).isTrue();
        now.addAndGet(Duration.ofMillis(9_999).toNanos());
        assertThat(pace.allows("a")).isFalse();
        now.addAndGet(Duration.ofMillis(2).toNanos());
        assertThat(pace.allows("a")).isTrue();
        assertThat(pace.allows("a")).isFalse();
        now.addAndGet(Duration.ofDays(1).toNanos());
        assertThat(IntStream.range(0, 10).filter(i -> pace.allows("a"))).hasSize(6);
    }

    @Test
    void guessesEndWith429_andARightTokenGoesOnPassing() {
        try (var browser = new Browser(new DemoFund())) {
            var wrong = browser.writing(STOP, WHY).setHeader("Authorization", "Bearer a-guess-of-somebody");
            var statuses = new TreeSet<Integer>();
            for (int i = 0; i < 200 && !statuses.contains(429); i++) {
                int status = browser.send(wrong).statusCode();
                assertThat(i < 20 ? List.of(401) : List.of(401, 429)).contains(status);
                statuses.add(status);
            }

            assertThat(statuses).containsExactly(401, 429);
            assertThat(browser.post(STOP, WHY).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void openingTooOftenEndsWith429_andKillsNever() {
        try (var browser = new Browser(new DemoFund())) {
            var statuses = new TreeSet<Integer>();
            for (int i = 0; i < 1_000 && !statuses.contains(429); i++) {
                statuses.add(browser.post("/api/v1/positions", "{}").statusCode());
            }

            assertThat(statuses).containsExactly(422, 429);
            assertThat(browser.post("/api/v1/release", "{}").statusCode()).isEqualTo(422);
            assertThat(IntStream.range(0, 100).map(i -> browser.post(STOP, WHY).statusCode()))
                    .containsOnly(200);
            assertThat(browser.post("/api/v1/positions/BTCUSDT/close", WHY).statusCode())
                    .isNotEqualTo(429);
        }
    }
}
