package io.quantumtrader.http;

import static io.quantumtrader.http.Browser.json;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Alarms are read by whoever comes later, page by page, with the time since when they are remembered. */
class AlarmsTest {

    private final DemoFund fund = new DemoFund();
    private final Browser browser = new Browser(fund);

    @BeforeEach
    void tell() {
        for (int i = 1; i <= 5; i++) fund.alarm("warning", "TEST", "number " + i);
    }

    @AfterEach
    void stop() {
        browser.close();
    }

    @Test
    void areToldNewestFirst_pageByPage() {
        var first = json(browser.get("/api/v1/alarms?limit=2"));

        assertThat(first.path("sinceMs").asLong()).isEqualTo(DemoFund.START);
        assertThat(first.path("told").asLong()).isEqualTo(5);
        assertThat(first.findValuesAsText("text")).containsExactly("number 5", "number 4");
        assertThat(json(browser.get("/api/v1/alarms?limit=2&before=4")).findValuesAsText("text"))
                .containsExactly("number 3", "number 2");
    }

    @Test
    void haveAnEntityTagThatChangesWithTheNextAlarm() {
        String tag = browser.get("/api/v1/alarms").headers().firstValue("etag").orElseThrow();
        var again =
                browser.request("/api/v1/alarms").header("If-None-Match", tag).GET();
        assertThat(browser.send(again).statusCode()).isEqualTo(304);

        fund.alarm("info", "TEST", "one more");

        assertThat(browser.send(again).statusCode()).isEqualTo(200);
    }

    @Test
    void whatDoesNotFitIsToldByFieldValueAndBound() {
        var refused = browser.get("/api/v1/alarms?limit=0&before=x&newest=1");

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(json(refused).path("violations").findValuesAsText("field"))
                .containsExactlyInAnyOrder("limit", "before", "newest");
    }
}
