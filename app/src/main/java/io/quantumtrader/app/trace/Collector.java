package io.quantumtrader.app.trace;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.IdGenerator;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.quantumtrader.app.secret.Secrets;
import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings spans to a collector, beside everything else: what it does not take in time is dropped, and the log says once that it does not
 * and once that it does again.
 */
final class Collector implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Collector.class);
    /** It says in words of its own, and to another log, what is said here; kept, since a logger that nobody holds forgets its level. */
    private static final java.util.logging.Logger OTHERS = java.util.logging.Logger.getLogger("io.opentelemetry");

    private static final ScopedValue<Ids> GIVEN = ScopedValue.newInstance();
    private static final int MOST_WAITING = 8_192;
    private static final Duration EVERY = Duration.ofSeconds(1);
    /** Short: a fund that starts anew hears nobody before it has ended. */
    private static final Duration LAST_WORDS = Duration.ofMillis(300);

    private final SdkTracerProvider provider;
    private final Tracer tracer;

    /** The ids of a span. */
    record Ids(String trace, String span) {}

    /**
     * Starts to deliver.
     *
     * @param node named as the instance of the service
     * @param version of this program
     */
    Collector(URI url, TraceSettings settings, String node, String version) {
        OTHERS.setLevel(Level.OFF);
        var exporter = OtlpHttpSpanExporter.builder()
                .setEndpoint(url.toString())
                .setTimeout(settings.timeout())
                .build();
        provider = SdkTracerProvider.builder()
                .setIdGenerator(new Given())
                .setSampler(Sampler.traceIdRatioBased(settings.share()))
                .setResource(Resource.create(Attributes.of(
                        AttributeKey.stringKey("service.name"),
                        "quantum-trader",
                        AttributeKey.stringKey("service.version"),
                        version,
                        AttributeKey.stringKey("service.instance.id"),
                        node)))
                .addSpanProcessor(BatchSpanProcessor.builder(new Telling(exporter, url))
                        .setMaxQueueSize(MOST_WAITING)
                        .setScheduleDelay(EVERY)
                        .setExporterTimeout(settings.timeout())
                        .build())
                .build();
        tracer = provider.get("io.quantumtrader");
    }

    /** A span that has none above it. */
    Span whole(Ids ids, SpanBuilder span) {
        return ScopedValue.where(GIVEN, ids).call(span.setNoParent()::startSpan);
    }

    /** A span below another. */
    Span within(Ids above, SpanBuilder span) {
        return below(above, span).startSpan();
    }

    /** A span below another that has others below itself. */
    Span within(Ids above, String own, SpanBuilder span) {
        return ScopedValue.where(GIVEN, new Ids(above.trace(), own)).call(below(above, span)::startSpan);
    }

    private static SpanBuilder below(Ids above, SpanBuilder span) {
        var parent = SpanContext.create(above.trace(), above.span(), TraceFlags.getSampled(), TraceState.getDefault());
        return span.setParent(Context.root().with(Span.wrap(parent)));
    }

    SpanBuilder span(String name) {
        return tracer.spanBuilder(name);
    }

    /** What waits is delivered; the caller waits for that no longer than for a moment. */
    @Override
    public void close() {
        close(LAST_WORDS);
    }

    /** The same with another patience. */
    void close(Duration patience) {
        provider.shutdown().join(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Ids that are given where they have to be known, and random ones elsewhere. */
    private static final class Given implements IdGenerator {

        @Override
        public String generateSpanId() {
            return GIVEN.isBound() ? GIVEN.get().span() : IdGenerator.random().generateSpanId();
        }

        @Override
        public String generateTraceId() {
            return GIVEN.isBound() ? GIVEN.get().trace() : IdGenerator.random().generateTraceId();
        }
    }

    /** Says in the log when deliveries begin to fail and when they work again. */
    private static final class Telling implements SpanExporter {

        private final SpanExporter exporter;
        private final String place;
        private final AtomicBoolean lost = new AtomicBoolean();

        Telling(SpanExporter exporter, URI url) {
            this.exporter = exporter;
            this.place = Secrets.within(url.toString());
        }

        @Override
        public CompletableResultCode export(Collection<SpanData> spans) {
            var delivered = exporter.export(spans);
            delivered.whenComplete(() -> {
                if (delivered.isSuccess()) {
                    if (lost.getAndSet(false)) LOG.info("traces are taken at {} again", place);
                } else if (!lost.getAndSet(true)) {
                    LOG.warn(
                            "traces are not taken at {}: {}; the fund goes on, they are dropped until it takes them",
                            place,
                            Secrets.within(String.valueOf(delivered.getFailureThrowable())));
                }
            });
            return delivered;
        }

        @Override
        public CompletableResultCode flush() {
            return exporter.flush();
        }

        @Override
        public CompletableResultCode shutdown() {
            return exporter.shutdown();
        }
    }
}
