package io.quantumtrader.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import io.quantumtrader.http.route.Endpoint;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every address answers as the description of the API says: with that status, that type and that shape, also when it refuses. */
class AnswersFitDescriptionTest {

    /** They are what they are with any query, which browsers and proxies put there to have them anew, and probes to be told apart. */
    private static final Set<Endpoint> WITH_ANY_QUERY = EnumSet.of(
            Endpoint.PAGE,
            Endpoint.PAGE_FILE,
            Endpoint.API_PAGE,
            Endpoint.API_PAGE_FILE,
            Endpoint.OPENAPI,
            Endpoint.LIVE,
            Endpoint.READY,
            Endpoint.METRICS);

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final DemoFund fund = new DemoFund();
    private static Browser browser;
    private static ObjectNode description;

    @BeforeAll
    static void start() {
        for (int bar = 0; bar < 60; bar++) fund.step();
        browser = new Browser(fund);
        description = (ObjectNode) Browser.json(browser.get("/api/v1/openapi.json"));
    }

    @AfterAll
    static void stop() {
        browser.close();
    }

    @TestFactory
    List<DynamicTest> everyAddressAnswersAsDescribed() {
        return Arrays.stream(Endpoint.values())
                .filter(endpoint -> endpoint != Endpoint.EVENTS)
                .map(endpoint -> DynamicTest.dynamicTest(endpoint.name(), () -> ask(endpoint)))
                .toList();
    }

    @Test
    void aReadRefusesWhatItDoesNotAskFor_whetherItTakesParametersOrNot() throws IOException {
        for (Endpoint endpoint : Endpoint.values()) {
            if (endpoint.access().writes() || WITH_ANY_QUERY.contains(endpoint)) continue;
            String path = endpoint.path()
                    .replace("{symbol}", "BTCUSDT")
                    .replace("{view}", "trades")
                    .replace("{decision}", decision())
                    .replace("{job}", "1");

            var answer = browser.get(path + "?nonsense=1");

            assertThat(fits(endpoint, answer)).as(endpoint.name()).isEqualTo(422);
            assertThat(Browser.json(answer).at("/violations/0/field").textValue())
                    .as(endpoint.name())
                    .isEqualTo("nonsense");
            assertThat(fits(endpoint, browser.get(path + "?nonsense=1&nonsense=2")))
                    .as(endpoint.name())
                    .isEqualTo(422);
        }
        assertThat(fits(Endpoint.VIEW, browser.get("/api/v1/views/trades?limit=1&limit=2")))
                .isEqualTo(422);
    }

    @Test
    void itDescribesWhatIsThere_andNothingElse() {
        var described = new ArrayList<String>();
        description
                .get("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .fieldNames()
                        .forEachRemaining(
                                method -> described.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));

        assertThat(described)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(Endpoint.values())
                        .map(endpoint -> endpoint.method() + " " + endpoint.path())
                        .toList());
    }

    private static void ask(Endpoint endpoint) throws IOException {
        String path = endpoint.path()
                .replace("{symbol}", "BTCUSDT")
                .replace("{view}", "trades")
                .replace("{decision}", decision())
                .replace("{question}", "market-state")
                .replace("{job}", job(endpoint))
                .replace("{file}", endpoint == Endpoint.PAGE_FILE ? "app.js" : "swagger-ui.css");
        if (endpoint.access().writes()) {
            fits(endpoint, browser.post(path, endpoint.example()));
            fits(endpoint, browser.post(path, "{\"nonsense\":1}"));
            fits(endpoint, browser.post(path, "[]"));
            fits(
                    endpoint,
                    browser.send(browser.writing(path, "{}").setHeader("Authorization", "Bearer nobody-has-this-one")));
            fits(endpoint, browser.send(browser.writing(path, "{}").setHeader("Content-Type", "text/plain")));
            return;
        }
        assertThat(fits(endpoint, browser.get(path))).isEqualTo(endpoint == Endpoint.STREAM ? 426 : 200);
        fits(endpoint, browser.get(path + "?limit=many"));
        fits(endpoint, browser.get(path + "?format=csv"));
        if (endpoint.path().contains("{")) {
            assertThat(fits(endpoint, browser.get(endpoint.path().replaceAll("\\{\\w+}", "nothing"))))
                    .isEqualTo(404);
        }
    }

    /** A job that is there; only where one is asked for, as each is one more in the list. */
    private static String job(Endpoint endpoint) {
        if (!endpoint.path().contains("{job}")) return "";
        return Browser.json(browser.post("/api/v1/jobs", "{\"kind\":\"REPLAY\"}"))
                .path("id")
                .textValue();
    }

    private static String decision() {
        return Browser.json(browser.get("/api/v1/positions/BTCUSDT/decisions?limit=1"))
                .path(0)
                .path("id")
                .textValue()
                .replace("@", "%40");
    }

    /** Checks one answer and gives its status back. */
    private static int fits(Endpoint endpoint, HttpResponse<String> response) throws IOException {
        var described = described(endpoint, response.statusCode());
        String type = response.headers().firstValue("content-type").orElse("").replaceAll(";.*", "");
        var content = described.path("content").path(type);
        if (content.isMissingNode()) {
            fail("%s answers %d with %s, described: %s", endpoint, response.statusCode(), type, described);
        }
        if (type.endsWith("json")) {
            assertThat(violations(content.get("schema"), MAPPER.readTree(response.body())))
                    .as(endpoint + " " + response.statusCode())
                    .isEmpty();
        }
        return response.statusCode();
    }

    private static JsonNode described(Endpoint endpoint, int status) {
        var operation = description
                .path("paths")
                .path(endpoint.path())
                .path(endpoint.method().toLowerCase(Locale.ROOT));
        var answer = operation.path("responses").path("" + status);
        if (answer.isMissingNode()) fail("%s answers %d, which is not described", endpoint, status);
        String reference = answer.path("$ref").asText("");
        return reference.isEmpty() ? answer : description.at(JsonPointer.compile(reference.substring(1)));
    }

    private static List<String> violations(JsonNode schema, JsonNode answer) {
        var whole = ((ObjectNode) schema.deepCopy()).set("components", description.get("components"));
        return JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(whole).validate(answer).stream()
                .map(Object::toString)
                .toList();
    }
}
