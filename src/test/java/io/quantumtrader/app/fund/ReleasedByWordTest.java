package io.quantumtrader.app.fund;

import static io.quantumtrader.app.fund.TwoOperatorsFund.ADA;
import static io.quantumtrader.app.fund.TwoOperatorsFund.BOB;
import static io.quantumtrader.app.fund.TwoOperatorsFund.word;
import static org.assertj.core.api.Assertions.assertThat;

import io.quantumtrader.app.fund.TwoOperatorsFund.Reply;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A word for a release that names no scope or permission means the only latch that stands; of several it names them. */
class ReleasedByWordTest {

    @TempDir
    private Path data;

    @Test
    void theOnlyEmergencyStopIsMeant_whateverItsScope_andOfTwoBothAreNamed() {
        try (var fund = playedTo(20)) {
            assertThat(stop(fund, "main").status()).isEqualTo(200);
        }
        try (var fund = playedTo(60)) {
            var alone = released(fund, "");
            assertThat(alone.status()).as(alone.toString()).isEqualTo(200);
            assertThat(alone.body().at("/releases/0/scope").asText()).isEqualTo("main");

            stop(fund, "main/BTCUSDT");
            stop(fund, "main/ETHUSDT");
            for (String scope : List.of("", "main/SOLUSDT")) {
                var unmeant = released(fund, scope);
                assertThat(unmeant.status()).as(scope).isEqualTo(404);
                assertThat(unmeant.body().path("detail").asText())
                        .contains("(FLATTEN on main/BTCUSDT), ", "(FLATTEN on main/ETHUSDT)");
            }
            assertThat(fund.system().ladder().state().latches().latches()).hasSize(2);
        }
    }

    /** The way back of a scope goes on where it runs: the word that confirms its next step releases nothing by the way. */
    @Test
    void aWordForAScopeWithAWayBackConfirmsItsStepAsBefore() {
        try (var fund = playedTo(20)) {
            stop(fund, "*");
        }
        try (var fund = playedTo(60)) {
            assertThat(released(fund, "*").status()).isEqualTo(200);
            stop(fund, "main/BTCUSDT");

            var step = released(fund, "*");

            assertThat(step.body().at("/verdicts/0/reasons/0/code").asText()).isEqualTo("ESS_STEP_UP_TOO_EARLY");
            assertThat(fund.system().ladder().state().latches().latches()).hasSize(1);
        }
    }

    @Test
    void theOnlyKillIsMeant_byItsOwnCeremony_andOneThatWasNamedIsNoOther() {
        try (var fund = playedTo(3)) {
            fund.kill(ADA, "FLATTEN");

            var named = unkill(fund, ADA, "REDUCE_ONLY");
            var proposed = unkill(fund, ADA, "");
            var alone = unkill(fund, ADA, "");
            var done = unkill(fund, BOB, "");

            assertThat(named.status()).isEqualTo(404);
            assertThat(named.body().path("detail").asText()).contains("(FLATTEN on *)");
            assertThat(proposed.status()).isEqualTo(202);
            assertThat(alone.status()).as("a flatten takes two").isEqualTo(403);
            assertThat(done.status()).isEqualTo(200);
            assertThat(done.body().path("enabled").asBoolean()).isFalse();
        }
    }

    private TwoOperatorsFund playedTo(int ticks) {
        return new TwoOperatorsFund(data, Map.of("market.ticks", "" + ticks, "market.warm-up-ticks", "" + ticks));
    }

    private static Reply stop(TwoOperatorsFund fund, String scope) {
        return fund.post(ADA, "/api/v1/emergency-stop", word().put("scope", scope));
    }

    private static Reply released(TwoOperatorsFund fund, String scope) {
        return fund.post(ADA, "/api/v1/emergency-stop/release", scope.isEmpty() ? word() : word().put("scope", scope));
    }

    private static Reply unkill(TwoOperatorsFund fund, String token, String permission) {
        var body = word().put("enabled", false);
        return fund.post(
                token, "/api/v1/kill-switch", permission.isEmpty() ? body : body.put("permission", permission));
    }
}
