package io.quantumtrader.app.notify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quantumtrader.actors.safety.SafetyAlarm;
import io.quantumtrader.actors.safety.SafetyAlarms;
import io.quantumtrader.app.secret.Secrets;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Posts each alarm as a JSON object to an address, in order, from a thread of its own: fields {@code fund}, {@code at},
 * {@code kind}, {@code observed}, {@code limit}, {@code detail}. An alarm that cannot be delivered is tried three times; what
 * does not fit the queue is dropped and counted, and the next delivered one says how many.
 */
public final class Webhook implements SafetyAlarms, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Webhook.class);
    private static final int MOST_WAITING = 1_000;
    private static final int TRIES = 3;
    private static final Duration LAST_WORDS = Duration.ofSeconds(5);
    private static final Waiting END =
            new Waiting(Instant.EPOCH, new SafetyAlarm(SafetyAlarm.Kind.FUND_STOPPED, Double.NaN, Double.NaN, ""));
    private static final ObjectMapper JSON = new ObjectMapper();

    private final BlockingQueue<Waiting> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final AtomicLong dropped = new AtomicLong();
    private final String fund;
    private final URI address;
    private final Duration timeout;
    private final Duration pause;
    private final HttpClient client;
    private final Thread postman;

    private record Waiting(Instant at, SafetyAlarm alarm) {}

    /**
     * Starts to deliver.
     *
     * @param fund named in each message
     * @param pause before the second attempt, doubled for the third
     */
    public Webhook(String fund, URI address, Duration timeout, Duration pause) {
        this.fund = fund;
        this.address = address;
        this.timeout = timeout;
        this.pause = pause;
        client = HttpClient.newBuilder().connectTimeout(timeout).build();
        postman = Thread.ofVirtual().name("webhook").start(this::deliver);
    }

    @Override
    public void raise(SafetyAlarm alarm) {
        if (!waiting.offer(new Waiting(Instant.now(), alarm))) dropped.incrementAndGet();
    }

    private void deliver() {
        try {
            for (var next = waiting.take(); !next.equals(END); next = waiting.take()) deliver(next);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    /** One alarm that cannot even be tried must not keep the next ones from being told. */
    private void deliver(Waiting next) throws InterruptedException {
        try {
            post(next);
        } catch (RuntimeException broken) {
            LOG.error("the webhook failed at an alarm: {}", next.alarm().text(), broken);
        }
    }

    private void post(Waiting next) throws InterruptedException {
        String body = body(next);
        String why = "";
        for (int attempt = 1; attempt <= TRIES; attempt++) {
            if (attempt > 1) Thread.sleep(pause.multipliedBy(1L << (attempt - 2)));
            try {
                int status = client.send(
                                HttpRequest.newBuilder(address)
                                        .timeout(timeout)
                                        .header("Content-Type", "application/json")
                                        .POST(HttpRequest.BodyPublishers.ofString(body))
                                        .build(),
                                HttpResponse.BodyHandlers.discarding())
                        .statusCode();
                if (status / 100 == 2) return;
                why = "status " + status;
            } catch (IOException unreachable) {
                why = Secrets.within(String.valueOf(unreachable));
            }
        }
        LOG.error(
                "the webhook did not take an alarm after {} attempts: {}; {}",
                TRIES,
                why,
                next.alarm().text());
    }

    private String body(Waiting next) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("fund", fund);
        fields.put("at", next.at().toString());
        fields.put("kind", next.alarm().kind().name());
        fields.put("observed", number(next.alarm().observed()));
        fields.put("limit", number(next.alarm().limit()));
        fields.put("detail", next.alarm().detail());
        long lost = dropped.getAndSet(0);
        if (lost > 0) fields.put("dropped", lost);
        try {
            return JSON.writeValueAsString(fields);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** JSON knows no NaN: what is not a number goes as text. */
    private static Object number(double value) {
        return Double.isFinite(value) ? (Object) value : String.valueOf(value);
    }

    /** What waits is delivered first, for five seconds at most; what is not then is lost, the log has it. */
    @Override
    public void close() {
        try {
            if (waiting.offer(END, LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS)) postman.join(LAST_WORDS);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
        postman.interrupt();
        client.shutdownNow();
    }
}
