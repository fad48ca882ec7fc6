package io.quantumtrader.app.trace;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.quantumtrader.actors.stage.Passage;
import io.quantumtrader.actors.stage.Passage.Outcome;
import io.quantumtrader.actors.stage.Stage;
import io.quantumtrader.app.trace.Collector.Ids;
import io.quantumtrader.persistence.EventFeed;
import io.quantumtrader.persistence.JournalEvent;
import io.quantumtrader.persistence.ReasonRow;
import io.quantumtrader.persistence.VerdictRow;
import io.quantumtrader.persistence.symbol.SymbolEvent.Decided;
import io.quantumtrader.persistence.symbol.SymbolEvent.OrderFilled;
import io.quantumtrader.persistence.symbol.SymbolEvent.OrderGone;
import io.quantumtrader.persistence.symbol.SymbolEvent.OrderIntended;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One trace for each decision that is more than a hold: the decision as a whole until it is recorded, its way through the layers, what
 * they said, and what became of its orders. Made of passages and recorded events as they are told, each span when it has ended; who said
 * why stays in the journal, a trace has codes and numbers alone. Thread-safe, and keeps nobody waiting.
 */
public final class DecisionTraces implements EventFeed, Consumer<Passage>, AutoCloseable {

    private static final AttributeKey<String> PORTFOLIO = AttributeKey.stringKey("quantum_trader.portfolio");
    private static final AttributeKey<String> SYMBOL = AttributeKey.stringKey("quantum_trader.symbol");
    private static final AttributeKey<String> DECISION = AttributeKey.stringKey("quantum_trader.decision");
    private static final AttributeKey<String> ACTION = AttributeKey.stringKey("quantum_trader.action");
    private static final AttributeKey<Long> TICK = AttributeKey.longKey("quantum_trader.tick");
    private static final AttributeKey<String> MARKET_TIME = AttributeKey.stringKey("quantum_trader.market_time");
    private static final AttributeKey<String> TERMS = AttributeKey.stringKey("quantum_trader.terms");
    private static final AttributeKey<Double> QUANTITY = AttributeKey.doubleKey("quantum_trader.quantity");
    private static final AttributeKey<Double> STOP = AttributeKey.doubleKey("quantum_trader.stop");
    private static final AttributeKey<Double> PRICE = AttributeKey.doubleKey("quantum_trader.price");
    private static final AttributeKey<List<String>> REASONS = AttributeKey.stringArrayKey("quantum_trader.reasons");
    private static final AttributeKey<String> ORDER = AttributeKey.stringKey("quantum_trader.order");
    private static final AttributeKey<String> PURPOSE = AttributeKey.stringKey("quantum_trader.purpose");
    private static final AttributeKey<Boolean> REFUSED = AttributeKey.booleanKey("quantum_trader.refused");
    private static final AttributeKey<Double> SCALE = AttributeKey.doubleKey("quantum_trader.scale");
    private static final AttributeKey<String> OUTCOME = AttributeKey.stringKey("quantum_trader.outcome");

    private static final int MOST_UNDECIDED = 1_024;
    private static final int MOST_ORDERS = 8_192;

    private final TraceIds ids;
    private final Collector collector;
    private final Dates dates = new Dates();
    /** When the way of a decision began, until it is recorded. */
    private final Map<String, Long> begun = atMost(MOST_UNDECIDED);
    /** Orders that may still be filled, by client order id. */
    private final Map<String, Awaited> orders = atMost(MOST_ORDERS);

    /** @param sinceNanos when it was recorded, or filled last */
    private record Awaited(String decisionId, String purpose, long sinceNanos) {}

    private DecisionTraces(TraceIds ids, Collector collector) {
        this.ids = ids;
        this.collector = collector;
    }

    /**
     * Starts to trace, if the settings name a collector.
     *
     * @param node named as the instance of the service
     * @param version of this program
     */
    public static Optional<DecisionTraces> start(TraceSettings settings, TraceIds ids, String node, String version) {
        return settings.url().map(url -> new DecisionTraces(ids, new Collector(url, settings, node, version)));
    }

    private static <V> Map<String, V> atMost(int most) {
        return new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
                return size() > most;
            }
        };
    }

    @Override
    public void accept(Passage passage) {
        String decision = passage.decisionId();
        if (passage.stage() == Stage.ENTRY || passage.stage() == Stage.JUDGEMENT) {
            synchronized (begun) {
                begun.putIfAbsent(decision, passage.beganNanos());
            }
        }
        var span = collector
                .span(name(passage.stage()))
                .setSpanKind(passage.stage() == Stage.VENUE ? SpanKind.CLIENT : SpanKind.INTERNAL)
                .setStartTimestamp(dates.epochNanos(passage.beganNanos()), TimeUnit.NANOSECONDS)
                .setAttribute(DECISION, decision)
                .setAttribute(OUTCOME, passage.outcome().name());
        if (!passage.order().isEmpty()) span.setAttribute(ORDER, passage.order());
        var started = switch (passage.stage()) {
            case HEAT_GATE -> collector.within(whole(decision), heatGate(decision), span);
            case GOVERNOR -> collector.within(new Ids(ids.trace(decision), heatGate(decision)), span);
            case JUDGEMENT, ENTRY, RECORD, SEND_GATE, VENUE -> collector.within(whole(decision), span);
        };
        if (passage.stage() == Stage.VENUE && passage.outcome() != Outcome.ACCEPTED)
            started.setStatus(StatusCode.ERROR, passage.outcome().name());
        started.end(dates.epochNanos(passage.endedNanos()), TimeUnit.NANOSECONDS);
    }

    private static String name(Stage stage) {
        return stage.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private Ids whole(String decision) {
        return new Ids(ids.trace(decision), ids.whole(decision));
    }

    private String heatGate(String decision) {
        return ids.stage(decision, Stage.HEAT_GATE.name());
    }

    @Override
    public void publish(String persistenceId, long sequenceNr, JournalEvent event) {
        switch (event) {
            case Decided decided -> decided(persistenceId.substring(persistenceId.lastIndexOf('|') + 1), decided);
            case OrderIntended order ->
                put(order.clientOrderId(), new Awaited(order.decisionId(), order.purpose(), System.nanoTime()));
            case OrderFilled fill -> filled(fill);
            case OrderGone gone -> take(gone.clientOrderId());
            default -> {}
        }
    }

    private void decided(String symbol, Decided decided) {
        Long first;
        synchronized (begun) {
            first = begun.remove(decided.decisionId());
        }
        long now = System.nanoTime();
        long start = first == null ? now : first;
        var span = collector
                .span("decision " + decided.action())
                .setStartTimestamp(dates.epochNanos(start), TimeUnit.NANOSECONDS)
                .setAttribute(PORTFOLIO, ids.portfolio())
                .setAttribute(SYMBOL, symbol)
                .setAttribute(DECISION, decided.decisionId())
                .setAttribute(ACTION, decided.action())
                .setAttribute(TICK, decided.tick())
                .setAttribute(MARKET_TIME, Instant.ofEpochMilli(decided.atMs()).toString())
                .setAttribute(TERMS, decided.termsVersion())
                .setAttribute(REASONS, codes(decided.reasons()));
        if (decided.quantity() > 0) span.setAttribute(QUANTITY, decided.quantity());
        if (Double.isFinite(decided.stop())) span.setAttribute(STOP, decided.stop());
        var started = collector.whole(whole(decided.decisionId()), span);
        for (VerdictRow verdict : decided.verdicts()) {
            started.addEvent(
                    verdict.layer(),
                    Attributes.of(
                            REFUSED, verdict.refused(), SCALE, verdict.scale(), REASONS, codes(verdict.reasons())),
                    dates.epochNanos(now),
                    TimeUnit.NANOSECONDS);
        }
        started.end(dates.epochNanos(now), TimeUnit.NANOSECONDS);
    }

    /** A span for each fill: from the order recorded, or from the fill before. */
    private void filled(OrderFilled fill) {
        String id = fill.clientOrderId();
        var order = take(id);
        if (order == null) return;
        long now = System.nanoTime();
        SpanBuilder span = collector
                .span("fill")
                .setStartTimestamp(dates.epochNanos(order.sinceNanos()), TimeUnit.NANOSECONDS)
                .setAttribute(DECISION, order.decisionId())
                .setAttribute(ORDER, id)
                .setAttribute(PURPOSE, order.purpose())
                .setAttribute(QUANTITY, fill.quantity())
                .setAttribute(PRICE, fill.price())
                .setAttribute(OUTCOME, fill.complete() ? "COMPLETE" : "PARTIAL");
        collector.within(whole(order.decisionId()), span).end(dates.epochNanos(now), TimeUnit.NANOSECONDS);
        if (!fill.complete()) put(id, new Awaited(order.decisionId(), order.purpose(), now));
    }

    /** Decisions that have begun and are not recorded. */
    int undecided() {
        synchronized (begun) {
            return begun.size();
        }
    }

    private void put(String order, Awaited awaited) {
        synchronized (orders) {
            orders.put(order, awaited);
        }
    }

    private @Nullable Awaited take(String order) {
        synchronized (orders) {
            return orders.remove(order);
        }
    }

    private static List<String> codes(List<ReasonRow> reasons) {
        return reasons.stream().map(ReasonRow::code).toList();
    }

    /** What is not delivered yet is, and the caller waits for it no longer than for a moment. */
    @Override
    public void close() {
        collector.close();
    }

    /** The same with another patience. */
    void close(Duration patience) {
        collector.close(patience);
    }
}
