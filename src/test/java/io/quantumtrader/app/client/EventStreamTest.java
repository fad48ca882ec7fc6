package io.quantumtrader.app.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class EventStreamTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    /** What one connection gets. */
    private interface Connection {
        void serve(HttpExchange exchange) throws IOException;
    }

    private final Deque<Connection> connections = new ConcurrentLinkedDeque<>();
    private final List<String> askedAfter = new CopyOnWriteArrayList<>();
    private final List<String> told = new ArrayList<>();
    private final List<Duration> rests = new ArrayList<>();
    private final CountDownLatch over = new CountDownLatch(1);

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    @SuppressWarnings("NullAway.Init")
    private HttpServer server;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/api/v1/events", exchange -> {
            askedAfter.add(
                    Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst("Last-Event-ID"), "nothing"));
            connections.removeFirst().serve(exchange);
        });
        server.setExecutor(threads);
        server.start();
    }

    @AfterEach
    void stop() {
        over.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void goesOnBehindTheLastEventAfterTheLineBroke() {
        connections.add(sends("retry: 30\n\n" + event("a-1", "alarm", "one") + event("a-2", "alarm", "two")));
        connections.add(sends(event("a-3", "alarm", "three")));

        stream(LONG).follow(until("three"));

        assertThat(askedAfter).containsExactly("nothing", "a-2");
        assertThat(told).containsExactly("connected", "one", "two", "broken after 30 ms", "connected again", "three");
        assertThat(rests).containsExactly(Duration.ofMillis(30));
    }

    @Test
    void tellsWhatTheStreamSaysOfItselfAndPassesOverWhatItDoesNotKnow() {
        connections.add(sends("""
                :

                event: gap
                data: {"lost":3}

                weather: fine

                data: no json

                event: alarm
                data: {"text":
                data: "two lines"}

                """));

        stream(LONG).follow(until("two lines"));

        assertThat(told).containsExactly("connected", "gap", "two lines");
    }

    @Test
    void aLineThatIsSilentForTooLongCountsAsBroken() {
        connections.add(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(event("a-1", "alarm", "one").getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
            awaitTheEnd();
        });
        connections.add(sends(event("a-2", "alarm", "two")));

        stream(Duration.ofMillis(500)).follow(until("two"));

        assertThat(askedAfter).containsExactly("nothing", "a-1");
    }

    @Test
    void aFundThatIsNotThereAtFirstIsToldToWhoeverAsks() {
        server.stop(0);

        assertThatThrownBy(() -> stream(LONG).follow(until("never"))).isInstanceOf(NotReachable.class);
        assertThat(told).isEmpty();
    }

    @Test
    void aFundThatLetsNobodyInAnyMoreEndsTheWatch_oneThatIsBusyIsAskedAgain() {
        connections.add(sends(event("a-1", "alarm", "one")));
        connections.add(answers(503, "{\"title\":\"busy\"}"));
        connections.add(answers(401, "{\"title\":\"unauthorized\"}"));

        assertThatThrownBy(() -> stream(LONG).follow(until("never")))
                .isInstanceOfSatisfying(
                        FundRefused.class,
                        refused -> assertThat(refused.status()).isEqualTo(401));
        assertThat(told).containsExactly("connected", "one", "broken after 2000 ms", "broken after 2000 ms");
    }

    private EventStream stream(Duration silence) {
        var fund = new FundClient("http://127.0.0.1:" + server.getAddress().getPort(), Optional.empty());
        return new EventStream(fund, 0, false, silence, rests::add);
    }

    private EventStream.Listener until(String last) {
        return new EventStream.Listener() {
            @Override
            public void connected(boolean again) {
                told.add(again ? "connected again" : "connected");
            }

            @Override
            public boolean event(StreamEvent event) {
                String text = event.data().path("text").asText();
                told.add(text.isEmpty() ? event.name() : text);
                return !text.equals(last);
            }

            @Override
            public void broken(String why, Duration wait) {
                told.add("broken after " + wait.toMillis() + " ms");
            }
        };
    }

    private static String event(String id, String name, String text) {
        return "id: " + id + "\nevent: " + name + "\ndata: {\"text\":\"" + text + "\"}\n\n";
    }

    private static Connection sends(String text) {
        return exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(text.getBytes(StandardCharsets.UTF_8));
            exchange.close();
        };
    }

    private static Connection answers(int status, String body) {
        return exchange -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        };
    }

    private void awaitTheEnd() {
        try {
            over.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
