package io.quantumtrader.http.route;

import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Figures as the text that Prometheus reads. */
final class Exposition {

    /** Version of the format, which is part of the media type. */
    static final String VERSION = "0.0.4";

    private static final PrometheusTextFormatWriter WRITER = PrometheusTextFormatWriter.create();

    private Exposition() {}

    static byte[] of(List<MetricSnapshot> metrics) {
        try (var text = new ByteArrayOutputStream()) {
            WRITER.write(text, new MetricSnapshots(metrics));
            return text.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
