package io.quantumtrader.app.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quantumtrader.app.launch.LaunchFailed;
import io.quantumtrader.http.json.PlainText;
import io.quantumtrader.http.server.Loopback;
import io.quantumtrader.http.tls.CertificateRefused;
import io.quantumtrader.http.tls.Trust;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/** Asks a running fund; every answer is the API's own JSON. */
public final class FundClient {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration CONNECT = Duration.ofSeconds(2);

    /** With TLS both sides compute before the first word, which takes its time on a busy machine: a kill has to get through. */
    private static final Duration CONNECT_BY_TLS = Duration.ofSeconds(10);

    private static final Duration ANSWER = Duration.ofSeconds(15);

    private final String address;
    private final Optional<Token> token;
    private final Duration patience;
    private final HttpClient http;

    /**
     * A client of one fund on this machine.
     *
     * @param address scheme, host and port, such as {@code http://127.0.0.1:8080}
     * @param token what writes carry; without one they are refused by the fund
     */
    public FundClient(String address, Optional<Token> token) {
        this(address, token, ANSWER, Optional.empty(), false);
    }

    /** The same with another longest wait for an answer. */
    public FundClient(String address, Optional<Token> token, Duration patience) {
        this(address, token, patience, Optional.empty(), false);
    }

    /**
     * A client of a fund anywhere.
     *
     * @param authority whose certificates it believes, PEM, empty for those that Java knows; the name has to fit in any case
     * @param elsewhere whether TLS ends elsewhere, so that the token may go by plain http off this machine, too
     * @throws TokenExposed if it would without that word
     */
    public FundClient(String address, Optional<Token> token, Optional<Path> authority, boolean elsewhere) {
        this(address, token, ANSWER, authority, elsewhere);
    }

    private FundClient(
            String address, Optional<Token> token, Duration patience, Optional<Path> authority, boolean elsewhere) {
        if (token.isPresent() && !elsewhere && goesOpenly(address)) throw new TokenExposed(address);
        this.address = address.replaceAll("/+$", "");
        this.token = token;
        this.patience = patience;
        var client = HttpClient.newBuilder()
                .connectTimeout(address.startsWith("https:") ? CONNECT_BY_TLS : CONNECT)
                .version(HttpClient.Version.HTTP_1_1);
        authority.ifPresent(file -> client.sslContext(trusted(file)));
        http = client.build();
    }

    /** By plain http to another machine, or to a name that may be one: it is looked up nowhere. */
    private static boolean goesOpenly(String address) {
        if (!address.regionMatches(true, 0, "http:", 0, "http:".length())) return false;
        try {
            String host = new URI(address).getHost();
            return host == null || !Loopback.is(host.replaceAll("^\\[|]$", ""));
        } catch (URISyntaxException malformed) {
            return true;
        }
    }

    private static SSLContext trusted(Path authority) {
        try {
            return Trust.in(authority);
        } catch (CertificateRefused unusable) {
            throw new LaunchFailed(String.valueOf(unusable.getMessage()), unusable);
        }
    }

    /** Scheme, host and port. */
    public String address() {
        return address;
    }

    /** What stands at a path, such as {@code /api/v1/status}. */
    public JsonNode get(String path) {
        return send(request(path).GET().build());
    }

    /** The checks at a path, also where one failed and the answer says so by its status. */
    public JsonNode checks(String path) {
        var answer = exchange(request(path).GET().build());
        JsonNode body = parsed(answer);
        if (!body.has("checks")) throw refused(answer.statusCode(), body);
        return body;
    }

    /** What stands at a path as lines of text, such as the figures for a monitoring system. */
    public List<String> lines(String path, String type) {
        var answer = exchange(request(path).setHeader("Accept", type).GET().build());
        if (answer.statusCode() >= 400) throw refused(answer.statusCode(), parsed(answer));
        return answer.body().lines().toList();
    }

    /**
     * A stream of server-sent events, to be read and closed by the caller.
     *
     * @param after id of the last event that was seen; empty for a newcomer
     */
    InputStream stream(String path, String after) {
        var request = HttpRequest.newBuilder(URI.create(address + path))
                .timeout(patience)
                .header("Accept", "text/event-stream");
        token.ifPresent(known -> request.header("Authorization", "Bearer " + known.secret()));
        if (!after.isEmpty()) request.header("Last-Event-ID", after);
        try {
            var answer = http.send(request.GET().build(), HttpResponse.BodyHandlers.ofInputStream());
            if (answer.statusCode() < 400) return answer.body();
            try (var body = answer.body()) {
                throw refused(answer.statusCode(), parse(new String(body.readAllBytes(), StandardCharsets.UTF_8)));
            }
        } catch (IOException failure) {
            throw new NotReachable(address, failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new NotReachable(address, interrupted);
        }
    }

    /** The clock of the fund, to the second; empty if it tells none. */
    public Optional<Instant> clock() {
        return exchange(request("/health/live").GET().build())
                .headers()
                .firstValue("Date")
                .map(date -> DateTimeFormatter.RFC_1123_DATE_TIME.parse(date, Instant::from));
    }

    /** A text as it stands in a path or in a query. */
    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Posts a JSON object and gives back the answer. */
    public JsonNode post(String path, JsonNode body) {
        return post(path, body, Optional.empty());
    }

    /** The same with a key by which the fund knows a repetition, which then does nothing. */
    public JsonNode post(String path, JsonNode body, Optional<String> key) {
        var request = request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()));
        key.ifPresent(known -> request.header("Idempotency-Key", known));
        return send(request.build());
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + path))
                .timeout(patience)
                .header("Accept", "application/json, application/problem+json");
        token.ifPresent(known -> request.header("Authorization", "Bearer " + known.secret()));
        return request;
    }

    private JsonNode send(HttpRequest request) {
        var answer = exchange(request);
        JsonNode body = parsed(answer);
        if (answer.statusCode() >= 400) throw refused(answer.statusCode(), body);
        return body;
    }

    private HttpResponse<String> exchange(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new NotReachable(address, failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new NotReachable(address, interrupted);
        }
    }

    private JsonNode parsed(HttpResponse<String> answer) {
        try {
            return parse(answer.body());
        } catch (JsonProcessingException notOurs) {
            throw new NotReachable(address, notOurs);
        }
    }

    private static JsonNode parse(String body) throws JsonProcessingException {
        return body.isBlank() ? JSON.createObjectNode() : JSON.readTree(body);
    }

    /** Problem+json in words: its title, its detail, what is wrong with the input, and what each layer said; or the checks that failed. */
    private static FundRefused refused(int status, JsonNode problem) {
        StringBuilder message =
                new StringBuilder(problem.path("title").asText(problem.has("checks") ? "not healthy" : "refused"));
        if (problem.hasNonNull("detail")) message.append(": ").append(text(problem, "detail"));
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
        return PlainText.escaped(node.path(field).asText());
    }
}
