package io.quantumtrader.http;

import static io.quantumtrader.http.Browser.json;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

class DoorTest {

    private static final String KILL = "{\"enabled\":true,\"reason\":\"test\"}";

    private static final DemoFund fund = new DemoFund();
    private static Browser browser;

    @BeforeAll
    static void start() {
        browser = new Browser(fund);
    }

    @AfterAll
    static void stop() {
        browser.close();
    }

    @AfterEach
    void nothingThatWasTurnedAwayReachedTheFund() {
        assertThat(fund.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/positions",
                "/api/v1/positions/BTCUSDT/close",
                "/api/v1/kill-switch",
                "/api/risk/kill-switch",
                "/api/v1/kill-switch/rehearsal",
                "/api/v1/emergency-stop",
                "/api/v1/emergency-stop/release",
                "/api/v1/release"
            })
    void everyWriteNeedsAToken(String path) {
        var without = browser.send(
                browser.request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(KILL)));
        var wrong = browser.send(browser.request(path)
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + Browser.TOKEN + "x")
                .POST(BodyPublishers.ofString(KILL)));

        assertProblem(without, 401, "token-missing");
        assertThat(without.headers().firstValue("www-authenticate")).hasValue("Bearer");
        assertProblem(wrong, 401, "token-wrong");
    }

    @Test
    void refusesABasicCredential() {
        var response = browser.send(browser.request("/api/v1/kill-switch")
                .header("Authorization", "Basic " + Browser.TOKEN)
                .POST(BodyPublishers.ofString(KILL)));

        assertProblem(response, 401, "token-missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "application/problem+json"})
    void writesTakeJsonAlone(String type) {
        var response = browser.send(browser.request("/api/v1/kill-switch")
                .header("Authorization", "Bearer " + Browser.TOKEN)
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString(KILL)));

        assertProblem(response, 415, "content-type-wrong");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "\"kill\"", "{\"enabled\":true,\"enabled\":false}", "{} {}", "null"})
    void malformedJsonIsRefused(String body) {
        assertProblem(browser.post("/api/v1/kill-switch", body), 400, "malformed-json");
    }

    @Test
    void aBodyLargerThanAnyRequestNeedsIsRefused() {
        String large = "{\"enabled\":true,\"reason\":\"" + "x".repeat(70_000) + "\"}";

        var chunked = browser.send(browser.writing("/api/v1/kill-switch", "")
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large.getBytes(US_ASCII)))));

        assertProblem(browser.post("/api/v1/kill-switch", large), 413, "body-too-large");
        assertProblem(chunked, 413, "body-too-large");
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "evil.example:%d", "127.0.0.1.evil.example:%d", "127.0.0.1:1", "localhost"})
    void answersOnlyForItsOwnHostNames(String host) throws IOException {
        String raw = raw("GET /api/v1/status", host.formatted(browser.port()), "");

        assertThat(raw).startsWith("HTTP/1.1 403").contains("host-not-allowed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1:%d", "localhost:%d", "LOCALHOST:%d", "[::1]:%d"})
    void answersForLoopbackNamesWithItsPort(String host) throws IOException {
        assertThat(raw("GET /api/v1/status", host.formatted(browser.port()), ""))
                .startsWith("HTTP/1.1 200");
    }

    @Test
    void refusesAPageOfAnotherSite() {
        var other = browser.send(browser.writing("/api/v1/kill-switch", KILL).header("Origin", "http://evil.example"));
        var opaque = browser.send(browser.writing("/api/v1/kill-switch", KILL).header("Origin", "null"));
        var site = browser.send(browser.request("/api/v1/events").header("Sec-Fetch-Site", "cross-site"));

        assertProblem(other, 403, "origin-not-allowed");
        assertProblem(opaque, 403, "origin-not-allowed");
        assertProblem(site, 403, "origin-not-allowed");
        assertThat(other.headers().map().keySet()).noneMatch(name -> name.startsWith("access-control"));
    }

    @Test
    void aReadThroughAProxyNeedsAToken() {
        var proxied = browser.send(browser.request("/api/v1/status").header("X-Forwarded-For", "10.0.0.7"));
        var withToken = browser.send(browser.request("/api/v1/status")
                .header("X-Forwarded-For", "10.0.0.7")
                .header("Authorization", "Bearer " + Browser.TOKEN));

        assertProblem(proxied, 401, "token-missing");
        assertThat(withToken.statusCode()).isEqualTo(200);
    }

    /** Whatever a proxy says of whom it asks for: what it hands on looks as if it came from this machine. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Forwarded: for=10.0.0.7",
                "Forwarded-For: 10.0.0.7",
                "Via: 1.1 proxy",
                "X-Forwarded: for=10.0.0.7",
                "X-Forwarded-Host: fund.example.com",
                "X-Forwarded-Port: 443",
                "X-Forwarded-Proto: https",
                "X-Forwarded-Server: proxy",
                "X-Real-IP: 10.0.0.7",
                "X-Client-IP: 10.0.0.7",
                "CF-Connecting-IP: 10.0.0.7",
                "True-Client-IP: 10.0.0.7",
                "x-real-ip: not an address"
            })
    void anythingThatAProxySaysMakesAReadNeedAToken(String header) throws IOException {
        String host = "127.0.0.1:" + browser.port();

        assertThat(raw("GET /api/v1/status", host, header + "\r\n"))
                .startsWith("HTTP/1.1 401")
                .contains("token-missing");
        assertThat(raw("GET /api/v1/status", host, header + "\r\nAuthorization: Bearer " + Browser.TOKEN + "\r\n"))
                .startsWith("HTTP/1.1 200");
    }

    /** Whoever reaches the port could fill the disk with them. */
    @Test
    void whatNoParserTakesIsAnsweredAndFillsNoLog() throws IOException {
        var lines = new ListAppender<ILoggingEvent>();
        var root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
        lines.start();
        root.addAppender(lines);
        String host = "127.0.0.1:" + browser.port();
        try {
            for (String illegal : List.of("Content-Type: no type\r\n", "If-None-Match: (((\r\n", "Forwarded: ;;;\r\n"))
                assertThat(raw("GET /api/v1/status", host, illegal)).as(illegal).startsWith("HTTP/1.1 ");
            assertThat(raw("GET /%zz", host, "")).startsWith("HTTP/1.1 400");
            assertThat(raw("N()NE /api/v1/status", host, "")).startsWith("HTTP/1.1 ");
        } finally {
            root.detachAppender(lines);
        }

        assertThat(lines.list).extracting(ILoggingEvent::getFormattedMessage).isEmpty();
    }

    @Test
    void unknownAddressesAndMethodsAreProblemsToo() {
        var nowhere = browser.get("/api/v1/nowhere");
        var method = browser.send(browser.request("/api/v1/kill-switch").DELETE());
        var preflight = browser.send(browser.request("/api/v1/kill-switch").method("OPTIONS", BodyPublishers.noBody()));

        assertProblem(nowhere, 404, "not-found");
        assertProblem(method, 405, "method-not-allowed");
        assertThat(method.headers().firstValue("allow")).hasValue("GET, POST");
        assertProblem(preflight, 405, "method-not-allowed");
    }

    private static void assertProblem(HttpResponse<String> response, int status, String kind) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("content-type")).hasValue("application/problem+json");
        assertThat(json(response).get("type").textValue()).isEqualTo("urn:quantum-trader:problem:" + kind);
        assertThat(json(response).get("status").intValue()).isEqualTo(status);
        assertThat(json(response).get("title").textValue()).isNotBlank();
        assertThat(json(response).get("detail").textValue()).isNotBlank();
    }

    /** The JDK's client sets Host itself, so this one is written by hand. */
    private static String raw(String line, String host, String headers) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), browser.port())) {
            String request = line + " HTTP/1.1\r\nHost: " + host + "\r\n" + headers + "Connection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
