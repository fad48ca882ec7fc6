package io.quantumtrader.app.drill.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import io.quantumtrader.app.audit.VenueBooks;
import io.quantumtrader.app.cluster.LocalNode;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/** Looks, while a fault lasts, at what the other nodes say of the first one, and at the stops that rest at the venue. */
final class Lookouts implements AutoCloseable {

    private static final long PAUSE_NANOS = 250_000_000;
    private static final double DUST = 1e-9;

    private final String victim;
    private final List<LocalNode> others;
    private final Path venue;
    private final long beganNanos = System.nanoTime();
    private final Map<String, Long> bareSince = new HashMap<>();
    private final Thread peers;
    private final Thread stops;
    private volatile boolean over;
    private volatile double missedMs = Double.NaN;
    private volatile double nakedMs;

    /**
     * Begins to look.
     *
     * @param others nodes that are asked about the first one
     * @param venue folder of the venue's log
     */
    Lookouts(String victim, List<LocalNode> others, Path venue) {
        this.victim = victim;
        this.others = others;
        this.venue = venue;
        peers = Thread.startVirtualThread(() -> again(this::askPeers));
        stops = Thread.startVirtualThread(() -> again(this::lookAtStops));
    }

    private void again(Runnable look) {
        while (!over) {
            look.run();
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    private void askPeers() {
        if (!Double.isNaN(missedMs)) return;
        for (var other : others) {
            boolean missed = other.standing().filter(this::missed).isPresent();
            if (missed) {
                missedMs = sinceMs(beganNanos);
                return;
            }
        }
    }

    private boolean missed(JsonNode standing) {
        Predicate<JsonNode> there = member -> member.path("name").asText().equals(victim)
                && member.path("reachable").asBoolean();
        for (var member : standing.path("members")) if (there.test(member)) return false;
        return true;
    }

    /** A position without a stop in two looks one after another was bare at least between them. */
    private void lookAtStops() {
        var books = VenueBooks.of(venue);
        long now = System.nanoTime();
        var bare = new TreeSet<String>();
        books.quantities().forEach((symbol, quantity) -> {
            if (Math.abs(quantity) > DUST && books.restingStops(symbol).isEmpty()) bare.add(symbol);
        });
        bareSince.keySet().retainAll(bare);
        for (String symbol : bare) {
            Long since = bareSince.putIfAbsent(symbol, now);
            if (since != null) nakedMs = Math.max(nakedMs, (now - since) / 1e6);
        }
    }

    private static double sinceMs(long nanos) {
        return (System.nanoTime() - nanos) / 1e6;
    }

    /** Until another node missed the first one, milliseconds; NaN if none did. */
    double missedMs() {
        return missedMs;
    }

    /** The longest time that a position was seen without a stop, milliseconds. */
    double nakedMs() {
        return nakedMs;
    }

    @Override
    public void close() {
        over = true;
        try {
            peers.join();
            stops.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
