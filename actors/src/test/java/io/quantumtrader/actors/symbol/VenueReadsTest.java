package io.quantumtrader.actors.symbol;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantumtrader.actors.venue.VenueReads;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a venue does not tell in time is missing, for that symbol alone, and costs the patience once. */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
class VenueReadsTest {

    private final Map<String, CompletableFuture<Integer>> answers = new TreeMap<>();

    @Test
    void whatFailsThrowsOrIsLateIsMissingAndTheOthersAreThere() {
        answers.put("A", CompletableFuture.completedFuture(1));
        answers.put("B", CompletableFuture.failedFuture(new IllegalStateException("no connection")));
        answers.put("C", new CompletableFuture<>());

        assertThat(ask(patient(Duration.ofMillis(200)), "A", "B", "C", "throws"))
                .isEqualTo(Map.of("A", 1));
        assertThat(answers.get("C")).isNotDone();
    }

    @Test
    void symbolsAreAskedSideBySide() {
        for (String symbol : List.of("A", "B", "C")) answers.put(symbol, new CompletableFuture<>());
        var reads = patient(Duration.ofHours(1));

        var told = reads.each("number", List.of("A", "B", "C", "the last one"), (venue, symbol) -> {
            var answer = answers.get(symbol);
            if (answer != null) return answer;
            answers.values().forEach(waiting -> waiting.complete(1));
            return CompletableFuture.completedFuture(2);
        });

        assertThat(told).isEqualTo(Map.of("A", 1, "B", 1, "C", 1, "the last one", 2));
    }

    @Test
    void whoDidNotTellIsWaitedForShortlyUntilItTellsShortly() {
        var reads = patient(Duration.ofHours(1));
        var late = new CompletableFuture<Integer>();
        answers.put("A", CompletableFuture.failedFuture(new IllegalStateException("no connection")));
        ask(reads, "A");

        answers.put("A", late);
        assertThat(ask(reads, "A")).isEmpty();

        late.complete(1);
        answers.put("A", after500Ms());
        assertThat(ask(reads, "A")).isEqualTo(Map.of("A", 2));
    }

    @Test
    void whoTellsWithinThePatienceIsNeverWaitedForShortly() {
        var reads = patient(Duration.ofHours(1));
        answers.put("A", after500Ms());
        assertThat(ask(reads, "A")).isEqualTo(Map.of("A", 2));

        answers.put("A", after500Ms());
        assertThat(ask(reads, "A")).isEqualTo(Map.of("A", 2));
    }

    private static CompletableFuture<Integer> after500Ms() {
        return new CompletableFuture<Integer>().completeOnTimeout(2, 500, TimeUnit.MILLISECONDS);
    }

    private static VenueReads patient(Duration patience) {
        return new VenueReads(new ScriptedVenue("A", () -> 0), patience);
    }

    private SortedMap<String, Integer> ask(VenueReads reads, String... symbols) {
        return reads.each("number", List.of(symbols), (venue, symbol) -> {
            var answer = answers.get(symbol);
            if (answer == null) throw new IllegalStateException("no connection");
            return answer;
        });
    }
}
