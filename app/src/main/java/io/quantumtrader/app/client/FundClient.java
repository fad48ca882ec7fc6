package io.quantumtrader.app.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Asks a running fund; every answer is the API's own JSON. */
public final class FundClient {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration ANSWER = Duration.ofSeconds(15);

    private final String address;
    private final Optional<Token> token;
    private final Duration patience;
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .version(HttpClient.Version.HTTP_1_1)
            .build();

    /**
     * A client of one fund.
     *
     * @param address scheme, host and port, such as {@code http://127.0.0.1:8080}
     * @param token what writes carry; without one they are refused by the fund
     */
    public FundClient(String address, Optional<Token> token) {
        this(address, token, ANSWER);
    }

    /** The same with another longest wait for an answer. */
    public FundClient(String address, Optional<Token> token, Duration patience) {
        this.address = address.replaceAll("/+$", "");
        this.token = token;
        this.patience = patience;
    }

    /** What stands at a path, such as {@code /api/v1/status}. */
    public JsonNode get(String path) {
        return send(request(path).GET().build());
    }

    /** The figures for a monitoring system, a line each. */
    public List<String> metrics() {
        try {
            var response = http.send(
                    request("/metrics").setHeader("Accept", "text/plain").GET().build(),
                    HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() >= 400) throw refused(response.statusCode(), parse(response.body()));
            return response.body().lines().toList();
        } catch (IOException failure) {
            throw new NotReachable(address, failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new NotReachable(address, interrupted);
        }
    }

    /** Posts a JSON object and gives back the answer. */
    public JsonNode post(String path, JsonNode body) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                .build());
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + path))
                .timeout(patience)
                .header("Accept", "application/json, application/problem+json");
        token.ifPresent(known -> request.header("Authorization", "Bearer " + known.secret()));
        return request;
    }

    private JsonNode send(HttpRequest request) {
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            JsonNode body = parse(response.body());
            if (response.statusCode() >= 400) throw refused(response.statusCode(), body);
            return body;
        } catch (JsonProcessingException notOurs) {
            throw new NotReachable(address, notOurs);
        } catch (IOException failure) {
            throw new NotReachable(address, failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new NotReachable(address, interrupted);
        }
    }

    private static JsonNode parse(String body) throws JsonProcessingException {
        return body.isBlank() ? JSON.createObjectNode() : JSON.readTree(body);
    }

    /** Problem+json in words: its title, its detail, what is wrong with the input, and what each layer said; or the checks that failed. */
    private static FundRefused refused(int status, JsonNode problem) {
        StringBuilder message =
                new StringBuilder(problem.path("title").asText(problem.has("checks") ? "not healthy" : "refused"));
        if (problem.hasNonNull("detail"))
            message.append(": ").append(problem.path("detail").asText());
        message.append(" (").append(status).append(')');
        problem.path("violations")
                .forEach(violation -> message.append("\n  - ")
                        .append(text(violation, "field"))
                        .append(" must be ")
                        .append(text(violation, "expected"))
                        .append(", was ")
                        .append(text(violation, "observed")));
        problem.path("verdicts").forEach(verdict -> told(message, verdict));
        problem.path("checks").forEach(check -> failed(message, check));
        if (problem.path("results").size() > 1) problem.path("results").forEach(result -> became(message, result));
        return new FundRefused(status, message.toString());
    }

    private static void failed(StringBuilder message, JsonNode check) {
        if (check.path("passed").asBoolean()) return;
        message.append("\n  - ").append(text(check, "name")).append(": ").append(text(check, "detail"));
    }

    /** What became of one of several latches. */
    private static void became(StringBuilder message, JsonNode result) {
        message.append("\n  - ")
                .append(text(result, "latchId"))
                .append(": ")
                .append(text(result, "state"))
                .append(result.path("reason").isObject() ? ", " + text(result.path("reason"), "code") : "");
    }

    private static void told(StringBuilder message, JsonNode verdict) {
        if (!verdict.path("refused").asBoolean()) return;
        message.append("\n  - ").append(text(verdict, "layer")).append(" refuses");
        String before = ": ";
        for (JsonNode reason : verdict.path("reasons")) {
            message.append(before).append(text(reason, "meaning"));
            if (reason.hasNonNull("observed")) message.append(", ").append(text(reason, "observed"));
            if (reason.hasNonNull("limit")) message.append(" against ").append(text(reason, "limit"));
            before = "; ";
        }
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asText();
    }
}
