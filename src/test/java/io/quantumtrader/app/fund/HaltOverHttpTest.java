package io.quantumtrader.app.fund;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quantumtrader.app.fund.TwoOperatorsFund.Reply;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A halt of a whole fund: set by two, through a restart, with a flatten that waits for its end (rules, B1). */
class HaltOverHttpTest {

    private static final Map<String, String> ENOUGH_BARS = Map.of("market.ticks", "300", "market.warm-up-ticks", "300");

    @TempDir
    private Path data;

    @Test
    void holdsExitsBackThroughARestart_andAFlattenRunsOnItsRelease() {
        String symbol;
        try (var fund = new TwoOperatorsFund(data, ENOUGH_BARS)) {
            symbol = opened(fund);

            halted(fund);
            var closed =
                    fund.post(TwoOperatorsFund.ADA, "/api/v1/positions/" + symbol + "/close", TwoOperatorsFund.word());
            assertThat(closed.status()).as(closed.toString()).isEqualTo(200);
            assertThat(closed.body().path("who").asText()).isEqualTo("ada");
            assertThat(closed.body().path("why").asText()).isEqualTo("a test");
            assertThat(fund.kill(TwoOperatorsFund.BOB, "FLATTEN").status()).isEqualTo(200);

            assertHeld(fund, symbol);
        }
        try (var fund = new TwoOperatorsFund(data, ENOUGH_BARS)) {
            assertHeld(fund, symbol);

            assertThat(fund.release(TwoOperatorsFund.ADA, "halt-2").status()).isEqualTo(404);
            assertThat(fund.release(TwoOperatorsFund.ADA, "halt-1").status()).isEqualTo(202);
            assertThat(fund.release(TwoOperatorsFund.ADA, "halt-1").status()).isEqualTo(403);
            assertHeld(fund, symbol);
            var released = fund.release(TwoOperatorsFund.BOB, "halt-1");

            assertThat(released.status()).isEqualTo(200);
            var told = released.body().path("releases").path(0);
            assertThat(told.path("cause").asText()).isEqualTo("a test");
            assertThat(told.path("persons")).extracting(JsonNode::asText).containsExactly("ada", "bob");
            assertThat(told.path("follows").asText()).isEqualTo("FLATTEN, and what was held is sent");
            Patience.await(
                    "everything is flat",
                    () -> fund.get("/api/v1/positions").body().isEmpty());
            assertThat(fund.get("/api/v1/status").body().path("halted").asBoolean())
                    .isFalse();
        }
    }

    private static void halted(TwoOperatorsFund fund) {
        assertThat(halt(null, fund).status()).isEqualTo(401);
        var proposed = fund.post(
                TwoOperatorsFund.ADA, "/api/v1/halt", TwoOperatorsFund.word().put("reason", "ada says"));
        assertThat(proposed.status()).isEqualTo(202);
        assertThat(proposed.body().at("/halt/state").asText()).isEqualTo("PROPOSED");
        assertThat(proposed.body().path("waitsFor").asText()).contains("proposed by ada; another operator");
        assertThat(fund.get("/api/v1/status").body().path("halted").asBoolean()).isFalse();

        var again = halt(TwoOperatorsFund.ADA, fund);
        assertThat(again.status()).isEqualTo(403);
        assertThat(again.body().at("/verdicts/0/reasons/0/code").asText()).isEqualTo("RELEASE_SELF_APPROVAL");

        var standing = halt(TwoOperatorsFund.BOB, fund);
        assertThat(standing.status()).isEqualTo(200);
        assertThat(standing.body().at("/halt/state").asText()).isEqualTo("STANDING");
        assertThat(standing.body().at("/halt/words"))
                .extracting(word ->
                        word.path("who").asText() + ": " + word.path("why").asText())
                .containsExactly("ada: ada says", "bob: a test");
    }

    private static Reply halt(@Nullable String token, TwoOperatorsFund fund) {
        return fund.post(token, "/api/v1/halt", TwoOperatorsFund.word());
    }

    /** The exit waits; the stop rests at the venue as before. */
    private static void assertHeld(TwoOperatorsFund fund, String symbol) {
        var position = fund.get("/api/v1/positions/" + symbol).body();
        assertThat(position.path("open").asBoolean()).isTrue();
        assertThat(position.path("venueStop").isNumber())
                .as(position.toString())
                .isTrue();
        assertThat(fund.get("/api/v1/status").body().path("halted").asBoolean()).isTrue();
        assertThat(fund.get("/api/v1/ladder").body().at("/halt/persons"))
                .extracting(JsonNode::asText)
                .containsExactly("ada", "bob");
        assertThat(fund.get("/health/ready").body().toString()).contains("halt-1 holds everything back: a test");
        Patience.await(
                "the picture of the scrape, which may be a second old",
                () -> fund.text("/metrics").contains("qt_halted 1.0"));
        assertThat(fund.text("/metrics"))
                .contains("qt_permission{symbol=", "qt_kill_seconds_count{stage=\"gate_closed\"}");
    }

    private static String opened(TwoOperatorsFund fund) {
        for (JsonNode symbol : fund.get("/api/v1/status").body().path("symbols")) {
            var open = TwoOperatorsFund.word().put("symbol", symbol.asText()).put("side", "LONG");
            var reply = fund.post(TwoOperatorsFund.ADA, "/api/v1/positions", open);
            if (reply.status() != 200) continue;
            assertThat(reply.body().path("who").asText()).isEqualTo("ada");
            return symbol.asText();
        }
        throw new AssertionError("no symbol could be opened");
    }
}
