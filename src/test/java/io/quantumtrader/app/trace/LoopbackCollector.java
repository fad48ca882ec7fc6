package io.quantumtrader.app.trace;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.HexFormat;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** Takes traces by OTLP over HTTP and keeps their spans. */
public final class LoopbackCollector implements AutoCloseable {

    private static final String PATH = "/v1/traces";

    private final HttpServer server;
    private final Queue<Span> spans = new ConcurrentLinkedQueue<>();
    private final Queue<KeyValue> resource = new ConcurrentLinkedQueue<>();
    private volatile boolean away;
    private final AtomicInteger refused = new AtomicInteger();

    public LoopbackCollector() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(PATH, this::take);
        server.start();
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            var request = ExportTraceServiceRequest.parseFrom(exchange.getRequestBody());
            if (away) {
                refused.incrementAndGet();
                exchange.sendResponseHeaders(400, -1);
                return;
            }
            for (var group : request.getResourceSpansList()) {
                resource.addAll(group.getResource().getAttributesList());
                group.getScopeSpansList().forEach(scope -> spans.addAll(scope.getSpansList()));
            }
            byte[] thanks = ExportTraceServiceResponse.getDefaultInstance().toByteArray();
            exchange.getResponseHeaders().add("Content-Type", "application/x-protobuf");
            exchange.sendResponseHeaders(200, thanks.length == 0 ? -1 : thanks.length);
        }
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + PATH);
    }

    /** From now on it refuses everything, or takes it again. */
    void away(boolean now) {
        away = now;
    }

    int refused() {
        return refused.get();
    }

    public List<Span> spans() {
        return List.copyOf(spans);
    }

    /** The spans of one trace, oldest first. */
    public List<Span> trace(String id) {
        return spans.stream()
                .filter(span -> hex(span.getTraceId().toByteArray()).equals(id))
                .sorted((one, other) -> Long.compareUnsigned(one.getStartTimeUnixNano(), other.getStartTimeUnixNano()))
                .toList();
    }

    /** What the program that told spans says of itself. */
    AnyValue resource(String name) {
        return said(List.copyOf(resource), name);
    }

    /** What a span says. */
    public static AnyValue said(Span span, String name) {
        return said(span.getAttributesList(), name);
    }

    static AnyValue said(List<KeyValue> attributes, String name) {
        return attributes.stream()
                .filter(attribute -> attribute.getKey().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("nothing is said of " + name))
                .getValue();
    }

    public static String hex(byte[] id) {
        return HexFormat.of().formatHex(id);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
