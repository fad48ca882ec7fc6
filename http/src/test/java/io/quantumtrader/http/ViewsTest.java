package io.quantumtrader.http;

import static io.quantumtrader.http.Browser.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.quantumtrader.persistence.projection.View;
import io.quantumtrader.persistence.projection.ViewFilter;
import io.quantumtrader.persistence.projection.ViewRequest;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ViewsTest {

    private static final DemoFund fund = new DemoFund();

    @SuppressWarnings("NullAway.Init")
    private static Browser browser;

    @BeforeAll
    static void start() {
        browser = new Browser(fund);
    }

    @AfterAll
    static void stop() {
        browser.close();
    }

    @Test
    void asksWithFiltersAndPagesByPlace() {
        var first = json(
                browser.get("/api/v1/views/trades?limit=2&symbol=btcusdt&side=long&from=1970-01-01T00:00:05Z&to=9000"
                        + "&reason=trail"));

        assertThat(fund.viewed)
                .isEqualTo(new ViewRequest.Listing(
                        View.TRADES,
                        new ViewFilter(
                                Optional.empty(),
                                Optional.of("BTCUSDT"),
                                Optional.of("LONG"),
                                Optional.empty(),
                                Optional.of("TRAIL"),
                                Optional.of(5_000L),
                                Optional.of(9_000L)),
                        Optional.empty(),
                        2));
        assertThat(first.at("/rows/0/place").asLong()).isEqualTo(5);
        assertThat(first.at("/rows/0/averageExit").isNull()).isTrue();
        assertThat(first.get("next").asLong()).isEqualTo(4);

        var last = json(browser.get("/api/v1/views/trades?limit=2&after=2"));
        assertThat(last.get("rows")).hasSize(1);
        assertThat(last.get("next").isNull()).isTrue();
    }

    @Test
    void tellsEverythingThatIsWrongWithAQuestionAtOnce() {
        var response = browser.get("/api/v1/views/trades?limit=0&after=x&side=up&from=yesterday&colour=red&format=xml");

        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(json(response).get("violations").findValuesAsText("field"))
                .containsExactlyInAnyOrder("format", "limit", "after", "side", "from", "colour");
        assertThat(browser.get("/api/v1/views/performance?by=colour&limit=3").statusCode())
                .isEqualTo(422);
        assertThat(browser.get("/api/v1/views/why-not?minutes=5,x").statusCode())
                .isEqualTo(422);
        assertThat(browser.get("/api/v1/views/r-histogram?width=0").statusCode())
                .isEqualTo(422);
        assertThat(browser.get("/api/v1/views/nothing").statusCode()).isEqualTo(404);
    }

    @Test
    void streamsAllRowsAsCsvPageByPage() {
        var byParameter = browser.get("/api/v1/views/trades?format=csv");
        var byHeader = browser.send(browser.request("/api/v1/views/trades").header("Accept", "text/csv"));

        assertThat(byParameter.headers().firstValue("content-type").orElse("")).startsWith("text/csv");
        assertThat(byParameter.body()).isEqualTo(byHeader.body());
        var lines = byParameter.body().lines().toList();
        assertThat(lines).hasSize(6);
        assertThat(lines.getFirst()).startsWith("portfolio,position_id,place,symbol");
        assertThat(lines.get(1)).startsWith(",,5,\"BTC,USDT\",").contains(",'=1+1,");
        assertThat(lines.getLast()).startsWith(",,1,");
        assertThat(browser.get("/api/v1/views/trades?format=csv&limit=2").body().lines())
                .hasSize(3);
    }

    @Test
    void readsTheParametersOfAnswersOverManyRows() {
        assertThat(browser.get("/api/v1/views/why-not?minutes=60,5&symbol=ethusdt")
                        .statusCode())
                .isEqualTo(503);
        assertThat(fund.viewed).isEqualTo(new ViewRequest.WhyNot(Optional.of("ETHUSDT"), List.of(5, 60)));
        assertThat(json(browser.get("/api/v1/views/performance?by=exit-reason"))
                        .get("type")
                        .asText())
                .isEqualTo("urn:quantum-trader:problem:record-unavailable");
        assertThat(fund.viewed)
                .isEqualTo(new ViewRequest.Performance(ViewRequest.Grouping.EXIT_REASON, ViewFilter.ALL));
    }

    @Test
    void listsEveryViewWithItsColumns() {
        var list = json(browser.get("/api/v1/views"));

        assertThat(list.findValuesAsText("view"))
                .contains("trades", "orders", "permits", "why-not", "performance", "training");
        assertThat(list.get(1).at("/columns/0/name").asText()).isEqualTo("portfolio");
    }
}
