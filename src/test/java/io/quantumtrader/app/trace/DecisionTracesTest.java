package io.quantumtrader.app.trace;

import static io.quantumtrader.app.trace.LoopbackCollector.hex;
import static io.quantumtrader.app.trace.LoopbackCollector.said;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status;
import io.quantumtrader.actors.stage.Passage;
import io.quantumtrader.actors.stage.Passage.Outcome;
import io.quantumtrader.actors.stage.Stage;
import io.quantumtrader.app.fund.Patience;
import io.quantumtrader.kernel.check.InvalidInput;
import io.quantumtrader.persistence.ReasonRow;
import io.quantumtrader.persistence.VerdictRow;
import io.quantumtrader.persistence.symbol.SymbolEvent.Decided;
import io.quantumtrader.persistence.symbol.SymbolEvent.OrderFilled;
import io.quantumtrader.persistence.symbol.SymbolEvent.OrderIntended;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** A decision's trace says what it was, which layers it passed, and what became of its orders; nothing else waits for it. */
class DecisionTracesTest {

    private static final TraceIds IDS = new TraceIds("main");
    private static final String ENTRY = "BTCUSDT-17";
    private static final String ORDER = "qt-btc-17-0";
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String JOURNAL = "symbol|main|BTCUSDT";
    /** Two clocks are read one after the other. */
    private static final long SLACK = Duration.ofMillis(100).toNanos();

    private LoopbackCollector collector;
    private DecisionTraces traces;

    @BeforeEach
    void listen() throws IOException {
        collector = new LoopbackCollector();
        traces = traces(1);
    }

    @AfterEach
    void close() {
        traces.close();
        collector.close();
    }

    @Test
    void anEntryGoesThroughItsLayersToItsFills() {
        long start = System.nanoTime() - Duration.ofMillis(30).toNanos();
        pass(Stage.ENTRY, "", Outcome.PASSED, start, 1);
        pass(Stage.GOVERNOR, "", Outcome.PASSED, start, 3);
        pass(Stage.HEAT_GATE, "", Outcome.PASSED, start, 4);
        pass(Stage.JUDGEMENT, "", Outcome.PASSED, start, 5);
        pass(Stage.RECORD, "", Outcome.PASSED, start, 6);
        traces.publish(JOURNAL, 40, decided(ENTRY, "OPEN"));
        traces.publish(JOURNAL, 41, intended());
        pass(Stage.SEND_GATE, ORDER, Outcome.PASSED, start, 7);
        pass(Stage.VENUE, ORDER, Outcome.ACCEPTED, start, 8);
        traces.publish(JOURNAL, 42, filled(0.25, false));
        traces.publish(JOURNAL, 43, filled(0.75, true));
        traces.publish(JOURNAL, 44, filled(0.75, true));
        traces.close(PATIENCE);

        var spans = collector.trace(IDS.trace(ENTRY));
        assertThat(spans).hasSameSizeAs(collector.spans());
        assertThat(spans)
                .extracting(Span::getName)
                .containsExactlyInAnyOrder(
                        "decision OPEN",
                        "entry",
                        "heat gate",
                        "governor",
                        "judgement",
                        "record",
                        "send gate",
                        "venue",
                        "fill",
                        "fill");
        var whole = named(spans, "decision OPEN");
        assertThat(whole.getParentSpanId().isEmpty()).isTrue();
        assertThat(hex(whole.getSpanId().toByteArray())).isEqualTo(IDS.whole(ENTRY));
        assertThat(said(whole, "quantum_trader.decision").getStringValue()).isEqualTo(ENTRY);
        assertThat(said(whole, "quantum_trader.portfolio").getStringValue()).isEqualTo("main");
        assertThat(said(whole, "quantum_trader.symbol").getStringValue()).isEqualTo("BTCUSDT");
        assertThat(said(whole, "quantum_trader.tick").getIntValue()).isEqualTo(9);
        assertThat(said(whole, "quantum_trader.quantity").getDoubleValue()).isEqualTo(1);
        assertThat(whole.getAttributesList().toString()).doesNotContain("quantum_trader.stop");
        assertThat(said(whole, "quantum_trader.reasons")
                        .getArrayValue()
                        .getValues(0)
                        .getStringValue())
                .isEqualTo("SIGNAL_ENTRY");
        assertThat(whole.toString()).doesNotContain("ada");
        assertThat(whole.getEventsList()).singleElement().satisfies(event -> {
            assertThat(event.getName()).isEqualTo("HEAT_GATE");
            var layer = event.getAttributesList();
            assertThat(said(layer, "quantum_trader.refused").getBoolValue()).isFalse();
            assertThat(said(layer, "quantum_trader.scale").getDoubleValue()).isEqualTo(0.5);
        });
        var gate = named(spans, "heat gate");
        assertThat(named(spans, "governor").getParentSpanId()).isEqualTo(gate.getSpanId());
        assertThat(spans)
                .filteredOn(span -> !span.getName().equals("governor") && !span.equals(whole))
                .allSatisfy(span -> assertThat(span.getParentSpanId()).isEqualTo(whole.getSpanId()));
        assertThat(spans)
                .filteredOn(span -> span.getName().equals("fill"))
                .extracting(span -> said(span, "quantum_trader.outcome").getStringValue())
                .containsExactly("PARTIAL", "COMPLETE");
        var venue = named(spans, "venue");
        assertThat(venue.getKind()).isEqualTo(Span.SpanKind.SPAN_KIND_CLIENT);
        assertThat(said(venue, "quantum_trader.order").getStringValue()).isEqualTo(ORDER);
        assertThat(venue.getStatus().getCode()).isEqualTo(Status.StatusCode.STATUS_CODE_UNSET);
    }

    @Test
    void theWholeBeginsWithItsFirstStageAndEndsAsItIsRecorded() {
        long start = System.nanoTime() - Duration.ofMillis(50).toNanos();
        pass(Stage.JUDGEMENT, "", Outcome.PASSED, start, 0);
        long before = epochNanos();
        traces.publish(JOURNAL, 40, decided(ENTRY, "CLOSE"));
        long after = epochNanos();
        traces.close(PATIENCE);

        var whole = named(collector.spans(), "decision CLOSE");
        assertThat(whole.getEndTimeUnixNano()).isBetween(before - SLACK, after + SLACK);
        assertThat(whole.getEndTimeUnixNano() - whole.getStartTimeUnixNano())
                .isBetween(
                        Duration.ofMillis(50).toNanos(), Duration.ofSeconds(30).toNanos());
        var judgement = named(collector.spans(), "judgement");
        assertThat(judgement.getEndTimeUnixNano() - judgement.getStartTimeUnixNano())
                .isEqualTo(Duration.ofMillis(1).toNanos());
    }

    @Test
    void anOrderThatTheVenueRefusesIsAnError() {
        pass(Stage.VENUE, ORDER, Outcome.REFUSED, System.nanoTime(), 0);
        traces.close(PATIENCE);

        assertThat(named(collector.spans(), "venue").getStatus().getCode())
                .isEqualTo(Status.StatusCode.STATUS_CODE_ERROR);
    }

    @Test
    void saysWhoItIs() {
        traces.publish(JOURNAL, 40, decided(ENTRY, "CLOSE"));
        traces.close(PATIENCE);

        assertThat(collector.resource("service.name").getStringValue()).isEqualTo("quantum-trader");
        assertThat(collector.resource("service.instance.id").getStringValue()).isEqualTo("node-1");
        assertThat(collector.resource("service.version").getStringValue()).isEqualTo("1.0");
    }

    @Test
    void aCollectorThatRefusesLosesSpansAndNothingElse() {
        collector.away(true);
        traces.publish(JOURNAL, 40, decided("BTCUSDT-1", "CLOSE"));
        Patience.await("a refusal", () -> collector.refused() > 0);

        collector.away(false);
        traces.publish(JOURNAL, 41, decided("BTCUSDT-2", "CLOSE"));
        Patience.await("the next one", () -> !collector.spans().isEmpty());

        assertThat(collector.trace(IDS.trace("BTCUSDT-1"))).isEmpty();
        assertThat(collector.trace(IDS.trace("BTCUSDT-2"))).hasSize(1);
    }

    /** Where they go is told when they are not taken; who logs in there, and what is asked, is not. */
    @Test
    void theLogTellsNoSecretOfTheCollectorsAddress() {
        var lines = new ListAppender<ILoggingEvent>();
        var log = (Logger) LoggerFactory.getLogger(Collector.class);
        lines.start();
        log.addAppender(lines);
        collector.away(true);
        String plain = collector.url().toString();
        var url = URI.create(plain.replace("http://", "http://ann:hush@") + "?key=hush");

        try (var others = DecisionTraces.start(
                        new TraceSettings(Optional.of(url), 1, Duration.ofSeconds(5)), IDS, "node-1", "1.0")
                .orElseThrow()) {
            others.publish(JOURNAL, 40, decided("BTCUSDT-1", "CLOSE"));
            Patience.await("a line", () -> !lines.list.isEmpty());
        } finally {
            log.detachAppender(lines);
        }

        assertThat(lines.list.getFirst().getFormattedMessage())
                .contains(plain.replace("http://", "http://***@") + "?***")
                .doesNotContain("hush");
    }

    @Test
    void aShareIsChosenByDecisions_wholeOnesOnly() {
        try (var some = traces(0.5)) {
            for (int number = 0; number < 400; number++) {
                String id = "BTCUSDT-" + number;
                some.accept(new Passage(id, Stage.RECORD, "", Outcome.PASSED, 0, 1));
                some.publish(JOURNAL, number, decided(id, "CLOSE"));
            }
            some.close(PATIENCE);
        }

        int whole = 0;
        for (int number = 0; number < 400; number++) {
            int spans = collector.trace(IDS.trace("BTCUSDT-" + number)).size();
            assertThat(spans).isIn(0, 2);
            if (spans == 2) whole++;
        }
        System.out.printf("share 0.5: %d of 400 decisions traced, each whole or not at all%n", whole);
        assertThat(whole).isBetween(140, 260);
    }

    @Test
    void whatIsBeganAndNeverRecordedDoesNotPileUp() {
        for (int number = 0; number < 100_000; number++)
            traces.accept(new Passage("lost-" + number, Stage.ENTRY, "", Outcome.PASSED, 0, 1));

        assertThat(traces.undecided()).isLessThanOrEqualTo(1_024);
    }

    @Test
    void thereAreNoneWithoutACollector() {
        assertThat(DecisionTraces.start(
                        new TraceSettings(Optional.empty(), 1, Duration.ofSeconds(1)), IDS, "node-1", "1.0"))
                .isEmpty();
    }

    @Test
    void anybodyCanFindTheTraceOfADecision() {
        // printf main/BTCUSDT-17 | sha256sum
        assertThat(IDS.trace("BTCUSDT-17")).isEqualTo("3c85534ab22b691d8e8cea332f452f7b");
    }

    @Test
    void everythingWrongInItsSettingsIsSaidAtOnce() {
        assertThatThrownBy(() ->
                        new TraceSettings(Optional.of(URI.create("ftp://somewhere")), 1.5, Duration.ofSeconds(-1)))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContainingAll("url", "ftp://somewhere", "share", "1.5", "timeout", "-1000");
    }

    private DecisionTraces traces(double share) {
        return DecisionTraces.start(
                        new TraceSettings(Optional.of(collector.url()), share, Duration.ofSeconds(5)),
                        IDS,
                        "node-1",
                        "1.0")
                .orElseThrow();
    }

    private void pass(Stage stage, String order, Outcome outcome, long startNanos, int atMs) {
        long began = startNanos + Duration.ofMillis(atMs).toNanos();
        traces.accept(new Passage(
                ENTRY,
                stage,
                order,
                outcome,
                began,
                began + Duration.ofMillis(1).toNanos()));
    }

    private static Decided decided(String id, String action) {
        return new Decided(
                id,
                9,
                1_700_000_000_000L,
                Optional.empty(),
                action,
                1,
                Double.NaN,
                List.of(new ReasonRow("SIGNAL_ENTRY", 0.8, 0.5)),
                List.of(new VerdictRow("HEAT_GATE", false, 0.5, List.of())),
                "terms-1",
                "ada: because");
    }

    private static OrderIntended intended() {
        return new OrderIntended(
                9, 1, ENTRY, ORDER, "ENTRY", "MARKET", "BUY", 1, 0, false, "permit-1", 0, 0, Optional.empty());
    }

    private static OrderFilled filled(double quantity, boolean complete) {
        return new OrderFilled(2, 7, ORDER, 3, "BUY", quantity, 60_000, 0.1, complete);
    }

    private static Span named(List<Span> spans, String name) {
        return spans.stream()
                .filter(span -> span.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static long epochNanos() {
        var now = Instant.now();
        return TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
    }
}
