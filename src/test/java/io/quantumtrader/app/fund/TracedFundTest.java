package io.quantumtrader.app.fund;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.proto.trace.v1.Span;
import io.quantumtrader.app.launch.Progress;
import io.quantumtrader.app.launch.UpRequest;
import io.quantumtrader.app.trace.LoopbackCollector;
import io.quantumtrader.app.trace.TraceIds;
import io.quantumtrader.http.door.Operators;
import io.quantumtrader.server.TestServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In the traces of a fund that runs entries go through the layers and the send gate, and nothing that reduces or protects does. */
class TracedFundTest {

    private static final Set<String> GATES = Set.of("entry", "heat gate", "governor", "send gate");
    private static final Set<String> REDUCING = Set.of("CLOSE", "REDUCE", "PROTECT");

    @TempDir
    private Path data;

    @Test
    void onlyEntriesMeetAGate() throws IOException {
        Map<String, List<Span>> traces;
        try (var collector = new LoopbackCollector()) {
            var settings = TestServer.fund(
                    data,
                    Map.of(
                            "market.source",
                            "synthetic:1",
                            "market.speed",
                            "max",
                            "traces.url",
                            collector.url().toString()));
            try (var fund = new WholeFund()
                    .up(
                            new UpRequest(data, Operators.one("operator", "a-token-of-this-test-only")),
                            settings,
                            Progress.silent())) {
                assertThat(fund.page()).isNotNull();
                Patience.await("an entry filled and an exit filled", () -> {
                    var known = byDecision(collector.spans());
                    return known.values().stream().anyMatch(trace -> is(trace, "OPEN") && has(trace, "fill"))
                            && known.values().stream().anyMatch(trace -> is(trace, "CLOSE") && has(trace, "fill"));
                });
            }
            traces = byDecision(collector.spans());
        }

        int entries = 0;
        int exits = 0;
        for (var trace : traces.entrySet()) {
            var spans = trace.getValue();
            String expected = new TraceIds("main").trace(trace.getKey());
            assertThat(spans)
                    .as(trace.getKey())
                    .allSatisfy(span -> assertThat(
                                    LoopbackCollector.hex(span.getTraceId().toByteArray()))
                            .isEqualTo(expected));
            var names = spans.stream().map(Span::getName).collect(Collectors.toSet());
            if (is(spans, "OPEN")) {
                entries++;
                assertThat(names).as(trace.getKey()).contains("entry", "heat gate", "governor", "judgement", "record");
            } else if (REDUCING.stream().anyMatch(action -> is(spans, action))) {
                exits++;
                assertThat(names)
                        .as(trace.getKey())
                        .contains("judgement", "record")
                        .doesNotContainAnyElementsOf(GATES);
            }
        }
        System.out.printf(
                "%d decisions traced, %d entries through the gates, %d exits and stops past them%n",
                traces.size(), entries, exits);
        assertThat(entries).isPositive();
        assertThat(exits).isPositive();
    }

    private static boolean is(List<Span> trace, String action) {
        return has(trace, "decision " + action);
    }

    private static boolean has(List<Span> trace, String name) {
        return trace.stream().anyMatch(span -> span.getName().equals(name));
    }

    private static Map<String, List<Span>> byDecision(List<Span> spans) {
        return spans.stream()
                .collect(Collectors.groupingBy(
                        span -> LoopbackCollector.said(span, "quantum_trader.decision")
                                .getStringValue(),
                        TreeMap::new,
                        Collectors.toList()));
    }
}
