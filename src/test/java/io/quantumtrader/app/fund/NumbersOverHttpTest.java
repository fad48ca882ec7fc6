package io.quantumtrader.app.fund;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quantumtrader.app.fund.TwoOperatorsFund.Reply;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Changes of theta and limits over the real server: what cannot stand together is never recorded, or holds opens back. */
class NumbersOverHttpTest {

    private static final Map<String, String> ONE_PERSON = Map.of("kill-switch.release.persons", "1");

    @TempDir
    private Path data;

    @Test
    void ofTwoAtOnceThatDoNotFitTogetherOneIsTaken_andTheFundStartsAgain() {
        try (var fund = new TwoOperatorsFund(data, ONE_PERSON)) {
            var both = List.of(
                    CompletableFuture.supplyAsync(
                            () -> change(fund, TwoOperatorsFund.ADA, "risk.drawdown-no-new-risk=0.095")),
                    CompletableFuture.supplyAsync(
                            () -> change(fund, TwoOperatorsFund.BOB, "risk.drawdown-flatten=0.09")));

            assertThat(both.stream().map(one -> one.join().status()))
                    .containsOnlyOnce(202)
                    .allMatch(status -> List.of(202, 409, 422).contains(status));
        }
        try (var fund = new TwoOperatorsFund(data, ONE_PERSON)) {
            assertThat(ladder(fund)).doesNotContain("NUMBERS_SET_ASIDE");
        }
    }

    @Test
    void whatDoesNotFitALaterConfigurationIsSetAside_nothingIsOpenedUntilItIsTakenBack() {
        try (var fund = new TwoOperatorsFund(data, ONE_PERSON)) {
            assertThat(change(fund, TwoOperatorsFund.ADA, "risk.drawdown-no-new-risk=0.095")
                            .status())
                    .isEqualTo(202);
        }
        var stricter =
                Map.of("kill-switch.release.persons", "1", "risk.drawdown-flatten", "0.09", "market.ticks", "300");
        try (var fund = new TwoOperatorsFund(data, stricter)) {
            assertThat(ladder(fund)).contains("NUMBERS_SET_ASIDE");
            assertThat(fund.get("/api/v1/status").body().path("permission").asText())
                    .isEqualTo("REDUCE_ONLY");
            assertThat(opened(fund)).contains("NUMBERS_SET_ASIDE");
            assertThat(fund.get("/health/ready").body().toString())
                    .contains("risk.drawdown-no-new-risk", "./qt limits KEY=");
            var limit = limit(fund, "risk.drawdown-no-new-risk");
            assertThat(limit.path("value").asText()).isEqualTo("0.08");
            assertThat(limit.path("setAside").asText()).isEqualTo("0.095");

            var back = change(fund, TwoOperatorsFund.ADA, "risk.drawdown-no-new-risk=");

            assertThat(back.status()).isEqualTo(202);
            var told = back.body().path("changes").path(0);
            assertThat(told.path("from").asText()).isEqualTo("0.095");
            assertThat(told.path("to").asText()).isEqualTo("0.08");
            assertThat(told.path("asConfigured").asBoolean()).isTrue();
            assertThat(fund.startsAnew()).isTrue();
        }
        try (var fund = new TwoOperatorsFund(data, stricter)) {
            assertThat(ladder(fund)).doesNotContain("NUMBERS_SET_ASIDE");
        }
    }

    @Test
    void whatWaitsIsShownWithWhoAndWhy_besideWhatAnotherAskedFor() {
        try (var fund = new TwoOperatorsFund(data, Map.of())) {
            assertThat(change(fund, TwoOperatorsFund.ADA, "risk.loss-streak=4").status())
                    .isEqualTo(202);
            assertThat(change(fund, TwoOperatorsFund.BOB, "risk.loss-streak=5").status())
                    .isEqualTo(202);

            var waiting = limit(fund, "risk.loss-streak").path("waiting");
            assertThat(texts(waiting, "to")).containsExactly("4", "5");
            assertThat(texts(waiting, "who")).containsExactly("ada", "bob");
            assertThat(waiting.path(0).path("reason").asText()).isEqualTo("a test");
            assertThat(waiting.path(0).path("untilMs").asLong()
                            - waiting.path(0).path("saidMs").asLong())
                    .isEqualTo(600_000);
            assertThat(limit(fund, "risk.day-loss").path("waiting")).isEmpty();

            var seconded = change(fund, TwoOperatorsFund.ADA, "risk.loss-streak=5");

            assertThat(texts(seconded.body().path("changes"), "to")).containsExactly("5");
            assertThat(seconded.body().path("changed").asBoolean()).isTrue();
            assertThat(limit(fund, "risk.loss-streak").path("waiting")).isEmpty();
        }
    }

    @Test
    void whatOnlyTightensTakesOnePerson_andItsReturnTakesTwo() {
        try (var fund = new TwoOperatorsFund(data, Map.of())) {
            var looser = change(fund, TwoOperatorsFund.TIM, "risk.day-loss=0.02,risk.week-loss=0.07");
            assertThat(looser.status()).as("who may not release").isEqualTo(403);
            assertThat(looser.body().path("detail").asText()).contains("what only tightens");

            var tighter = change(fund, TwoOperatorsFund.TIM, "risk.day-loss=0.02,risk.loss-pause=2 h");
            assertThat(tighter.status()).isEqualTo(202);
            assertThat(tighter.body().path("changed").asBoolean()).isTrue();
            assertThat(fund.startsAnew()).isTrue();
            assertThat(change(fund, TwoOperatorsFund.BOB, "risk.day-loss=")
                            .body()
                            .path("changed")
                            .asBoolean())
                    .as("back to what the configuration says, which is looser")
                    .isFalse();
        }
    }

    @Test
    void whatDoesNotFitIsNamedWithItsValueAndWhatWasExpected() {
        try (var fund = new TwoOperatorsFund(data, Map.of())) {
            refused(fund, "risk.day-loss=0.9", "risk.day-loss", "0.9", "below week-loss");
            refused(fund, "risk.orders.per-minute=1.5", "risk.orders.per-minute", "1.5", "a whole number");
            refused(fund, "risk.equity-stale=2 d", "risk.equity-stale", "2 d", "at most 1 h");
            refused(fund, "risk.drawdown-flatten-failed=0.9", "risk.drawdown-flatten-failed", "0.9", "at most 0.5");
            refused(fund, "risk.nonsense=7", "risk.nonsense", "7", "a key of theta or limits");
            refused(fund, "risk.loss-streak=4,loss-streak=5", "risk.loss-streak", "5", "set once");
        }
    }

    private static void refused(TwoOperatorsFund fund, String numbers, String field, String observed, String expected) {
        var answer = change(fund, TwoOperatorsFund.ADA, numbers);
        assertThat(answer.status()).as(numbers).isEqualTo(422);
        var violation = answer.body().path("violations").path(0);
        assertThat(violation.path("field").asText()).isEqualTo(field);
        assertThat(violation.path("observed").asText()).isEqualTo(observed);
        assertThat(violation.path("expected").asText())
                .startsWith(expected)
                .doesNotContain("must be")
                .doesNotContain(", was ");
    }

    private static Reply change(TwoOperatorsFund fund, String token, String numbers) {
        return fund.post(token, "/api/v1/limits", TwoOperatorsFund.word().put("numbers", numbers));
    }

    private static String ladder(TwoOperatorsFund fund) {
        return fund.get("/api/v1/ladder").body().toString();
    }

    private static String opened(TwoOperatorsFund fund) {
        var open = TwoOperatorsFund.word().put("symbol", "BTCUSDT").put("side", "LONG");
        return fund.post(TwoOperatorsFund.ADA, "/api/v1/positions", open).body().toString();
    }

    private static JsonNode limit(TwoOperatorsFund fund, String key) {
        for (var one : fund.get("/api/v1/limits").body())
            if (one.path("key").asText().equals(key)) return one;
        throw new AssertionError("no " + key);
    }

    private static List<String> texts(JsonNode nodes, String field) {
        var texts = new ArrayList<String>();
        nodes.forEach(node -> texts.add(node.path(field).asText()));
        return texts;
    }
}
