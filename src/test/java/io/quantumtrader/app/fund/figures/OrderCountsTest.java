package io.quantumtrader.app.fund.figures;

import static org.assertj.core.api.Assertions.assertThat;

import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.quantumtrader.persistence.symbol.SymbolEvent;
import io.quantumtrader.persistence.symbol.SymbolEvent.OrderAccepted;
import io.quantumtrader.persistence.symbol.SymbolEvent.OrderFilled;
import io.quantumtrader.persistence.symbol.SymbolEvent.OrderGone;
import io.quantumtrader.persistence.symbol.SymbolEvent.OrderIntended;
import io.quantumtrader.persistence.symbol.SymbolEvent.OrderRefused;
import io.quantumtrader.persistence.symbol.SymbolEvent.OrderUnknown;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** An order is counted once at each station of its life, and waits only until it is answered. */
class OrderCountsTest {

    private static final String ID = "symbol|main|BTCUSDT";

    private final AtomicLong nanos = new AtomicLong();
    private final OrderCounts counts = new OrderCounts(nanos::get);

    @Test
    void anOrderThatIsFilledBeforeItIsAcceptedIsOneAcceptedOrder() {
        told(intended("o-1", "ENTRY"), filled("o-1", 2.5, true), new OrderAccepted(3, "o-1"));

        assertThat(lines())
                .contains(
                        "qt_orders_intended_total{purpose=\"ENTRY\"} 1.0",
                        "qt_order_answers_total{answer=\"ACCEPTED\",purpose=\"ENTRY\"} 1.0",
                        "qt_order_ends_total{end=\"FILLED\",purpose=\"ENTRY\"} 1.0",
                        "qt_fills_total{purpose=\"ENTRY\"} 1.0",
                        "qt_fees_quote_total 2.5");
    }

    @Test
    void aRestingStopIsAnswered_andOverWhenItIsCancelled_howeverOftenThatIsTold() {
        told(intended("o-2", "STOP"), new OrderAccepted(2, "o-2"));
        var resting = counts.unanswered(symbol -> true);
        told(new OrderGone(3, 1, "o-2", "cancelled"), new OrderGone(3, 2, "o-2", "cancelled"));

        assertThat(resting.count()).isZero();
        assertThat(resting.oldest()).isEqualTo(OptionalDouble.empty());
        assertThat(lines())
                .contains("qt_order_ends_total{end=\"GONE\",purpose=\"STOP\"} 1.0")
                .noneMatch(line -> line.contains("\"BEFORE\""));
    }

    @Test
    void anOrderWithoutAnAnswerWaits_alsoAfterItWasGivenUp_untilItIsRefused() {
        told(intended("o-3", "EXIT"));
        nanos.addAndGet(Duration.ofSeconds(90).toNanos());
        told(new OrderUnknown(2, "o-3", "no answer"));
        var waiting = counts.unanswered(symbol -> true);
        told(new OrderRefused(3, "o-3", -2022, "reduce only"));

        assertThat(waiting.count()).isEqualTo(1);
        assertThat(waiting.oldest()).hasValue(90);
        assertThat(counts.unanswered(symbol -> true).count()).isZero();
        assertThat(lines())
                .contains(
                        "qt_order_answers_total{answer=\"NONE\",purpose=\"EXIT\"} 1.0",
                        "qt_order_answers_total{answer=\"REFUSED\",purpose=\"EXIT\"} 1.0");
    }

    @Test
    void whatBecomesOfOrdersOfASymbolThatMovedAwayIsToldElsewhere() {
        told(intended("o-4", "EXIT"));

        assertThat(counts.unanswered(symbol -> !symbol.equals("BTCUSDT")).count())
                .isZero();
        assertThat(counts.unanswered(symbol -> true).count()).isZero();
    }

    @Test
    void anOrderOfAnEarlierProcessIsCountedApart() {
        told(new OrderGone(3, 1, "o-old", "cancelled"));

        assertThat(lines()).contains("qt_order_ends_total{end=\"GONE\",purpose=\"BEFORE\"} 1.0");
    }

    @Test
    void answersThatNeverCameBeginAtZero_soThatTheFirstIsSeenAsARise() {
        assertThat(lines()).contains("qt_order_answers_total{answer=\"REFUSED\",purpose=\"ENTRY\"} 0.0");
    }

    private void told(SymbolEvent... events) {
        for (var event : events) counts.publish(ID, 1, event);
    }

    private static OrderIntended intended(String id, String purpose) {
        return new OrderIntended(
                1, 1, "BTCUSDT-1", id, purpose, "MARKET", "BUY", 1, 0, false, "", 0, 0, Optional.empty());
    }

    private static OrderFilled filled(String id, double fee, boolean complete) {
        return new OrderFilled(2, 1, id, 7, "BUY", 1, 100, fee, complete);
    }

    private List<String> lines() {
        var text = new ByteArrayOutputStream();
        try {
            PrometheusTextFormatWriter.create().write(text, new MetricSnapshots(counts.snapshots()));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
