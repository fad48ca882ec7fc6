package io.quantumtrader.app.fund.figures;

import io.prometheus.metrics.instrumentation.jvm.JvmMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.quantumtrader.actors.safety.Latency;
import io.quantumtrader.actors.safety.SafetyAlarm;
import io.quantumtrader.actors.safety.SafetyAlarms;
import io.quantumtrader.app.fund.cast.DiskWatch;
import io.quantumtrader.app.fund.cast.FundActors;
import io.quantumtrader.app.fund.cast.NodeStanding;
import io.quantumtrader.http.metric.Counted;
import io.quantumtrader.http.metric.Figure;
import io.quantumtrader.http.metric.Readings;
import io.quantumtrader.kernel.risk.SlotLimits;
import io.quantumtrader.persistence.EventFeed;
import io.quantumtrader.persistence.JournalEvent;
import io.quantumtrader.persistence.journal.JournalWatch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * The figures of one fund in this process. It is told of every event and alarm and counts them; a scrape reads memory only. Thread-safe.
 */
public final class FundFigures implements EventFeed, SafetyAlarms {

    private static final double NANOS_PER_SECOND = 1e9;
    private static final double MILLIS_PER_SECOND = 1e3;

    private final LongSupplier nanos;
    private final PrometheusRegistry machine = new PrometheusRegistry();
    private final DecisionCounts decisions = new DecisionCounts();
    private final OrderCounts orders;
    private final PermitCounts permits = new PermitCounts();
    private final FeedAges feeds;
    private final Latency journalWrites = new Latency();
    private final Counted journalFailures = Counted.of(Figure.JOURNAL_FAILED);
    private final Counted alarms = Counted.of(Figure.ALARMS);

    /**
     * What a scrape needs to know of the fund.
     *
     * @param symbols all that the fund trades
     * @param slots how many positions may be open in which regime
     * @param stale from which age a symbol's last bar is stale
     * @param views how far the views of the record are behind, where they are kept here
     * @param sinceTick since this node heard of the last tick
     * @param version of the program
     */
    public record Scraped(
            FundActors fund,
            String portfolio,
            List<String> symbols,
            SlotLimits slots,
            Duration stale,
            DiskWatch disk,
            Supplier<Optional<Duration>> views,
            Supplier<Duration> sinceTick,
            String version) {}

    public FundFigures() {
        this(System::nanoTime);
    }

    /** @param nanos monotonic clock */
    FundFigures(LongSupplier nanos) {
        this.nanos = nanos;
        orders = new OrderCounts(nanos);
        feeds = new FeedAges(nanos);
        for (var kind : SafetyAlarm.Kind.values()) alarms.from0(kind.name());
        JvmMetrics.builder().register(machine);
    }

    /** Listens to a journal, too. */
    public void hear(JournalWatch journal) {
        journal.onWritten((tookNanos, stored) -> {
            if (stored) journalWrites.record(tookNanos);
            else journalFailures.one();
        });
    }

    @Override
    public void publish(String persistenceId, long sequenceNr, JournalEvent event) {
        decisions.publish(persistenceId, sequenceNr, event);
        orders.publish(persistenceId, sequenceNr, event);
        permits.publish(persistenceId, sequenceNr, event);
        feeds.publish(persistenceId, sequenceNr, event);
    }

    @Override
    public void raise(SafetyAlarm alarm) {
        alarms.one(alarm.kind().name());
    }

    /**
     * All figures.
     *
     * @param picture empty while the fund could not be seen: what comes from it is left out
     * @param standing empty while the engine does not say what lives here
     */
    public List<MetricSnapshot> read(Scraped from, Optional<Picture> picture, Optional<NodeStanding> standing) {
        var readings = new Readings();
        var fund = from.fund();
        readings.info(Figure.BUILD, from.version(), Runtime.version().toString())
                .info(Figure.NODE, standing.map(NodeStanding::node).orElse(""), from.portfolio());
        NodeFigures.ladder(readings, fund.ladder(), from.portfolio(), from.symbols());
        NodeFigures.journal(readings, JournalWatch.of(fund.system()).state());
        NodeFigures.timings(readings, fund);
        readings.durations(Figure.JOURNAL_WRITE, journalWrites)
                .gauge(Figure.DISK_LEFT, from.disk().left())
                .gauge(Figure.DISK_LEAST, from.disk().least());
        from.views().get().ifPresent(behind -> readings.gauge(Figure.VIEWS_BEHIND, seconds(behind)));
        tick(readings, from);
        standing.ifPresent(node -> {
            NodeFigures.cluster(readings, node);
            if (!node.symbols().isEmpty()) here(readings, node, from.stale());
        });
        picture.ifPresent(seen -> {
            readings.gauge(Figure.PICTURE_AGE, (nanos.getAsLong() - seen.takenNanos()) / NANOS_PER_SECOND)
                    .flag(
                            Figure.HALTED,
                            seen.now().killSwitch().halts().standing().isPresent());
            PictureFigures.into(readings, seen, from.slots());
        });
        return withCounters(readings);
    }

    private void tick(Readings readings, Scraped from) {
        var conductor = from.fund().conductor();
        readings.gauge(Figure.TICK_AGE, seconds(from.sinceTick().get()))
                .gauge(Figure.PERMITS_OUTSTANDING, permits.outstanding(conductor.atMs()));
        if (conductor.atMs() <= 0) return;
        readings.gauge(Figure.TICK, (double) conductor.tick())
                .gauge(Figure.TICK_TIME, (double) conductor.atMs() / MILLIS_PER_SECOND);
    }

    /** What is only known of symbols that live here. */
    private void here(Readings readings, NodeStanding node, Duration stale) {
        var living = Set.copyOf(node.symbols());
        var ages = feeds.seconds(living::contains);
        ages.forEach((symbol, seconds) -> readings.gauge(Figure.FEED_AGE, seconds, symbol));
        long old = ages.values().stream().filter(age -> age > seconds(stale)).count();
        readings.gauge(Figure.FEEDS_STALE, (double) old);
        var unanswered = orders.unanswered(living::contains);
        readings.gauge(Figure.ORDERS_UNANSWERED, (double) unanswered.count());
        unanswered.oldest().ifPresent(oldest -> readings.gauge(Figure.ORDER_UNANSWERED_AGE, oldest));
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / NANOS_PER_SECOND;
    }

    private List<MetricSnapshot> withCounters(Readings readings) {
        var all = new ArrayList<>(readings.snapshots());
        all.addAll(decisions.snapshots());
        all.addAll(orders.snapshots());
        all.add(permits.snapshot());
        all.add(journalFailures.snapshot());
        all.add(alarms.snapshot());
        machine.scrape().forEach(all::add);
        return all;
    }
}
