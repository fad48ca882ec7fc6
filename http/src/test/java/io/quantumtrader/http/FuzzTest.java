package io.quantumtrader.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quantumtrader.http.door.Operators;
import io.quantumtrader.http.route.Endpoint;
import io.quantumtrader.http.server.ApiSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Whatever is sent to whichever address, a described answer comes back within seconds, none of it a fault of the server, and nothing of
 * its inside is told. {@code -Dfuzz.cases=N} sends more to each address, {@code -Dfuzz.seed=N} others.
 */
@Timeout(600)
class FuzzTest {

    private static final int CASES = Integer.getInteger("fuzz.cases", 40);
    private static final long SEED = Long.getLong("fuzz.seed", 20_260_519L);
    private static final long LONGEST_MS = 4_000;
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final List<String> NASTY = List.of(
            "",
            " ",
            "*",
            "../../etc/passwd",
            "..%2f..%2f",
            "%00",
            "\u0000",
            "\uD800",
            "a'; drop table event_journal; --",
            "<script>alert(1)</script>",
            "${jndi:ldap://x/y}",
            "-1",
            "9223372036854775808",
            "1e400",
            "NaN",
            "null",
            "true",
            "🙂",
            "x".repeat(3_000));

    private static Browser browser;
    private static JsonNode description;

    @BeforeAll
    static void start() {
        var fund = new DemoFund();
        for (int bar = 0; bar < 60; bar++) fund.step();
        ApiSettings usual = TestSettings.onPort(0);
        var patient = new ApiSettings(
                usual.host(),
                0,
                usual.transport(),
                List.of(),
                usual.largestBody(),
                usual.readsAtOnce(),
                usual.readTimeout(),
                usual.writeTimeout(),
                1_000_000,
                1_000_000,
                usual.stream());
        browser = new Browser(fund, patient, Operators.named(Map.of("first", Browser.TOKEN)));
        description = Browser.json(browser.get("/api/v1/openapi.json"));
    }

    @AfterAll
    static void stop() {
        browser.close();
    }

    @Test
    void everyAddressAnswersWhateverItIsSent() {
        var random = new Random(SEED);
        var violations = new ArrayList<String>();
        var statuses = new TreeMap<Integer, Integer>();
        int cases = 0;
        for (Endpoint endpoint : Endpoint.values()) {
            if (endpoint == Endpoint.EVENTS) continue;
            for (int i = 0; i < CASES; i++) {
                cases++;
                String path = path(endpoint, random) + query(random);
                byte[] body = endpoint.access().writes() ? body(endpoint, random) : new byte[0];
                long began = System.nanoTime();
                var response = send(endpoint, path, body);
                long millis = (System.nanoTime() - began) / 1_000_000;
                statuses.merge(response.statusCode(), 1, Integer::sum);
                wrong(endpoint, response, millis)
                        .forEach(what -> violations.add(endpoint + " " + path + " "
                                + new String(body, StandardCharsets.ISO_8859_1) + ": " + what));
            }
        }
        System.out.printf(
                "fuzz: seed %d, %d cases over %d addresses, statuses %s, %d violations%n",
                SEED, cases, Endpoint.values().length - 1, statuses, violations.size());

        assertThat(violations).as("seed %d", SEED).isEmpty();
        assertThat(browser.get("/health/live").statusCode()).isEqualTo(200);
    }

    @Test
    void whatIsNoHttpIsAnsweredOrHungUpOn_andTheServerGoesOn() throws IOException {
        var random = new Random(SEED);
        var requests = new ArrayList<byte[]>();
        for (String line : List.of(
                "GET / HTTP/9.9\r\n\r\n",
                "BREW /api/v1/status HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
                "GET /" + "a".repeat(20_000) + " HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX: " + "b".repeat(100_000) + "\r\n\r\n",
                "POST /api/v1/kill-switch HTTP/1.1\r\nHost: 127.0.0.1\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\n",
                "POST /api/v1/kill-switch HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: -5\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nHost: 127.0.0.2\r\n\r\n",
                "GET http://[::1%25 HTTP/1.1\r\n\r\n")) {
            requests.add(line.getBytes(StandardCharsets.ISO_8859_1));
        }
        for (int i = 0; i < CASES; i++) {
            byte[] noise = new byte[1 + random.nextInt(2_000)];
            random.nextBytes(noise);
            requests.add(noise);
        }
        for (byte[] request : requests) {
            String answer = raw(request);
            assertThat(answer).doesNotContain("500 Internal", "\tat ", "Exception");
        }

        assertThat(browser.get("/health/live").statusCode()).isEqualTo(200);
    }

    private static List<String> wrong(Endpoint endpoint, HttpResponse<String> response, long millis) {
        var wrong = new ArrayList<String>();
        int status = response.statusCode();
        var answers = description
                .path("paths")
                .path(endpoint.path())
                .path(endpoint.method().toLowerCase(Locale.ROOT))
                .path("responses");
        boolean elsewhere = status == 404 || status == 405 || status == 414;
        if (status >= 500 && status != 503) wrong.add("status " + status + ": " + response.body());
        if (!elsewhere && !answers.has("" + status)) wrong.add("status " + status + " is not described");
        if (millis > LONGEST_MS) wrong.add("took " + millis + " ms");
        if (response.body().contains("\tat ") || response.body().contains("java.lang.")) wrong.add("tells its inside");
        return wrong;
    }

    private static HttpResponse<String> send(Endpoint endpoint, String path, byte[] body) {
        var request = browser.request(path).header("Authorization", "Bearer " + Browser.TOKEN);
        return browser.send(
                endpoint.access().writes()
                        ? request.header("Content-Type", "application/json").POST(BodyPublishers.ofByteArray(body))
                        : request.GET());
    }

    // --- what is sent

    private static String path(Endpoint endpoint, Random random) {
        String path = endpoint.path();
        while (path.contains("{")) {
            String segment = random.nextInt(3) == 0 ? "BTCUSDT" : encoded(nasty(random));
            path = path.replaceFirst("\\{\\w+}", segment.isEmpty() ? "-" : segment.replace("$", "%24"));
        }
        return path;
    }

    private static String query(Random random) {
        if (random.nextInt(3) == 0) return "";
        var names = List.of("limit", "before", "holds", "format", "symbol", "after", "by", "minutes", "nonsense");
        var query = new StringBuilder("?");
        for (int i = random.nextInt(3); i >= 0; i--) {
            query.append(names.get(random.nextInt(names.size())))
                    .append('=')
                    .append(encoded(nasty(random)))
                    .append(i > 0 ? "&" : "");
        }
        return query.toString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String nasty(Random random) {
        return NASTY.get(random.nextInt(NASTY.size()));
    }

    private static byte[] body(Endpoint endpoint, Random random) {
        byte[] good = endpoint.example().strip().getBytes(StandardCharsets.UTF_8);
        return switch (random.nextInt(6)) {
            case 0 -> cut(good, random);
            case 1 -> flipped(good, random);
            case 2 -> "[".repeat(1 + random.nextInt(3_000)).getBytes(StandardCharsets.UTF_8);
            case 3 -> noise(random);
            default -> altered(endpoint, random);
        };
    }

    private static byte[] cut(byte[] good, Random random) {
        return Arrays.copyOf(good, random.nextInt(good.length + 1));
    }

    private static byte[] flipped(byte[] good, Random random) {
        byte[] bytes = good.clone();
        for (int i = random.nextInt(4); i >= 0; i--) bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        return bytes;
    }

    private static byte[] noise(Random random) {
        byte[] bytes = new byte[random.nextInt(500)];
        random.nextBytes(bytes);
        return bytes;
    }

    /** The example with some fields gone, of another type, out of bounds, or unheard of. */
    private static byte[] altered(Endpoint endpoint, Random random) {
        try {
            var body = (ObjectNode) MAPPER.readTree(endpoint.example());
            var names = new ArrayList<String>();
            body.fieldNames().forEachRemaining(names::add);
            names.addAll(List.of("scope", "phrase", "permission", "nonsense"));
            for (int i = random.nextInt(3); i >= 0; i--) {
                body.set(names.get(random.nextInt(names.size())), value(random, 0));
            }
            if (random.nextInt(4) == 0) body.remove(names.get(random.nextInt(names.size())));
            return MAPPER.writeValueAsBytes(body);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static JsonNode value(Random random, int depth) {
        var json = JsonNodeFactory.instance;
        return switch (random.nextInt(depth > 3 ? 5 : 7)) {
            case 0 -> json.nullNode();
            case 1 -> json.booleanNode(random.nextBoolean());
            case 2 -> json.numberNode(random.nextLong());
            case 3 -> json.numberNode((random.nextDouble() - 0.5) * Math.pow(10, random.nextInt(600) - 300));
            case 4 -> json.textNode(nasty(random));
            case 5 -> json.arrayNode().add(value(random, depth + 1)).add(value(random, depth + 1));
            default -> json.objectNode().set(nasty(random), value(random, depth + 1));
        };
    }

    /** What comes back on a connection of its own until it is closed or says nothing for a while. */
    private static String raw(byte[] request) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), browser.port())) {
            socket.setSoTimeout((int) Duration.ofSeconds(5).toMillis());
            socket.getOutputStream().write(request);
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (SocketException | SocketTimeoutException hungUp) {
            return "";
        }
    }
}
