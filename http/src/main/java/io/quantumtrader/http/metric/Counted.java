package io.quantumtrader.http.metric;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;

/** A counter of this process's life; thread-safe. */
public final class Counted {

    private final Counter counter;

    private Counted(Counter counter) {
        this.counter = counter;
    }

    /** One that is at 0; with labels, nothing is told before something is counted. */
    public static Counted of(Figure figure) {
        return new Counted(Counter.builder()
                .name(figure.text())
                .help(figure.help())
                .labelNames(figure.labels().toArray(String[]::new))
                .withoutExemplars()
                .build());
    }

    /** Lets these labels begin at 0, so that their first event is seen as a rise. */
    public Counted from0(String... labels) {
        counter.initLabelValues(labels);
        return this;
    }

    public void one(String... labels) {
        counter.labelValues(labels).inc();
    }

    /** Adds to a counter without labels; what is not above 0 adds nothing. */
    public void add(double amount) {
        if (amount > 0) counter.inc(amount);
    }

    public MetricSnapshot snapshot() {
        return counter.collect();
    }
}
