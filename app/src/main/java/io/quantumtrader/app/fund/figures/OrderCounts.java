package io.quantumtrader.app.fund.figures;

import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.quantumtrader.http.metric.Counted;
import io.quantumtrader.http.metric.Figure;
import io.quantumtrader.persistence.EventFeed;
import io.quantumtrader.persistence.JournalEvent;
import io.quantumtrader.persistence.symbol.SymbolEvent.OrderAccepted;
import io.quantumtrader.persistence.symbol.SymbolEvent.OrderFilled;
import io.quantumtrader.persistence.symbol.SymbolEvent.OrderGone;
import io.quantumtrader.persistence.symbol.SymbolEvent.OrderHeldBack;
import io.quantumtrader.persistence.symbol.SymbolEvent.OrderIntended;
import io.quantumtrader.persistence.symbol.SymbolEvent.OrderRefused;
import io.quantumtrader.persistence.symbol.SymbolEvent.OrderUnknown;
import io.quantumtrader.persistence.symbol.SymbolEvent.StopTriggered;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** What became of the orders of symbols that live here; thread-safe. It remembers orders only until they are over. */
final class OrderCounts implements EventFeed {

    private static final double NANOS_PER_SECOND = 1e9;
    private static final String BEFORE = "BEFORE";
    private static final int MOST_OVER = 10_000;
    private static final List<String> PURPOSES = List.of("ENTRY", "EXIT", "STOP");

    private final LongSupplier nanos;
    private final Map<String, Sent> alive = new ConcurrentHashMap<>();
    /** An end is told twice, by the answer and by the venue's own news; ids of late are enough to know it. */
    private final Set<String> over = Collections.synchronizedSet(Collections.newSetFromMap(new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > MOST_OVER;
        }
    }));

    private final Counted intended = Counted.of(Figure.ORDERS_INTENDED);
    private final Counted answers = Counted.of(Figure.ORDER_ANSWERS);
    private final Counted ends = Counted.of(Figure.ORDER_ENDS);
    private final Counted fills = Counted.of(Figure.FILLS);
    private final Counted fees = Counted.of(Figure.FEES);

    private record Sent(String symbol, String purpose, long atNanos, boolean answered) {
        Sent heard() {
            return new Sent(symbol, purpose, atNanos, true);
        }
    }

    /** @param nanos monotonic clock */
    OrderCounts(LongSupplier nanos) {
        this.nanos = nanos;
        for (String purpose : PURPOSES) {
            intended.from0(purpose);
            fills.from0(purpose);
            for (String answer : List.of("ACCEPTED", "REFUSED", "HELD_BACK", "NONE")) answers.from0(purpose, answer);
        }
    }

    @Override
    public void publish(String persistenceId, long sequenceNr, JournalEvent event) {
        switch (event) {
            case OrderIntended order -> {
                intended.one(order.purpose());
                String symbol = persistenceId.substring(persistenceId.lastIndexOf('|') + 1);
                alive.put(order.clientOrderId(), new Sent(symbol, order.purpose(), nanos.getAsLong(), false));
            }
            case OrderAccepted order -> accepted(order.clientOrderId());
            case StopTriggered order -> accepted(order.clientOrderId());
            case OrderRefused order -> {
                if (over.add(order.clientOrderId()))
                    answers.one(purpose(alive.remove(order.clientOrderId())), "REFUSED");
            }
            case OrderHeldBack order -> {
                if (over.add(order.clientOrderId()))
                    answers.one(purpose(alive.remove(order.clientOrderId())), "HELD_BACK");
            }
            case OrderUnknown order -> answers.one(purpose(alive.get(order.clientOrderId())), "NONE");
            case OrderFilled order -> filled(order);
            case OrderGone order -> ended(order.clientOrderId(), "GONE");
            default -> {}
        }
    }

    /** What happens to an order at the venue says that the venue has it, whichever of the two is told first. */
    private void accepted(String id) {
        var sent = alive.get(id);
        if (over.contains(id) || (sent != null && sent.answered())) return;
        if (sent != null) alive.put(id, sent.heard());
        answers.one(purpose(sent), "ACCEPTED");
    }

    private void filled(OrderFilled order) {
        var sent = alive.get(order.clientOrderId());
        if (sent != null) accepted(order.clientOrderId());
        fills.one(purpose(sent));
        fees.add(order.fee());
        if (order.complete()) ended(order.clientOrderId(), "FILLED");
    }

    private void ended(String id, String how) {
        if (over.add(id)) ends.one(purpose(alive.remove(id)), how);
    }

    private static String purpose(@Nullable Sent sent) {
        return sent == null ? BEFORE : sent.purpose();
    }

    /**
     * Orders that have no answer yet.
     *
     * @param oldest how long the first of them waits, seconds; empty while none does
     */
    record Unanswered(long count, OptionalDouble oldest) {}

    /** @param here which symbols live here: what became of another's orders is told elsewhere */
    Unanswered unanswered(Predicate<String> here) {
        long now = nanos.getAsLong();
        alive.values().removeIf(sent -> !here.test(sent.symbol()));
        long[] waits = alive.values().stream()
                .filter(sent -> !sent.answered())
                .mapToLong(sent -> now - sent.atNanos())
                .toArray();
        var longest = LongStream.of(waits).max();
        return new Unanswered(
                waits.length,
                longest.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(longest.getAsLong() / NANOS_PER_SECOND));
    }

    List<MetricSnapshot> snapshots() {
        return List.of(intended.snapshot(), answers.snapshot(), ends.snapshot(), fills.snapshot(), fees.snapshot());
    }
}
