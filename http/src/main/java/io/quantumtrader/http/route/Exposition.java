package io.quantumtrader.http.route;

import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.quantumtrader.http.view.Metric;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Stream;

/** Figures as the text that Prometheus reads. */
final class Exposition {

    /** Version of the format, which is part of the media type. */
    static final String VERSION = "0.0.4";

    private static final double NANOS_PER_SECOND = 1e9;
    private static final PrometheusTextFormatWriter WRITER = PrometheusTextFormatWriter.create();

    private Exposition() {}

    static byte[] of(List<Metric> metrics) {
        var byName = new LinkedHashMap<String, List<Metric>>();
        metrics.forEach(metric -> byName.computeIfAbsent(metric.name(), fresh -> new ArrayList<>())
                .add(metric));
        var snapshots = new MetricSnapshots(
                byName.values().stream().flatMap(Exposition::snapshots).toList());
        try (var text = new ByteArrayOutputStream()) {
            WRITER.write(text, snapshots);
            return text.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static Stream<MetricSnapshot> snapshots(List<Metric> sameName) {
        var gauges = sameName.stream()
                .filter(Metric.Gauge.class::isInstance)
                .map(Metric.Gauge.class::cast)
                .toList();
        var durations = sameName.stream()
                .filter(Metric.Durations.class::isInstance)
                .map(Metric.Durations.class::cast)
                .toList();
        return Stream.concat(
                gauges.isEmpty() ? Stream.of() : Stream.of(gauge(gauges)),
                durations.isEmpty() ? Stream.of() : Stream.of(histogram(durations)));
    }

    private static MetricSnapshot gauge(List<Metric.Gauge> points) {
        var builder = GaugeSnapshot.builder()
                .name(points.getFirst().name())
                .help(points.getFirst().help());
        points.forEach(point -> builder.dataPoint(GaugeDataPointSnapshot.builder()
                .value(point.value())
                .labels(labels(point.labels()))
                .build()));
        return builder.build();
    }

    private static MetricSnapshot histogram(List<Metric.Durations> points) {
        var builder = HistogramSnapshot.builder()
                .name(points.getFirst().name())
                .help(points.getFirst().help());
        points.forEach(point -> builder.dataPoint(HistogramDataPointSnapshot.builder()
                .classicHistogramBuckets(buckets(point))
                .sum(point.buckets().sumNanos() / NANOS_PER_SECOND)
                .labels(labels(point.labels()))
                .build()));
        return builder.build();
    }

    private static ClassicHistogramBuckets buckets(Metric.Durations point) {
        var bounds = new ArrayList<Double>();
        point.buckets().bounds().forEach(nanos -> bounds.add(nanos / NANOS_PER_SECOND));
        bounds.add(Double.POSITIVE_INFINITY);
        return ClassicHistogramBuckets.of(
                bounds, List.<Number>copyOf(point.buckets().counts()));
    }

    private static Labels labels(SortedMap<String, String> labels) {
        return Labels.of(labels.keySet().toArray(String[]::new), labels.values().toArray(String[]::new));
    }
}
