package io.quantumtrader.http.metric;

import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot.InfoDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.quantumtrader.actors.safety.Latency;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What is read of figures at one moment. What has no reading is left out. Confined to one thread. */
public final class Readings {

    private static final double NANOS_PER_SECOND = 1e9;

    private final Map<Figure, GaugeSnapshot.Builder> gauges = new EnumMap<>(Figure.class);
    private final Map<Figure, HistogramSnapshot.Builder> histograms = new EnumMap<>(Figure.class);
    private final List<MetricSnapshot> others = new ArrayList<>();

    /** Adds a gauge; nothing for NaN. Values of labels in their order. */
    public Readings gauge(Figure figure, double value, String... labels) {
        if (Double.isNaN(value)) return this;
        gauges.computeIfAbsent(
                        figure,
                        first -> GaugeSnapshot.builder().name(first.text()).help(first.help()))
                .dataPoint(GaugeDataPointSnapshot.builder()
                        .value(value)
                        .labels(labelled(figure, labels))
                        .build());
        return this;
    }

    /** Adds 1 or 0. */
    public Readings flag(Figure figure, boolean set, String... labels) {
        return gauge(figure, set ? 1 : 0, labels);
    }

    /** Adds how long something took, each time. */
    public Readings durations(Figure figure, Latency measured, String... labels) {
        var buckets = measured.buckets();
        var bounds = new ArrayList<Double>();
        buckets.bounds().forEach(nanos -> bounds.add(nanos / NANOS_PER_SECOND));
        bounds.add(Double.POSITIVE_INFINITY);
        histograms
                .computeIfAbsent(
                        figure,
                        first -> HistogramSnapshot.builder().name(first.text()).help(first.help()))
                .dataPoint(HistogramDataPointSnapshot.builder()
                        .classicHistogramBuckets(
                                ClassicHistogramBuckets.of(bounds, List.<Number>copyOf(buckets.counts())))
                        .sum(Double.isNaN(buckets.sumNanos()) ? 0 : buckets.sumNanos() / NANOS_PER_SECOND)
                        .labels(labelled(figure, labels))
                        .build());
        return this;
    }

    /** Adds a counter without labels that somebody else keeps. */
    public Readings count(Figure figure, double soFar) {
        others.add(CounterSnapshot.builder()
                .name(figure.text().replaceFirst("_total$", ""))
                .help(figure.help())
                .dataPoint(CounterDataPointSnapshot.builder().value(soFar).build())
                .build());
        return this;
    }

    /** Adds what is said in labels alone. */
    public Readings info(Figure figure, String... labels) {
        others.add(InfoSnapshot.builder()
                .name(figure.text().replaceFirst("_info$", ""))
                .help(figure.help())
                .dataPoint(InfoDataPointSnapshot.builder()
                        .labels(labelled(figure, labels))
                        .build())
                .build());
        return this;
    }

    private static Labels labelled(Figure figure, String... values) {
        return Labels.of(figure.labels().toArray(String[]::new), values);
    }

    /** All that was added. */
    public List<MetricSnapshot> snapshots() {
        var all = new ArrayList<>(others);
        gauges.values().forEach(gauge -> all.add(gauge.build()));
        histograms.values().forEach(histogram -> all.add(histogram.build()));
        return List.copyOf(all);
    }
}
