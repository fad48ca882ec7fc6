package io.quantumtrader.app.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import io.quantumtrader.actors.safety.SafetyAlarm;
import io.quantumtrader.kernel.check.InvalidInput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An alarm reaches whoever listens elsewhere, in order, also when the first attempts fail; and never keeps anybody waiting. */
class WebhookTest {

    private static final SafetyAlarm SILENCE =
            new SafetyAlarm(SafetyAlarm.Kind.SILENCE, 31_000, 30_000, "BTCUSDT holds a position and was not evaluated");

    private final BlockingQueue<JsonNode> posted = new LinkedBlockingQueue<>();
    private final AtomicInteger failures = new AtomicInteger();
    private HttpServer server;
    private Webhook webhook;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/alarms", exchange -> {
            var body = new ObjectMapper().readTree(exchange.getRequestBody());
            boolean fails = failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
            exchange.sendResponseHeaders(fails ? 503 : 204, -1);
            exchange.close();
            if (!fails) posted.add(body);
        });
        server.start();
        webhook = new Webhook(
                "main",
                URI.create("http://localhost:" + server.getAddress().getPort() + "/alarms"),
                Duration.ofSeconds(5),
                Duration.ofMillis(1));
    }

    @AfterEach
    void close() {
        webhook.close();
        server.stop(0);
    }

    @Test
    void saysWhatWasSeenAndAgainstWhatItWasHeld() {
        webhook.raise(SILENCE);

        var alarm = next();
        assertThat(alarm.path("kind").asText()).isEqualTo("SILENCE");
        assertThat(alarm.path("observed").asDouble()).isEqualTo(31_000);
        assertThat(alarm.path("limit").asDouble()).isEqualTo(30_000);
        assertThat(alarm.path("fund").asText()).isEqualTo("main");
        assertThat(alarm.path("detail").asText()).contains("BTCUSDT");
        assertThat(alarm.path("at").asText()).isNotBlank();
    }

    @Test
    void isToldAgainWhenTheOtherSideFailsTwice() {
        failures.set(2);

        webhook.raise(SILENCE);

        assertThat(next().path("kind").asText()).isEqualTo("SILENCE");
    }

    @Test
    void losesOneThatIsRefusedThreeTimesAndDeliversTheNext() {
        failures.set(3);

        webhook.raise(SILENCE);
        webhook.raise(new SafetyAlarm(SafetyAlarm.Kind.TIGHTENED, Double.NaN, Double.NaN, "* is FLATTEN"));

        var alarm = next();
        assertThat(alarm.path("kind").asText()).isEqualTo("TIGHTENED");
        assertThat(alarm.path("observed").asText()).isEqualTo("NaN");
    }

    @Test
    @SuppressWarnings("NullAway")
    void anAlarmThatCannotBeWrittenKeepsNoneOfTheNextFromBeingTold() {
        webhook.raise(new SafetyAlarm(null, 0, 0, "no kind"));
        webhook.raise(SILENCE);

        assertThat(next().path("kind").asText()).isEqualTo("SILENCE");
    }

    @Test
    void whatWaitsIsDeliveredBeforeItCloses() {
        failures.set(1);
        webhook.raise(SILENCE);
        webhook.raise(new SafetyAlarm(SafetyAlarm.Kind.FUND_STOPPED, Double.NaN, Double.NaN, "the fund stops"));

        webhook.close();

        assertThat(next().path("kind").asText()).isEqualTo("SILENCE");
        assertThat(next().path("kind").asText()).isEqualTo("FUND_STOPPED");
    }

    @Test
    void anAddressThatIsNoneIsRefusedByName() {
        assertThatThrownBy(() -> new NotifySettings(
                        Optional.of(URI.create("ftp://x")), Duration.ZERO, Duration.ZERO, Duration.ZERO))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        invalid -> assertThat(invalid.violations())
                                .extracting("field")
                                .containsExactly("webhook", "timeout", "repeat", "silence-after"));
    }

    private JsonNode next() {
        try {
            return Objects.requireNonNull(posted.poll(10, TimeUnit.SECONDS), "nothing was posted");
        } catch (InterruptedException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }
}
