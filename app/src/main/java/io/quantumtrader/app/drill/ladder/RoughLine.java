package io.quantumtrader.app.drill.ladder;

import io.quantumtrader.actors.venue.DrivenVenue;
import io.quantumtrader.actors.venue.ForwardingVenue;
import io.quantumtrader.actors.venue.Venue;
import io.quantumtrader.app.drill.tally.Mishap;
import io.quantumtrader.kernel.venue.SeededUnit;
import io.quantumtrader.kernel.venue.VenueEvent;
import io.quantumtrader.kernel.venue.VenueOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/**
 * The line between symbols and venue: refuses, loses, does not answer, throws, and lets reports come late and twice. What meets
 * an order depends on the seed and the order's id alone.
 */
final class RoughLine {

    private static final int ONCE = 0;
    private static final double SHARE = 0.04;
    private static final double THROWS = 0.02;

    private final long seed;
    private final Consumer<VenueOrder> opening;
    private final Map<String, LongAdder> placed = new ConcurrentHashMap<>();
    private final Map<Mishap, LongAdder> mishaps = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<VenueEvent> late = new ConcurrentLinkedQueue<>();
    private final List<VenueEvent> last = new ArrayList<>();
    private volatile boolean rough;
    private volatile boolean blind;
    private long deliveries;

    /**
     * A line that works, for the time being.
     *
     * @param opening told every order that may increase a position just before it reaches the venue, on the sender's thread
     */
    RoughLine(long seed, Consumer<VenueOrder> opening) {
        this.seed = seed;
        this.opening = opening;
    }

    void rough(boolean now) {
        rough = now;
    }

    /** Whether the account is no number. */
    void blind(boolean now) {
        blind = now;
    }

    boolean isBlind() {
        return blind;
    }

    /** How often each order was handed over. */
    Map<String, LongAdder> placed() {
        return placed;
    }

    Map<Mishap, LongAdder> mishaps() {
        return mishaps;
    }

    Venue over(Venue venue) {
        return new Line((DrivenVenue) venue);
    }

    private void mishap(Mishap kind) {
        mishaps.computeIfAbsent(kind, name -> new LongAdder()).increment();
    }

    private Optional<Mishap> fate(String clientOrderId) {
        if (!rough) return Optional.empty();
        double drawn = SeededUnit.of(seed, clientOrderId, ONCE);
        if (drawn < SHARE) return Optional.of(Mishap.VENUE_REFUSES);
        if (drawn < 2 * SHARE) return Optional.of(Mishap.ORDER_LOST);
        if (drawn < 3 * SHARE) return Optional.of(Mishap.ANSWER_LOST);
        return drawn < 3 * SHARE + THROWS ? Optional.of(Mishap.CODE_THROWS) : Optional.empty();
    }

    private final class Line extends ForwardingVenue implements DrivenVenue {

        private final DrivenVenue venue;

        Line(DrivenVenue venue) {
            super(venue);
            this.venue = venue;
        }

        @Override
        public CompletionStage<Placed> place(VenueOrder order, long atMs) {
            placed.computeIfAbsent(order.clientOrderId(), id -> new LongAdder()).increment();
            if (!order.reduceOnly()) opening.accept(order);
            var fate = fate(order.clientOrderId());
            fate.ifPresent(RoughLine.this::mishap);
            if (fate.isEmpty()) return venue.place(order, atMs);
            return switch (fate.get()) {
                case VENUE_REFUSES -> CompletableFuture.completedStage(new Placed.Refused(-2022, "refused on purpose"));
                case ORDER_LOST -> CompletableFuture.completedStage(new Placed.Unknown("lost on purpose"));
                case ANSWER_LOST ->
                    venue.place(order, atMs).thenApply(answer -> new Placed.Unknown("not answered on purpose"));
                default -> throw new IllegalStateException("broken on purpose");
            };
        }

        @Override
        public CompletionStage<Account> account() {
            return venue.account()
                    .thenApply(now ->
                            blind ? new Account(Double.NaN, Double.NaN, now.maintenanceMargin(), now.atMs()) : now);
        }

        @Override
        public List<VenueEvent> play(long tick, long atMs, List<Slice> slices) {
            return astray(venue.play(tick, atMs, slices));
        }

        @Override
        public List<VenueEvent> settle(long atMs) {
            return astray(venue.settle(atMs));
        }

        /** What was late comes first; of the rest some is late, some comes once more with the next. */
        private List<VenueEvent> astray(List<VenueEvent> events) {
            var told = new ArrayList<VenueEvent>();
            for (var event = late.poll(); event != null; event = late.poll()) told.add(event);
            boolean held = rough && !events.isEmpty() && told.isEmpty() && drawn() < 0.1;
            if (held) {
                late.addAll(events);
                mishap(Mishap.REPORT_LATE);
                return List.of();
            }
            told.addAll(events);
            if (rough && !last.isEmpty() && drawn() < 0.1) {
                told.addAll(0, last);
                mishap(Mishap.REPORT_TWICE);
                last.clear();
                return told;
            }
            if (!events.isEmpty()) {
                last.clear();
                last.addAll(events);
            }
            return told;
        }

        private double drawn() {
            return SeededUnit.of(seed, "reports", ++deliveries);
        }
    }
}
