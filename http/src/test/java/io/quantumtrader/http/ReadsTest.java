package io.quantumtrader.http;

import static io.quantumtrader.http.Browser.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import io.quantumtrader.http.json.Json;
import io.quantumtrader.http.metric.Figure;
import io.quantumtrader.http.page.PageFiles;
import io.quantumtrader.http.view.DecisionView;
import io.quantumtrader.http.view.LadderView;
import io.quantumtrader.http.view.StatusView;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ReadsTest {

    private static final DemoFund fund = new DemoFund();
    private static Browser browser;

    @BeforeAll
    static void start() {
        for (int bar = 0; bar < 60; bar++) fund.step();
        browser = new Browser(fund);
    }

    @AfterAll
    static void stop() {
        browser.close();
    }

    @Test
    void figuresAreTextThatPrometheusReads() {
        var response = browser.get("/metrics");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("content-type").orElse("")).startsWith("text/plain; version=0.0.4");
        assertThat(response.body().lines().toList())
                .contains(
                        "# TYPE qt_permission gauge",
                        "qt_permission{symbol=\"ETHUSDT\"} 2.0",
                        "qt_equity_quote 10000.5",
                        "# TYPE qt_kill_seconds histogram",
                        "qt_kill_seconds_bucket{stage=\"gate_closed\",le=\"2.5E-5\"} 1",
                        "qt_kill_seconds_bucket{stage=\"gate_closed\",le=\"0.5\"} 1",
                        "qt_kill_seconds_bucket{stage=\"gate_closed\",le=\"1.0\"} 2",
                        "qt_kill_seconds_bucket{stage=\"gate_closed\",le=\"+Inf\"} 3",
                        "qt_kill_seconds_count{stage=\"gate_closed\"} 3")
                .noneMatch(line -> line.contains(Figure.DRAWDOWN.text()))
                .noneMatch(line -> line.contains(Figure.CERTIFICATE_ENDS.text()));
    }

    @Test
    void requestsAreCountedByTheirTemplateAndTheClassOfTheirAnswer() {
        browser.get("/api/v1/positions/BTCUSDT");
        browser.get("/api/v1/positions/NOSUCH");
        browser.get("/no/such/address");

        assertThat(browser.get("/metrics").body().lines().toList())
                .anyMatch(line -> line.startsWith(requests("/api/v1/positions/{symbol}", "2xx")))
                .anyMatch(line -> line.startsWith(requests("/api/v1/positions/{symbol}", "4xx")))
                .anyMatch(line -> line.startsWith(requests("(none)", "4xx")))
                .anyMatch(line -> line.startsWith("qt_stream_watchers "))
                .anyMatch(line -> line.startsWith("qt_stream_events_lost_total "))
                .noneMatch(line -> line.contains("NOSUCH"));
    }

    private static String requests(String endpoint, String status) {
        return "qt_http_request_seconds_count{endpoint=\"" + endpoint + "\",method=\"GET\",status=\"" + status + "\"} ";
    }

    @Test
    void tellsOneDecisionInFull_andWhatIsNotThere() throws Exception {
        var decision =
                json(browser.get("/api/v1/positions/BTCUSDT/decisions?limit=1")).get(0);
        String id = decision.get("id").textValue();

        var told = json(browser.get("/api/v1/decisions/" + id.replace("@", "%40") + "/explanation"));
        var unknown = browser.get("/api/v1/decisions/BTCUSDT-999999/explanation");

        assertThat(told.get("id").textValue()).isEqualTo(id);
        assertThat(told.at("/sections/0/statements/0/figures/0/value")).isEqualTo(decision.get("price"));
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(json(unknown).get("detail").textValue()).contains("no decision BTCUSDT-999999");
    }

    @Test
    void showsTheStatusAndNoDataAsNull() throws Exception {
        var response = browser.get("/api/v1/status");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("content-type")).hasValue("application/json");
        assertThat(json(response).at("/account/equity").isNumber()).isTrue();
        assertThat(json(response).at("/account/weekLoss").isNull()).isTrue();
        assertThat(json(response).get("synthetic").booleanValue()).isTrue();
        assertThat(Json.mapper()
                        .readValue(response.body(), StatusView.class)
                        .account()
                        .weekLoss())
                .isNaN();
    }

    @Test
    void showsPositionsWithTheDistanceToKill() {
        var positions = json(browser.get("/api/v1/positions"));

        assertThat(positions).isNotEmpty();
        assertThat(positions
                        .valueStream()
                        .map(position -> position.get("killScore"))
                        .filter(score -> score.isObject()))
                .allSatisfy(score -> {
                    assertThat(score.get("distance").isNumber()).isTrue();
                    assertThat(score.get("components")).hasSize(4);
                });
    }

    @Test
    void showsForEachPositionWhichSingleChangeWouldFireWhat() {
        assertThat(json(browser.get("/api/v1/positions"))).isNotEmpty().allSatisfy(position -> {
            var distances = position.get("distances");
            assertThat(distances).hasSize(4).allSatisfy(one -> {
                assertThat(one.get("code").textValue()).isNotBlank();
                assertThat(one.get("change").textValue()).isNotBlank();
                assertThat(one.has("observed") && one.has("limit") && one.has("share") && one.has("scope"))
                        .isTrue();
            });
        });
    }

    @Test
    void aDistanceWithoutAReadingIsNullAndSaysWhy() {
        var killSwitch = json(browser.get("/api/v1/ladder")).at("/layers/5/distances/0");

        assertThat(killSwitch.get("share").isNull()).isTrue();
        assertThat(killSwitch.get("observed").isNull()).isTrue();
        assertThat(killSwitch.get("change").textValue()).contains("operator's word");
    }

    @Test
    void showsOneSymbolOpenOrFlat() {
        var one = browser.get("/api/v1/positions/BTCUSDT");

        assertThat(one.statusCode()).isEqualTo(200);
        assertThat(json(one).get("symbol").textValue()).isEqualTo("BTCUSDT");
    }

    @Test
    void saysThatASymbolIsUnknown() {
        var response = browser.get("/api/v1/positions/NOPE");

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(json(response).get("detail").textValue()).isEqualTo("no symbol NOPE");
        assertThat(browser.get("/api/v1/positions/NOPE/decisions").statusCode()).isEqualTo(404);
    }

    @Test
    void pagesDecisionsNewestFirst() throws Exception {
        var all = decisions("?limit=5");
        var next = decisions("?limit=5&before=" + all.getLast().sequence());

        assertThat(all).hasSize(5).isSortedAccordingTo((a, b) -> Long.compare(b.sequence(), a.sequence()));
        assertThat(next.getFirst().sequence()).isLessThan(all.getLast().sequence());
        assertThat(decisions("?holds=false")).noneMatch(DecisionView::hold);
    }

    private static List<DecisionView> decisions(String query) throws Exception {
        var response = browser.get("/api/v1/positions/BTCUSDT/decisions" + query);
        return Json.mapper().readValue(response.body(), new TypeReference<>() {});
    }

    @Test
    void namesEveryWrongQueryValueAtOnce() {
        var response = browser.get("/api/v1/positions/BTCUSDT/decisions?limit=0&before=x&holds=maybe");

        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(json(response).get("violations").findValuesAsText("field"))
                .containsExactly("limit", "before", "holds");
    }

    @Test
    void showsTheSevenLayersInOrder() throws Exception {
        var ladder = Json.mapper().readValue(browser.get("/api/v1/ladder").body(), LadderView.class);

        assertThat(ladder.layers()).extracting(layer -> layer.level()).containsExactly(1, 2, 3, 4, 5, 6, 7);
        assertThat(ladder.layers())
                .allSatisfy(layer -> assertThat(layer.effect().releasedBy()).isNotBlank());
    }

    @Test
    void showsPermitsKillSwitchAndHealth() {
        assertThat(json(browser.get("/api/v1/permits")).isArray()).isTrue();
        assertThat(json(browser.get("/api/v1/kill-switch")).get("enabled").booleanValue())
                .isFalse();
        assertThat(json(browser.get("/api/risk/kill-switch"))).isEqualTo(json(browser.get("/api/v1/kill-switch")));
        assertThat(browser.get("/health/live").statusCode()).isEqualTo(200);
        assertThat(browser.get("/health/ready").statusCode()).isEqualTo(200);
    }

    @Test
    void isNotReadyBeforeTheFirstBarAndSaysWhy() {
        try (var young = new Browser(new DemoFund())) {
            var ready = young.get("/health/ready");

            assertThat(ready.statusCode()).isEqualTo(503);
            assertThat(json(ready).at("/checks/1/detail").textValue()).isEqualTo("no bar yet");
            assertThat(json(young.get("/api/v1/status")).get("atMs").isNull()).isTrue();
        }
    }

    @Test
    void saysWhichNodeAnswersAndWhomItMisses() throws Exception {
        var response = browser.get("/api/v1/cluster");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(json(response).get("alone").booleanValue()).isFalse();
        assertThat(json(response).at("/members/1/name").textValue()).isEqualTo("b");
        assertThat(json(response).at("/members/1/reachable").booleanValue()).isFalse();
        assertThat(json(response).at("/members/0/roles").size()).isEqualTo(3);
        assertThat(json(response).get("ownershipLeftMs").isNull()).isTrue();
    }

    @Test
    void servesThePageAndItsFilesUnderAStrictPolicy() {
        var page = browser.get("/");

        assertThat(page.headers().firstValue("content-type")).hasValue("text/html; charset=UTF-8");
        assertThat(page.headers().firstValue("content-security-policy"))
                .hasValueSatisfying(policy -> assertThat(policy)
                        .contains("default-src 'none'", "frame-ancestors 'none'")
                        .doesNotContain("unsafe"));
        assertThat(page.headers().firstValue("x-content-type-options")).hasValue("nosniff");
        assertThat(page.body()).doesNotContain(" style=", "<style", "onclick", "https://", "http://");
        for (String file : PageFiles.FUND.names()) {
            assertThat(browser.get("/page/" + file).statusCode()).as(file).isEqualTo(200);
        }
        assertThat(browser.get("/page/..%2f..%2fDemo.class").statusCode()).isEqualTo(404);
    }

    @Test
    void filesOfThePageKeepTheirTagAndAreSentOnce() {
        String file = "/page/echarts.js";
        var first = browser.get(file);
        String tag = first.headers().firstValue("etag").orElseThrow();

        var again = browser.send(browser.request(file).header("If-None-Match", tag));

        assertThat(first.headers().firstValue("content-type")).hasValue("application/javascript; charset=UTF-8");
        assertThat(first.body()).contains("Apache Software Foundation").hasSizeGreaterThan(1_000_000);
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(again.headers().allValues("etag")).containsExactly(tag);
    }

    @Test
    void whoHasTheAnswerAlreadyIsToldSo() {
        var first = browser.get("/api/v1/ladder");
        String tag = first.headers().firstValue("etag").orElseThrow();

        var again = browser.send(browser.request("/api/v1/ladder").header("If-None-Match", "\"other\", W/" + tag));
        var other = browser.send(browser.request("/api/v1/status").header("If-None-Match", tag));
        var refused = browser.send(browser.request("/api/v1/positions/NOSUCH").header("If-None-Match", "*"));

        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(again.headers().firstValue("etag")).hasValue(tag);
        assertThat(again.headers().firstValue("content-security-policy")).isPresent();
        assertThat(other.statusCode()).isEqualTo(200);
        assertThat(refused.statusCode()).isEqualTo(404);
        assertThat(refused.headers().firstValue("etag")).isEmpty();
    }
}
