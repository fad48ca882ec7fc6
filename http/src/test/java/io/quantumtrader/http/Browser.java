package io.quantumtrader.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quantumtrader.http.door.Operators;
import io.quantumtrader.http.json.Json;
import io.quantumtrader.http.server.ApiServer;
import io.quantumtrader.http.server.ApiSettings;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/** A server over a fund on a free port, and a client that talks to it as a browser or a script would. */
final class Browser implements AutoCloseable {

    static final String TOKEN = "first-operators-token";
    static final String SECOND_TOKEN = "second-operators-token";

    private static final ObjectMapper MAPPER = Json.mapper();

    /** One for all tests: it takes longer to start than any of them; it ends with the process. */
    private static final ActorSystem<Void> SYSTEM = ActorSystem.create(Behaviors.empty(), "http-test");

    private final HttpClient client;
    private final ApiServer server;

    Browser(Fund fund) {
        this(fund, TestSettings.onPort(0));
    }

    Browser(Fund fund, ApiSettings settings) {
        this(fund, settings, Operators.named(Map.of("first", TOKEN, "second", SECOND_TOKEN)));
    }

    Browser(Fund fund, Operators operators) {
        this(fund, TestSettings.onPort(0), operators);
    }

    Browser(Fund fund, ApiSettings settings, Operators operators) {
        this(fund, settings, operators, HttpClient.newHttpClient());
    }

    Browser(Fund fund, ApiSettings settings, Operators operators, HttpClient client) {
        this.client = client;
        server = ApiServer.start(SYSTEM, fund, operators, settings)
                .toCompletableFuture()
                .join();
    }

    String url() {
        return server.url();
    }

    /** When the server's certificate ends. */
    Optional<Instant> certificateEnds() {
        return server.certificateEnds();
    }

    int port() {
        return server.address().getPort();
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(server.url() + path)).timeout(Duration.ofSeconds(10));
    }

    HttpResponse<String> get(String path) {
        return send(request(path));
    }

    /** A write with the first operator's token. */
    HttpResponse<String> post(String path, String json) {
        return send(writing(path, json));
    }

    HttpRequest.Builder writing(String path, String json) {
        return request(path)
                .header("Authorization", "Bearer " + TOKEN)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json));
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }

    HttpResponse<InputStream> open(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofInputStream());
        } catch (IOException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }

    static JsonNode json(HttpResponse<String> response) {
        try {
            return MAPPER.readTree(response.body());
        } catch (IOException malformed) {
            throw new IllegalStateException(response.body(), malformed);
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
        server.stop().toCompletableFuture().join();
    }
}
