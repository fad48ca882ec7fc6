package io.quantumtrader.http;

import static io.quantumtrader.http.Browser.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a job may be asked for together, and what contradicts itself. */
class JobRequestsTest {

    private final Browser browser = new Browser(new DemoFund());

    @AfterEach
    void stop() {
        browser.close();
    }

    @Test
    void oneDecisionIsReplayedAlone_andWhatContradictsThatIsRefused() {
        var begun = browser.post("/api/v1/jobs", "{\"kind\":\"REPLAY\",\"decision\":\"BTCUSDT-17\"}");
        assertThat(begun.statusCode()).isEqualTo(202);
        assertThat(json(begun).at("/asked/decision").textValue()).isEqualTo("BTCUSDT-17");

        Map.of(
                        "{\"kind\":\"REPLAY\",\"decision\":\"BTCUSDT\"}", "decision",
                        "{\"kind\":\"REPLAY\",\"decision\":\"BTCUSDT-0\"}", "decision",
                        "{\"kind\":\"REPLAY\",\"decision\":\"A-1\",\"symbols\":\"A\"}", "decision",
                        "{\"kind\":\"REPLAY\",\"decision\":\"A-1\",\"from\":\"2026-01-31\"}", "decision",
                        "{\"kind\":\"WHAT_IF\",\"decision\":\"A-1\",\"theta\":\"T1=1\"}", "decision")
                .forEach((body, field) -> {
                    var refused = browser.post("/api/v1/jobs", body);
                    assertThat(refused.statusCode()).as(body).isEqualTo(422);
                    assertThat(json(refused).path("violations").findValuesAsText("field"))
                            .as(body)
                            .containsExactly(field);
                });
    }
}
