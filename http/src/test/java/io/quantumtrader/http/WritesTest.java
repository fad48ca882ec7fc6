package io.quantumtrader.http;

import static io.quantumtrader.http.Browser.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.quantumtrader.http.request.CloseRequest;
import io.quantumtrader.http.request.EmergencyStopRequest;
import io.quantumtrader.http.request.KillRequest;
import io.quantumtrader.http.request.OpenRequest;
import io.quantumtrader.http.request.ReleaseRequest;
import io.quantumtrader.http.request.StepUpRequest;
import io.quantumtrader.kernel.kill.Layer;
import io.quantumtrader.kernel.kill.Permission;
import io.quantumtrader.kernel.kill.Scope;
import io.quantumtrader.kernel.position.Side;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WritesTest {

    private final DemoFund fund = new DemoFund();
    private Browser browser;

    @BeforeEach
    void start() {
        browser = new Browser(fund);
    }

    @AfterEach
    void stop() {
        browser.close();
    }

    @Test
    void opensAPositionInTheOperatorsName() {
        var response = browser.post("/api/v1/positions", """
            {"symbol":"BTCUSDT","side":"long","notional":500,"reason":"by hand"}""");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(json(response).get("who").textValue()).isEqualTo("first");
        assertThat(fund.requests()).singleElement().isInstanceOfSatisfying(OpenRequest.class, open -> {
            assertThat(open.side()).isEqualTo(Side.LONG);
            assertThat(open.notional()).isEqualTo(500);
            assertThat(open.quantity()).isNaN();
        });
    }

    @Test
    void namesEverythingThatIsWrongWithAnOpenAtOnce() {
        var response = browser.post("/api/v1/positions", """
            {"side":"UP","quantity":-1,"notional":"ten","reason":" ","color":"red"}""");

        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(json(response).get("violations").findValuesAsText("field"))
                .containsExactlyInAnyOrder("symbol", "side", "quantity", "notional", "reason", "color");
        assertThat(json(response).at("/violations/0/observed").textValue()).isEqualTo("absent");
        assertThat(fund.requests()).isEmpty();
    }

    @Test
    void passesOnWhatTheFundFindsInvalid() {
        var response = browser.post("/api/v1/positions", """
            {"symbol":"NOPE","side":"SHORT","reason":"by hand"}""");

        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(json(response).at("/violations/0/expected").textValue()).isEqualTo("a traded symbol");
    }

    @Test
    void aRefusalNamesTheLayer() {
        browser.post("/api/v1/kill-switch", "{\"enabled\":true,\"reason\":\"test\"}");

        var response = browser.post("/api/v1/positions", """
            {"symbol":"BTCUSDT","side":"SHORT","reason":"by hand"}""");

        assertThat(response.statusCode()).isEqualTo(409);
        assertThat(json(response).at("/verdicts/0/level").intValue()).isEqualTo(6);
        assertThat(json(response).at("/verdicts/0/reasons/0/code").textValue()).isEqualTo("KILL_SWITCH_REDUCE_ONLY");
    }

    @Test
    void aRepetitionWithTheSameKeyGetsTheFirstAnswerAndActsOnce() {
        String body = "{\"symbol\":\"BTCUSDT\",\"side\":\"LONG\",\"reason\":\"by hand\"}";

        var first = browser.send(browser.writing("/api/v1/positions", body).header("Idempotency-Key", "k1"));
        var again = browser.send(browser.writing("/api/v1/positions", body).header("Idempotency-Key", "k1"));
        var other = browser.send(browser.writing("/api/v1/positions", body.replace("LONG", "SHORT"))
                .header("Idempotency-Key", "k1"));
        var bad = browser.send(browser.writing("/api/v1/positions", body).header("Idempotency-Key", "two words"));

        assertThat(again.body()).isEqualTo(first.body());
        assertThat(other.statusCode()).isEqualTo(409);
        assertThat(bad.statusCode()).isEqualTo(400);
        assertThat(fund.requests())
                .singleElement()
                .isInstanceOfSatisfying(
                        OpenRequest.class, open -> assertThat(open.commandId()).isEqualTo("k1"));
    }

    /** A proxy or a script that tries again after a broken line does not do it twice: at opens and everywhere else. */
    @Test
    void whateverLoosensOrAsksIsDoneOnceForItsKey() {
        var bodies = new LinkedHashMap<String, String>();
        bodies.put("/api/risk/kill-switch", "{\"enabled\":false,\"reason\":\"x\"}");
        bodies.put("/api/v1/emergency-stop/release", "{\"reason\":\"x\"}");
        bodies.put("/api/v1/emergency-stop/step-up", "{\"reason\":\"x\"}");
        bodies.put("/api/v1/release", "{\"latchId\":\"none\",\"reason\":\"x\"}");
        bodies.put("/api/v1/halt", "{\"reason\":\"x\"}");
        bodies.put("/api/v1/limits", "{\"numbers\":\"risk.day-loss=0.02\",\"reason\":\"x\"}");
        bodies.put("/api/v1/jobs", "{\"kind\":\"REPLAY\"}");
        bodies.forEach((path, body) -> {
            var first = keyed(path, body, "key-of-" + path.length());
            int asked = fund.requests().size();
            var again = keyed(path, body, "key-of-" + path.length());
            var other = keyed(path, body.replace("\"x\"", "\"y\""), "key-of-" + path.length());

            assertThat(first.statusCode()).as(path).isLessThan(500);
            assertThat(again.statusCode()).as(path).isEqualTo(first.statusCode());
            assertThat(again.body()).as(path).isEqualTo(first.body());
            if (body.contains("reason")) assertThat(other.statusCode()).as(path).isEqualTo(409);
            assertThat(fund.requests()).as(path).hasSize(asked);
        });
        var question = keyed("/api/v1/kernel/harvest", "{\"cases\":[]}", "k");
        assertThat(question.statusCode()).isEqualTo(422);
        assertThat(json(question).at("/violations/0/field").textValue()).isEqualTo("Idempotency-Key");
    }

    /** A kill must never be answered from memory while nothing stands. */
    @Test
    void killsAndStopsActWheneverTheyAreAsked_withTheSameKeyToo() {
        String kill = "{\"enabled\":true,\"reason\":\"x\"}";
        keyed("/api/v1/kill-switch", kill, "k");
        browser.post("/api/v1/kill-switch", kill.replace("true", "false"));

        var again = keyed("/api/v1/kill-switch", kill, "k");
        keyed("/api/v1/emergency-stop", "{\"reason\":\"x\"}", "k");
        keyed("/api/v1/emergency-stop", "{\"reason\":\"x\"}", "k");

        assertThat(json(again).path("enabled").booleanValue()).isTrue();
        assertThat(json(browser.get("/api/v1/kill-switch")).path("enabled").booleanValue())
                .isTrue();
        assertThat(fund.requests()).hasSize(5);
    }

    private HttpResponse<String> keyed(String path, String body, String key) {
        return browser.send(browser.writing(path, body).header("Idempotency-Key", key));
    }

    /** A field in the address is as wrong as an unknown one in the body, and one that is given twice says nothing certain. */
    @Test
    void refusesAQuery_andAParameterThatIsGivenTwice() {
        var query = browser.post("/api/v1/kill-switch?enabled=true&x=1", "{\"enabled\":true,\"reason\":\"x\"}");
        var twice = browser.get("/api/v1/writes?limit=5&limit=6");

        assertThat(query.statusCode()).isEqualTo(422);
        assertThat(json(query).get("violations").findValuesAsText("field")).containsExactlyInAnyOrder("enabled", "x");
        assertThat(fund.requests()).isEmpty();
        assertThat(twice.statusCode()).isEqualTo(422);
        assertThat(json(twice).at("/violations/0/observed").textValue())
                .contains("5")
                .contains("6");
        assertThat(json(twice).at("/violations/0/expected").textValue()).isEqualTo("given once");
    }

    /** What does not show in a text could forge a line of the log or drive a terminal: it is refused, and shown written out. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "calm\\n2026-01-01 INFO kill-switch-1 is released",
                "a\\rb",
                "a\\tb",
                "\\u001b[2Jx",
                "a\\u0000b",
                "a\\u0085b",
                "a\\u009b31mb",
                "a\\u2028b",
                "a\\u202eb",
                "a\\u2066b",
                "a\\u200bb",
                "a\\ud800b"
            })
    void refusesTextThatDoesNotShowAllItHolds(String text) {
        for (var body : Map.of(
                        "/api/v1/kill-switch", "{'enabled':true,'reason':'TEXT'}",
                        "/api/v1/emergency-stop", "{'reason':'TEXT'}",
                        "/api/v1/release", "{'latchId':'TEXT','reason':'TEXT','phrase':'TEXT'}",
                        "/api/v1/limits", "{'numbers':'TEXT','reason':'TEXT'}",
                        "/api/v1/positions", "{'symbol':'TEXT','side':'LONG','reason':'TEXT'}")
                .entrySet()) {
            var refused = browser.post(
                    body.getKey(), body.getValue().replace('\'', '"').replace("TEXT", text));

            assertThat(refused.statusCode()).as(body.getKey()).isEqualTo(422);
            assertThat(json(refused).get("violations").findValuesAsText("field"))
                    .contains("reason");
            assertThat(json(refused).at("/violations/0/expected").textValue()).contains("one line");
            assertThat(json(refused).at("/violations/0/observed").textValue())
                    .contains("\\")
                    .matches("[\\x20-\\x7e]*");
        }
        assertThat(fund.requests()).isEmpty();
        assertThat(browser.get("/api/v1/writes").body()).doesNotContain("\u202e", "\u2028", "\u0085");
    }

    @Test
    void takesTextOfAnyScript() {
        var taken = browser.post(
                "/api/v1/kill-switch", "{\"enabled\":true,\"reason\":\" שלום, что-то не так 🙂 👩\u200d🚀\\n\"}");

        assertThat(taken.statusCode()).isEqualTo(200);
    }

    @Test
    void closesWholeUnlessAFractionIsGiven() {
        browser.post("/api/v1/positions", "{\"symbol\":\"BTCUSDT\",\"side\":\"LONG\",\"reason\":\"x\"}");

        var whole = browser.post("/api/v1/positions/BTCUSDT/close", "{\"reason\":\"enough\"}");
        var flat = browser.post("/api/v1/positions/BTCUSDT/close", "{\"reason\":\"enough\",\"fraction\":0.5}");
        var over = browser.post("/api/v1/positions/BTCUSDT/close", "{\"reason\":\"enough\",\"fraction\":1.5}");

        assertThat(whole.statusCode()).isEqualTo(200);
        assertThat(flat.statusCode()).isEqualTo(404);
        assertThat(over.statusCode()).isEqualTo(422);
        assertThat(fund.requests().stream().filter(CloseRequest.class::isInstance))
                .extracting(request -> ((CloseRequest) request).fraction())
                .containsExactly(1.0, 0.5);
    }

    @Test
    void closesAQuantityButNotAQuantityAndAFraction() {
        browser.post("/api/v1/positions", "{\"symbol\":\"BTCUSDT\",\"side\":\"LONG\",\"reason\":\"x\"}");

        var part = browser.post("/api/v1/positions/BTCUSDT/close", "{\"reason\":\"less\",\"quantity\":0.01}");
        var both = browser.post(
                "/api/v1/positions/BTCUSDT/close", "{\"reason\":\"less\",\"quantity\":0.01,\"fraction\":0.5}");

        assertThat(part.statusCode()).isEqualTo(200);
        assertThat(both.statusCode()).isEqualTo(422);
        assertThat(both.body()).contains("absent where quantity is given");
        assertThat(fund.requests().stream().filter(CloseRequest.class::isInstance))
                .extracting(request -> ((CloseRequest) request).quantity())
                .containsExactly(0.01);
    }

    @Test
    void killsAndReleasesAtBothAddresses() {
        var kill = browser.post("/api/risk/kill-switch", "{\"enabled\":true,\"reason\":\"odd fills\"}");
        var release = browser.post("/api/v1/kill-switch", "{\"enabled\":false,\"reason\":\"well again\"}");

        assertThat(json(kill).get("permission").textValue()).isEqualTo("REDUCE_ONLY");
        assertThat(json(kill).at("/latches/0/who").textValue()).isEqualTo("first");
        assertThat(json(kill).get("acknowledgedMicros").doubleValue()).isEqualTo(184);
        assertThat(json(release).get("enabled").booleanValue()).isFalse();
        assertThat(fund.requests())
                .containsExactly(
                        new KillRequest(
                                true, Permission.REDUCE_ONLY, true, Scope.everything(), "odd fills", "", "first"),
                        new KillRequest(
                                false, Permission.REDUCE_ONLY, true, Scope.everything(), "well again", "", "first"));
    }

    @Test
    void nobodyActsInTheNameOfAnother() {
        for (String path : List.of(
                "/api/v1/kill-switch",
                "/api/v1/positions",
                "/api/v1/positions/BTCUSDT/close",
                "/api/v1/release",
                "/api/v1/halt",
                "/api/v1/emergency-stop",
                "/api/v1/emergency-stop/step-up")) {
            var response = browser.post(path, """
                    {"enabled":true,"symbol":"BTCUSDT","side":"LONG","latchId":"x","reason":"x","who":"second"}""");

            assertThat(response.statusCode()).as(path).isEqualTo(422);
            assertThat(json(response).get("violations").findValuesAsText("field"))
                    .as(path)
                    .contains("who");
        }
        assertThat(fund.requests()).isEmpty();
    }

    @Test
    void aRehearsalOfAKillSetsNothing() {
        var rehearsal = browser.post("/api/v1/kill-switch/rehearsal", "{}");

        assertThat(rehearsal.statusCode()).isEqualTo(200);
        assertThat(json(rehearsal).get("gateMicros").doubleValue()).isEqualTo(20);
        assertThat(json(browser.get("/api/v1/kill-switch")).get("enabled").booleanValue())
                .isFalse();
        assertThat(fund.requests()).isEmpty();
    }

    @Test
    void takesAScopeAndAPermission() {
        browser.post("/api/v1/kill-switch", """
            {"enabled":true,"permission":"FLATTEN","scope":"main/BTCUSDT","reason":"stuck"}""");
        var wrong = browser.post("/api/v1/kill-switch", """
            {"enabled":"yes","permission":"TRADE","scope":"a/b/c","reason":"stuck"}""");

        assertThat(fund.requests()).singleElement().isInstanceOfSatisfying(KillRequest.class, kill -> {
            assertThat(kill.scope()).isEqualTo(new Scope.OfSymbol("main", "BTCUSDT"));
            assertThat(kill.permission()).isEqualTo(Permission.FLATTEN);
        });
        assertThat(json(wrong).get("violations").findValuesAsText("field"))
                .containsExactly("enabled", "permission", "scope");
    }

    @Test
    void pullsTheEmergencyStopAndReleasesItWithItsPhrase() {
        var pull = browser.post("/api/v1/emergency-stop", "{\"reason\":\"get me out\"}");
        var waits = browser.post("/api/v1/emergency-stop/release", "{\"reason\":\"mended\"}");
        var done = browser.post("/api/v1/emergency-stop/release", """
            {"reason":"mended","phrase":"release everything"}""");

        assertThat(json(pull).get("permission").textValue()).isEqualTo("FLATTEN");
        assertThat(waits.statusCode()).isEqualTo(202);
        assertThat(json(waits).get("waitsFor").textValue()).startsWith("a second person");
        assertThat(done.statusCode()).isEqualTo(200);
        assertThat(json(done).get("permission").textValue()).isEqualTo("TRADE");
        assertThat(fund.requests().getFirst())
                .isEqualTo(new EmergencyStopRequest(Scope.everything(), "get me out", "first"));
        assertThat(((ReleaseRequest) fund.requests().getLast()).target())
                .isEqualTo(new ReleaseRequest.Target.OfLayer(Layer.EMERGENCY_STOP, Scope.everything()));
    }

    @Test
    void confirmsAStepOfSizeInItsTime_andTheRefusalNamesLayerNumberAndLimit() {
        browser.post("/api/v1/emergency-stop", "{\"reason\":\"get me out\"}");
        browser.post("/api/v1/emergency-stop/release", "{\"reason\":\"mended\",\"phrase\":\"release everything\"}");
        var running = json(browser.get("/api/v1/ladder")).at("/stepUps/0");

        var early = browser.post("/api/v1/emergency-stop/step-up", "{\"reason\":\"quiet\"}");
        fund.step();
        var done = browser.post("/api/v1/emergency-stop/step-up", "{\"scope\":\"*\",\"reason\":\"quiet\"}");
        var nameless = browser.post("/api/v1/emergency-stop/step-up", "{}");

        assertThat(running.get("fraction").doubleValue()).isEqualTo(0.25);
        assertThat(running.get("nextFraction").doubleValue()).isEqualTo(0.5);
        assertThat(running.get("confirmable").booleanValue()).isFalse();
        assertThat(early.statusCode()).isEqualTo(409);
        assertThat(json(early).at("/verdicts/0/layer").textValue()).isEqualTo("EMERGENCY_STOP");
        assertThat(json(early).at("/verdicts/0/reasons/0/code").textValue()).isEqualTo("ESS_STEP_UP_TOO_EARLY");
        assertThat(json(early).at("/verdicts/0/reasons/0/limit").doubleValue()).isEqualTo(60_000);
        assertThat(done.statusCode()).isEqualTo(200);
        assertThat(json(done).at("/stepUps/0/fraction").doubleValue()).isEqualTo(0.5);
        assertThat(nameless.statusCode()).isEqualTo(422);
        assertThat(json(nameless).at("/violations/0/field").textValue()).isEqualTo("reason");
        assertThat(fund.requests()).last().isEqualTo(new StepUpRequest(Scope.everything(), "quiet", "first"));
    }

    @Test
    void releasesALatchByItsId() {
        var kill =
                browser.post("/api/v1/kill-switch", "{\"enabled\":true,\"scope\":\"main/BTCUSDT\",\"reason\":\"x\"}");
        String id = json(kill).at("/latches/0/id").textValue();

        String body = "{\"latchId\":\"" + id + "\",\"reason\":\"x\",\"phrase\":\"\"}";
        var unknown = browser.post("/api/v1/release", "{\"latchId\":\"nope\",\"reason\":\"x\"}");
        var forbidden = browser.send(browser.request("/api/v1/release")
                .header("Authorization", "Bearer " + Browser.SECOND_TOKEN)
                .header("Content-Type", "application/json; charset=utf-8")
                .POST(BodyPublishers.ofString(body)));
        var done = browser.post("/api/v1/release", body);

        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(forbidden.statusCode()).isEqualTo(403);
        assertThat(done.statusCode()).isEqualTo(200);
        assertThat(((ReleaseRequest) fund.requests().getLast()).target())
                .isEqualTo(new ReleaseRequest.Target.OneLatch(id));
    }

    @Test
    void everyWriteIsNoted_whoeverAskedAndWhateverCameOfIt() {
        var noted = new DemoFund();
        try (var other = new Browser(noted)) {
            other.post(
                    "/api/v1/kill-switch",
                    "{\"enabled\":true,\"scope\":\"main\",\"permission\":\"FLATTEN\",\"phrase\":\"hush\",\"reason\":\"odd venue\"}");
            other.post("/api/v1/positions", "{\"reason\":\"no symbol\"}");
            other.send(other.writing("/api/v1/release", "{}").setHeader("Authorization", "Bearer of-nobody-at-all"));
            other.get("/api/v1/status");

            var writes = json(other.get("/api/v1/writes?limit=10"));
            var strangers = json(other.get("/api/v1/writes?strangers=true"));

            assertThat(writes).hasSize(2);
            assertThat(writes.get(1).path("who").asText()).isEqualTo("first");
            assertThat(writes.get(1).path("role").asText()).isEqualTo("admin");
            assertThat(writes.get(1).path("from").asText()).isEqualTo("127.0.0.1");
            assertThat(writes.get(1).path("reason").asText()).isEqualTo("odd venue");
            assertThat(writes.get(1).path("asked").asText()).isEqualTo("enabled=true permission=FLATTEN scope=main");
            assertThat(writes.get(1).path("status").asInt()).isEqualTo(200);
            assertThat(writes.get(0).path("status").asInt()).isEqualTo(422);
            assertThat(strangers).hasSize(1);
            assertThat(strangers.get(0).path("status").asInt()).isEqualTo(401);
            assertThat(strangers.get(0).path("role").isNull()).isTrue();
        }
    }
}
