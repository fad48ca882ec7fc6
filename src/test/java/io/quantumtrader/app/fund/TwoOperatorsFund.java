package io.quantumtrader.app.fund;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quantumtrader.app.config.SettingsLoader;
import io.quantumtrader.app.fund.cast.FundSystem;
import io.quantumtrader.app.fund.desk.AlarmBook;
import io.quantumtrader.app.launch.Progress;
import io.quantumtrader.app.launch.UpRequest;
import io.quantumtrader.app.process.FreePort;
import io.quantumtrader.http.door.Operators;
import io.quantumtrader.http.door.Person;
import io.quantumtrader.http.door.Role;
import io.quantumtrader.server.TestServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A whole fund over HTTP with two operators, ada and bob, whose market has ended: nothing moves but by a word. */
final class TwoOperatorsFund implements AutoCloseable {

    static final String ADA = "the-token-of-ada-alone";
    static final String BOB = "the-token-of-bob-alone";
    /** Of a third, who may tighten and release nothing. */
    static final String TIM = "the-token-of-tim-alone";

    private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final LiveFund fund;
    private volatile boolean startsAnew;

    /** What came back. */
    record Reply(int status, JsonNode body) {}

    private static final class Tightens implements Operators {

        @Override
        public Set<String> releasing() {
            return Set.of();
        }

        @Override
        public Optional<Person> who(String token) {
            return token.equals(TIM) ? Optional.of(new Person("tim", Role.OPERATOR)) : Optional.empty();
        }
    }

    TwoOperatorsFund(Path data, Map<String, String> more) {
        this(data, more, InstantSource.system());
    }

    /** On another date, by which the journal is kept. */
    TwoOperatorsFund(Path data, Map<String, String> more, InstantSource calendar) {
        Map<String, String> keys = new TreeMap<>(Map.of(
                "http.port", "" + FreePort.one(),
                "http.wrong-tokens", "1000000",
                "http.openings", "1000000",
                "market.source", "synthetic:1",
                "market.speed", "max",
                "market.warm-up-ticks", "0",
                "market.ticks", "3",
                "kill-switch.release.persons", "2"));
        keys.putAll(more);
        var settings = SettingsLoader.load(PROJECT, PROJECT.resolve("application.conf"), true, keys);
        var operators = Operators.named(Map.of("ada", ADA, "bob", BOB)).and(new Tightens());
        fund = LiveFund.start(
                new UpRequest(data, operators),
                TestServer.settings(data, settings),
                Progress.silent(),
                calendar,
                new AlarmBook(calendar),
                () -> startsAnew = true);
        Patience.await(
                "the market has ended",
                () -> get("/api/v1/status").body().path("tick").asLong() == Long.parseLong(keys.get("market.ticks")));
    }

    /** Whether the fund asked to be started anew. */
    boolean startsAnew() {
        return startsAnew;
    }

    LiveFund live() {
        return fund;
    }

    FundSystem system() {
        return fund.system();
    }

    URI page() {
        return fund.page();
    }

    Reply get(String path) {
        return send(HttpRequest.newBuilder(fund.page().resolve(path)));
    }

    /** What is no JSON. */
    String text(String path) {
        try {
            return http.send(HttpRequest.newBuilder(fund.page().resolve(path)).build(), BodyHandlers.ofString())
                    .body();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    /** Posts in the name of the token's owner, or of nobody. */
    Reply post(@Nullable String token, String path, ObjectNode body) {
        var request = HttpRequest.newBuilder(fund.page().resolve(path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()));
        if (token != null) request.header("Authorization", "Bearer " + token);
        return send(request);
    }

    Reply kill(String token, String permission) {
        return post(token, "/api/v1/kill-switch", word().put("enabled", true).put("permission", permission));
    }

    Reply release(@Nullable String token, String latchId) {
        return post(token, "/api/v1/release", word().put("latchId", latchId));
    }

    static ObjectNode word() {
        return JsonNodeFactory.instance.objectNode().put("reason", "a test");
    }

    private Reply send(HttpRequest.Builder request) {
        try {
            var response = http.send(request.build(), BodyHandlers.ofString());
            return new Reply(response.statusCode(), JSON.readTree(response.body()));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
        fund.close();
    }
}
