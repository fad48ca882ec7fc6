package io.quantumtrader.app.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FundClientTest {

    @SuppressWarnings("NullAway.Init")
    private HttpServer server;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void sendsTokenAndBody_andReadsTheAnswer() {
        server.createContext("/api/v1/kill-switch", exchange -> {
            String sent = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String who = exchange.getRequestHeaders().getFirst("Authorization");
            String type = exchange.getRequestHeaders().getFirst("Content-Type");
            answer(exchange, 200, "{\"sent\":" + sent + ",\"who\":\"" + who + "\",\"type\":\"" + type + "\"}");
        });
        var body = JsonNodeFactory.instance.objectNode().put("enabled", true);

        var answer = client().post("/api/v1/kill-switch", body);

        assertThat(answer.path("sent").path("enabled").asBoolean()).isTrue();
        assertThat(answer.path("who").asText()).isEqualTo("Bearer secret");
        assertThat(answer.path("type").asText()).isEqualTo("application/json");
    }

    @Test
    void tellsAProblemInWords() {
        server.createContext(
                "/",
                exchange -> answer(exchange, 409, "{\"title\":\"refused\",\"detail\":\"two persons are needed\"}"));

        assertThatThrownBy(() -> client().get("/api/v1/status"))
                .isInstanceOf(FundRefused.class)
                .hasMessage("refused: two persons are needed (409)");
    }

    @Test
    void tellsWhichChecksOfAnUnreadyFundFailed() {
        server.createContext(
                "/",
                exchange -> answer(
                        exchange,
                        503,
                        "{\"healthy\":false,\"checks\":[{\"name\":\"disk\",\"passed\":true,\"detail\":\"7 GiB left\"},"
                                + "{\"name\":\"market\",\"passed\":false,\"detail\":\"tick 9, 14000 ms ago\"}]}"));

        assertThatThrownBy(() -> client().get("/health/ready"))
                .isInstanceOf(FundRefused.class)
                .hasMessage("not healthy (503)\n  - market: tick 9, 14000 ms ago");
    }

    @Test
    void takesAnAnswerThatIsNotOursForNoFund() {
        server.createContext("/", exchange -> answer(exchange, 200, "<html>"));

        assertThatThrownBy(() -> client().get("/api/v1/status")).isInstanceOf(NotReachable.class);
    }

    @Test
    void saysWhatToDoWhenNobodyListens() {
        server.stop(0);

        assertThatThrownBy(() -> client().get("/api/v1/status"))
                .isInstanceOf(NotReachable.class)
                .hasMessageContaining("./qt up");
    }

    /** Decided before anything is sent, by the address alone: a name that may be another machine's is one. */
    @ParameterizedTest
    @ValueSource(
            strings = {"http://10.0.0.7:8080", "HTTP://fund.example.com", "http://0.0.0.0:1", "http://local_host:8080"})
    void sendsNoTokenOpenlyToAnotherMachine(String address) {
        var token = Optional.of(new Token("secret"));

        assertThatThrownBy(() -> new FundClient(address, token))
                .isInstanceOf(TokenExposed.class)
                .hasMessageContainingAll(address, "--tls-elsewhere")
                .hasMessageNotContaining("secret");
        assertThat(new FundClient(address, token, Optional.empty(), true).address())
                .isEqualTo(address);
        assertThat(new FundClient(address, Optional.empty()).address()).isEqualTo(address);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://fund.example.com", "http://localhost:1", "http://[::1]:1", "http://127.0.0.2:1"})
    void sendsItByTlsAndOnThisMachine(String address) {
        assertThat(new FundClient(address, Optional.of(new Token("secret"))).address())
                .isEqualTo(address);
    }

    /** What an older record or another server says cannot drive a terminal. */
    @Test
    void tellsARefusalInPlainText() {
        server.createContext(
                "/",
                exchange -> answer(exchange, 409, "{\"title\":\"refused\",\"detail\":\"a\\u001b[2Jb\\nqt: done\"}"));

        assertThatThrownBy(() -> client().get("/api/v1/status")).hasMessage("refused: a\\u001B[2Jb\\nqt: done (409)");
    }

    private FundClient client() {
        return new FundClient(
                "http://127.0.0.1:" + server.getAddress().getPort() + "/", Optional.of(new Token("secret")));
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
