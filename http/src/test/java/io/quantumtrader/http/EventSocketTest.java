package io.quantumtrader.http;

import static io.quantumtrader.http.Browser.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quantumtrader.http.door.Operators;
import io.quantumtrader.http.door.Person;
import io.quantumtrader.http.door.Role;
import io.quantumtrader.http.stream.StreamSettings;
import io.quantumtrader.http.tls.Transport;
import io.quantumtrader.http.view.AlarmView;
import io.quantumtrader.http.view.EventView;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.WebSocketHandshakeException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Scanner;
import java.util.Set;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The events over a WebSocket: each once, to whoever may see them, from a page of ours alone. */
@Timeout(60)
class EventSocketTest {

    private final DemoFund fund = new DemoFund();
    private final HttpClient client = HttpClient.newHttpClient();
    private Browser browser = new Browser(fund, TestSettings.with(0, sizes(3, 64, 16)));

    private static StreamSettings sizes(int watchers, int ring, int buffer) {
        return new StreamSettings(watchers, ring, buffer, 100_000, Duration.ofMillis(50), Duration.ofMillis(300));
    }

    @AfterEach
    void stop() {
        client.shutdownNow();
        browser.close();
    }

    @Test
    void sendsWhatHappens_eachEventAsOneObject() {
        try (var socket = connect("")) {
            fund.publish(alarm("one"));

            var event = socket.next("alarm");

            assertThat(event.path("id").asText()).matches("[0-9a-z]+-\\d+");
            assertThat(event.path("data").toString())
                    .isEqualTo(
                            "{\"sequence\":1,\"toldAtMs\":8,\"atMs\":7,\"severity\":\"info\",\"kind\":\"TEST\",\"symbol\":\"*\","
                                    + "\"text\":\"one\"}");
            assertThat(event.size()).isEqualTo(3);
        }
    }

    @Test
    void sendsTheSameNumbersAsTheServerSentEvents() {
        String id;
        try (var socket = connect("")) {
            fund.publish(alarm("one"));
            id = socket.next("alarm").path("id").asText();
            fund.publish(alarm("two"));
            socket.next("alarm");
        }
        var lines = browser.open(browser.request("/api/v1/events").header("Last-Event-ID", id));

        try (var body = new Scanner(lines.body(), StandardCharsets.UTF_8)) {
            assertThat(body.findWithinHorizon("id: (\\S+)\nevent: alarm\ndata: .*two", 0))
                    .isNotNull();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void resumesAfterTheLastEventThatWasSeen_eachOnce(boolean inTheFirstMessage) {
        var seen = new ArrayList<String>();
        String last = "";
        for (int round = 0; round < 4; round++) {
            try (var socket = inTheFirstMessage ? connect("?hello=true&newest=1") : connect("?after=" + last)) {
                if (inTheFirstMessage) socket.say("{\"after\":\"" + last + "\"}");
                if (round == 0) fund.publish(alarm("first"));
                var event = socket.next("alarm");
                seen.add(event.path("data").path("text").asText());
                last = event.path("id").asText();
            }
            fund.publish(alarm("while nobody watched " + round));
        }

        assertThat(seen)
                .containsExactly("first", "while nobody watched 0", "while nobody watched 1", "while nobody watched 2");
    }

    @Test
    void saysThatEventsInBetweenAreGone_pastTheRingAndInAnotherLife() {
        String id;
        try (var socket = connect("")) {
            fund.publish(alarm("one"));
            id = socket.next("alarm").path("id").asText();
        }
        for (int number = 0; number < 100; number++) fund.publish(alarm("number " + number));
        try (var witness = connect("")) {
            fund.publish(alarm("last"));
            witness.next("alarm");
        }

        for (String after : List.of(id, "otherlife-12", id.replaceAll("\\d+$", "999999"))) {
            try (var socket = connect("?after=" + after + "&newest=1")) {
                var reset = socket.next();
                assertThat(reset.path("event").asText()).as(after).isEqualTo("reset");
                assertThat(reset.has("id")).isFalse();
                assertThat(socket.next("alarm").path("data").path("text").asText())
                        .isEqualTo("last");
            }
        }
    }

    @Test
    void dropsAWatcherThatIsTooSlow_whichThenResumes() {
        String text = "x".repeat(2_000);
        String last;
        try (var slow = connect("")) {
            slow.pause();
            for (int number = 0; number < 20_000; number++) fund.publish(alarm(text));
            slow.goOn();

            var seen = slow.toTheEnd();

            assertThat(seen).isNotEmpty().hasSizeLessThan(20_000);
            last = seen.getLast().path("id").asText();
        }
        try (var again = connect("?after=" + last + "&newest=1")) {
            assertThat(again.next().path("event").asText()).isIn("reset", "alarm");
        }
    }

    @Test
    void oneCountOfWatchersForBothKinds() {
        try (var one = connect("");
                var two = connect("")) {
            var lines = browser.open(browser.request("/api/v1/events"));

            assertThat(refusal("").statusCode()).isEqualTo(503);
            assertThat(browser.get("/api/v1/events").statusCode()).isEqualTo(503);
            try (var late = connect("?hello=true")) {
                late.say("{\"after\":\"\"}");
                assertThat(late.toTheEnd().getLast().path("data").path("reason").asText())
                        .isEqualTo("too many watchers");
            }
            assertThat(List.of(one, two, lines)).doesNotContainNull();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "{", "[]", "{\"after\":5}", "{\"after\":\"a b\"}", "{\"after\":\"x\",\"more\":1}", "ping"})
    void refusesAFirstMessageThatSaysSomethingElse(String message) {
        try (var socket = connect("?hello=true")) {
            socket.say(message);

            assertThat(socket.toTheEnd().getLast().path("data").path("reason").asText())
                    .startsWith("the first message has to be");
        }
    }

    @Test
    void hearsNothingFurther_howeverLong() {
        try (var socket = connect("")) {
            socket.say("x".repeat(5_000_000));

            var end = socket.toTheEnd().getLast();

            assertThat(end.path("event").asText()).isEqualTo("refused");
            assertThat(end.path("data").path("reason").asText()).contains("hears nothing");
        }
    }

    @Test
    void pingsWhenNothingHappens() {
        try (var socket = connect("")) {
            socket.awaitPing();
        }
    }

    @Test
    void refusesAPageOfAnotherSite() {
        var other = refusal("", "Origin", "http://evil.example");
        var own = "http://127.0.0.1:" + browser.port();

        assertThat(other.statusCode()).isEqualTo(403);
        assertThat(refusal("", "Origin", "null").statusCode()).isEqualTo(403);
        assertThat(refusal("", "Sec-Fetch-Site", "cross-site").statusCode()).isEqualTo(403);
        try (var page = connect("", "Origin", own)) {
            fund.publish(alarm("one"));
            assertThat(page.next("alarm").isMissingNode()).isFalse();
        }
    }

    @Test
    void fromElsewhereItTakesAToken_inAHeaderOrAsAProtocol_neverInTheQuery() {
        browser.close();
        browser = new Browser(fund, TestSettings.by(new Transport.Elsewhere(), List.of()));

        assertThat(refusal("").statusCode()).isEqualTo(401);
        assertThat(refusal("?token=" + Browser.TOKEN).statusCode()).isEqualTo(401);
        assertThat(refusal("", "Authorization", "Bearer " + Browser.TOKEN + "x").statusCode())
                .isEqualTo(401);
        for (String wrong : List.of(Browser.TOKEN + "x", ""))
            assertThatThrownBy(() -> connector("")
                            .offering("quantum-trader.v1", protocol(wrong))
                            .connect())
                    .hasCauseInstanceOf(WebSocketHandshakeException.class);
        try (var script = connect("", "Authorization", "Bearer " + Browser.TOKEN);
                var page = connector("")
                        .offering("quantum-trader.v1", protocol(Browser.TOKEN))
                        .connect()) {
            fund.publish(alarm("one"));
            assertThat(script.next("alarm")).isEqualTo(page.next("alarm"));
            assertThat(page.protocol()).as("the token is not said back").isEqualTo("quantum-trader.v1");
        }
    }

    /** Who shows a token is told of a wrong one, however it is shown; who shows none reads as nobody. */
    @Test
    void onThisMachineAWrongTokenIsRefused_inAHeaderAndAsAProtocolAlike() {
        assertThat(refusal("", "Authorization", "Bearer " + Browser.TOKEN + "x").statusCode())
                .isEqualTo(401);
        for (String wrong : List.of(protocol(Browser.TOKEN + "x"), "bearer.a")) {
            assertThatThrownBy(() ->
                            connector("").offering("quantum-trader.v1", wrong).connect())
                    .hasCauseInstanceOf(WebSocketHandshakeException.class);
        }
        try (var page = connector("")
                        .offering("quantum-trader.v1", protocol(Browser.TOKEN))
                        .connect();
                var nobody = connector("").offering("quantum-trader.v1").connect()) {
            fund.publish(alarm("one"));
            assertThat(page.next("alarm")).isEqualTo(nobody.next("alarm"));
        }
    }

    @Test
    void whoseTokenIsTakenBackSeesNoMore_byLinesNeither() throws Exception {
        browser.close();
        var changing = new Changing();
        browser = new Browser(fund, TestSettings.by(new Transport.Elsewhere(), List.of()), changing);
        try (var socket = connect("", "Authorization", "Bearer " + Browser.TOKEN)) {
            var lines =
                    browser.open(browser.request("/api/v1/events").header("Authorization", "Bearer " + Browser.TOKEN));
            changing.known = false;

            socket.toTheEnd();

            assertThat(new String(lines.body().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("retry:");
        }
    }

    @Test
    void whoeverDoesNotUpgradeIsToldTo() {
        var plain = browser.get("/api/v1/stream");

        assertThat(plain.statusCode()).isEqualTo(426);
        assertThat(plain.headers().firstValue("upgrade")).hasValue("websocket");
        assertThat(json(plain).get("type").textValue()).endsWith("upgrade-required");
        assertThat(refusal("?after=a_b&holds=perhaps").statusCode()).isEqualTo(422);
    }

    /** One operator until told otherwise. */
    private static final class Changing implements Operators {
        private volatile boolean known = true;

        @Override
        public Set<String> releasing() {
            return Set.of();
        }

        @Override
        public Optional<Person> who(String token) {
            return known ? Optional.of(new Person("ann", Role.VIEWER)) : Optional.empty();
        }
    }

    private static String protocol(String token) {
        return "bearer."
                + Base64.getUrlEncoder().withoutPadding().encodeToString(token.getBytes(StandardCharsets.UTF_8));
    }

    private Socket.Connector connector(String query, String... headers) {
        String url = browser.url().replaceFirst("^http", "ws") + "/api/v1/stream" + query;
        return new Socket.Connector(client, url, List.of(headers), List.of());
    }

    private Socket connect(String query, String... headers) {
        return connector(query, headers).connect();
    }

    private HttpResponse<?> refusal(String query, String... headers) {
        try (var socket = connect(query, headers)) {
            throw new AssertionError("let in, by " + socket.protocol());
        } catch (CompletionException refused) {
            if (refused.getCause() instanceof WebSocketHandshakeException handshake) return handshake.getResponse();
            throw refused;
        }
    }

    private static EventView alarm(String text) {
        return new EventView.Alarm(new AlarmView(1, 8, 7L, "info", "TEST", "*", text));
    }
}
