package io.quantumtrader.actors.symbol;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantumtrader.actors.venue.VenueReads;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What a venue does not tell in time is missing, for that symbol alone, and costs the patience once. */
class VenueReadsTest {

    private static final Duration PATIENCE = Duration.ofMillis(800);

    private final Map<String, CompletableFuture<Integer>> answers = new TreeMap<>();
    private final VenueReads reads = new VenueReads(new ScriptedVenue("A", () -> 0), PATIENCE);

    @Test
    void whatFailsThrowsOrIsLateIsMissingAndTheOthersAreThere() {
        answers.put("A", CompletableFuture.completedFuture(1));
        answers.put("B", CompletableFuture.failedFuture(new IllegalStateException("no connection")));
        answers.put("C", new CompletableFuture<>());

        assertThat(ask("A", "B", "C", "throws")).isEqualTo(Map.of("A", 1));
    }

    @Test
    void symbolsAreAskedSideBySideAndThePromisesAreLeftAlone() {
        for (String symbol : List.of("A", "B", "C", "D")) answers.put(symbol, new CompletableFuture<>());

        assertThat(msToAsk("A", "B", "C", "D")).isBetween(700L, 3 * 800L);

        assertThat(answers.values()).noneMatch(CompletableFuture::isDone);
    }

    @Test
    void whoWasLateIsWaitedForShortlyUntilItAnswersAfterAll() {
        var late = new CompletableFuture<Integer>();
        answers.put("A", late);
        ask("A");
        assertThat(msToAsk("A")).isLessThan(700);

        late.complete(1);
        answers.put("A", new CompletableFuture<>());

        assertThat(msToAsk("A")).isGreaterThanOrEqualTo(700);
    }

    private long msToAsk(String... symbols) {
        long before = System.nanoTime();
        ask(symbols);
        return (System.nanoTime() - before) / 1_000_000;
    }

    private SortedMap<String, Integer> ask(String... symbols) {
        return reads.each("number", List.of(symbols), (venue, symbol) -> {
            var answer = answers.get(symbol);
            if (answer == null) throw new IllegalStateException("no connection");
            return answer;
        });
    }
}
