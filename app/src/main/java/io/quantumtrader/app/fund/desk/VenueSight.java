package io.quantumtrader.app.fund.desk;

import io.quantumtrader.actors.venue.Venue;
import io.quantumtrader.app.fund.view.AtVenue;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** Asks the venue what it holds against positions. A venue that is silent or fails hides nothing else. */
final class VenueSight {

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Venue venue;

    VenueSight(Venue venue) {
        this.venue = venue;
    }

    /** By symbol. */
    CompletionStage<Map<String, AtVenue>> of(List<String> symbols) {
        var asked = new TreeMap<String, CompletableFuture<AtVenue>>();
        for (String symbol : symbols) asked.put(symbol, of(symbol));
        return CompletableFuture.allOf(asked.values().toArray(CompletableFuture[]::new))
                .thenApply(all -> {
                    var known = new TreeMap<String, AtVenue>();
                    asked.forEach((symbol, answer) -> known.put(symbol, answer.join()));
                    return known;
                });
    }

    private CompletableFuture<AtVenue> of(String symbol) {
        return CompletableFuture.completedFuture(symbol)
                .thenCompose(venue::holding)
                .thenCombine(CompletableFuture.completedFuture(symbol).thenCompose(venue::openOrders), AtVenue::of)
                .completeOnTimeout(AtVenue.UNKNOWN, PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .exceptionally(failed -> AtVenue.UNKNOWN);
    }
}
