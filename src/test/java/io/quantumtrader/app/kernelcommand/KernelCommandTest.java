package io.quantumtrader.app.kernelcommand;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KernelCommandTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @CsvSource({"harvest, 1e-12", "stops, 1e-12", "market-state, 1e-9"})
    void answersEveryCaseOfTheGoldenTable(String table, double tolerance) throws IOException {
        JsonNode golden = golden(table);

        Answer answer = ask(golden.toString(), table);

        assertThat(answer.exitCode).isZero();
        JsonNode answers = answer.json().get("cases");
        assertThat(answers).hasSameSizeAs(golden.get("cases"));
        for (int i = 0; i < answers.size(); i++) agrees(golden.get("cases").get(i), answers.get(i), tolerance);
    }

    @Nested
    class AWrongCase {

        @Test
        void isAnsweredWithTheFieldTheNumberAndTheBound() throws IOException {
            JsonNode one = only(ask("{\"cases\":[" + harvest("\"entry_price\":0.0") + "]}", "harvest"));

            assertThat(one.get("error").asText()).isEqualTo("position.entry_price must be > 0 and finite, was 0.0");
            assertThat(one.at("/violations/0/field").asText()).isEqualTo("position.entry_price");
            assertThat(one.at("/violations/0/observed").asText()).isEqualTo("0.0");
            assertThat(one.at("/violations/0/bound").asText()).isEqualTo("> 0 and finite");
            assertThat(one.has("output")).isFalse();
        }

        @Test
        void tellsEverythingThatIsWrongAtOnce() throws IOException {
            JsonNode one = only(ask(
                    "{\"cases\":[{\"id\":7,\"input\":{\"position\":{\"side\":\"BUY\",\"age_sec\":\"old\"},"
                            + "\"market_state\":{\"sigma\":\"NaN\",\"ts\":1,\"p_trend\":1,\"p_mr\":0,\"p_chop\":0},"
                            + "\"theta_overrides\":{\"T1_R\":9,\"tilt\":1}}}]}",
                    "harvest"));

            assertThat(one.get("id").asInt()).isEqualTo(7);
            assertThat(one.get("violations").findValuesAsText("field"))
                    .containsExactlyInAnyOrder(
                            "position.side",
                            "position.entry_price",
                            "position.age_sec",
                            "position.unrealized_pnl",
                            "market_state.sigma",
                            "theta_overrides.tilt",
                            "theta.T2_R");
        }

        @Test
        void doesNotStopTheOthers() throws IOException {
            JsonNode answers = ask("{\"cases\":[7,{\"id\":\"b\"}," + harvest("\"entry_price\":100.0") + "]}", "harvest")
                    .json()
                    .get("cases");

            assertThat(answers.get(0).get("error").asText()).contains("input must be an object, was absent");
            assertThat(answers.get(1).get("id").asText()).isEqualTo("b");
            assertThat(answers.get(2).at("/output/harvest_action").asText()).isEqualTo("NONE");
        }

        @Test
        void hasAStopThatIsNotANumber() throws IOException {
            JsonNode one = only(
                    ask("{\"cases\":[" + harvest("\"entry_price\":100.0,\"current_sl\":\"NaN\"") + "]}", "harvest"));

            assertThat(one.get("error").asText()).contains("position.current_sl must be finite, or null, was NaN");
        }
    }

    @Nested
    class MarketState {

        @Test
        void isNullForTooFewPrices() throws IOException {
            JsonNode one = only(ask("{\"cases\":[{\"id\":1,\"input\":{\"prices\":[100,101]}}]}", "market-state"));

            assertThat(one.get("output").isNull()).isTrue();
            assertThat(one.has("error")).isFalse();
        }

        @Test
        void answersInTheFormAskedFor() throws IOException {
            JsonNode walk = golden("market-state").at("/cases/4");
            String prices = "{\"cases\":[{\"id\":1,\"input\":{\"theta_overrides\":" + walk.get("theta_overrides")
                    + ",\"prices\":" + walk.get("prices") + ",\"form\":\"%s\"}}]}";

            JsonNode live = only(ask(prices.formatted("live"), "market-state")).get("output");
            JsonNode v2 = only(ask(prices.formatted("v2"), "market-state")).get("output");
            JsonNode unknown = only(ask(prices.formatted("v3"), "market-state"));

            assertThat(live.has("exit_probs_long")).isTrue();
            assertThat(v2.get("regime_probs")).isNotEqualTo(live.get("regime_probs"));
            assertThat(unknown.get("error").asText()).isEqualTo("form must be v1, v2 or live, was v3");
        }

        @Test
        void namesThePriceThatIsWrong() throws IOException {
            JsonNode one =
                    only(ask("{\"cases\":[{\"id\":1,\"input\":{\"prices\":[100,\"NaN\",\"x\",-1]}}]}", "market-state"));

            assertThat(one.get("violations").findValuesAsText("field"))
                    .containsExactlyInAnyOrder("prices[1]", "prices[2]", "prices[3]");
        }
    }

    @Nested
    class TheCommand {

        @Test
        void endsWithTwoOnMalformedJson() {
            Answer answer = ask("{\"cases\":[", "harvest");

            assertThat(answer.exitCode).isEqualTo(2);
            assertThat(answer.out).isEmpty();
            assertThat(answer.err).contains("no valid JSON on standard input").contains("line 1");
        }

        @Test
        void endsWithTwoWithoutCases() {
            assertThat(ask("{\"kases\":[]}", "stops").exitCode).isEqualTo(2);
            assertThat(ask("", "stops").exitCode).isEqualTo(2);
            assertThat(ask("[]", "stops").err).contains("expected {\"cases\"");
        }

        @Test
        void endsWithTwoOnAnUnknownQuestion() {
            Answer answer = ask("{\"cases\":[]}", "harvst");

            assertThat(answer.exitCode).isEqualTo(2);
            assertThat(answer.err).contains("harvest|stops|market-state").contains("harvst");
        }

        @Test
        void explainsHowFarTheKillScoreIs() throws IOException {
            Answer answer = ask("{\"cases\":[" + harvest("\"entry_price\":100.0") + "]}", "harvest", "--explain");

            JsonNode distance = only(answer).at("/output/distance_to_threshold");
            assertThat(distance.get("regime_flip").doubleValue()).isBetween(0.39, 0.40);
            assertThat(distance.get("age_penalty").isNull()).isTrue();
        }
    }

    private record Answer(int exitCode, String out, String err) {
        JsonNode json() throws IOException {
            return JSON.readTree(out);
        }
    }

    private static Answer ask(String input, String... args) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        int exitCode = KernelCommand.run(
                List.of(args),
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
        return new Answer(exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private static JsonNode only(Answer answer) throws IOException {
        assertThat(answer.exitCode).as(answer.err).isZero();
        return answer.json().at("/cases/0");
    }

    private static JsonNode golden(String table) throws IOException {
        try (var in = KernelCommandTest.class.getResourceAsStream("/golden/" + table + ".json")) {
            return JSON.readTree(in);
        }
    }

    private static String harvest(String position) {
        return "{\"id\":1,\"input\":{\"position\":{\"side\":\"LONG\",\"age_sec\":3600,\"unrealized_pnl\":1.0,"
                + position + "},\"market_state\":{\"sigma\":0.01,\"ts\":0.4,\"p_trend\":0.6,\"p_mr\":0.2,"
                + "\"p_chop\":0.2}}}";
    }

    private static void agrees(JsonNode golden, JsonNode answer, double tolerance) {
        assertThat(answer.get("id")).isEqualTo(golden.get("id"));
        String expect = golden.path("expect").asText();
        if (answer.has("error")) {
            assertThat(expect)
                    .as("case %s: %s", golden.get("id"), answer.get("error"))
                    .isIn("refuse", "either");
            assertThat(answer.get("violations").isEmpty()).isFalse();
        } else {
            assertThat(expect).as("case %s", golden.get("id")).isNotEqualTo("refuse");
            if (!expect.equals("either"))
                same("case " + golden.get("id"), golden.get("output"), answer.get("output"), tolerance);
        }
    }

    private static void same(String where, JsonNode expected, JsonNode actual, double tolerance) {
        if (expected.isNumber()) {
            double wanted = expected.doubleValue();
            assertThat(Math.abs(actual.doubleValue() - wanted))
                    .as("%s: %s, not %s", where, actual, expected)
                    .isLessThanOrEqualTo(Math.max(tolerance * Math.abs(wanted), tolerance * 1e-3));
        } else if (expected.isContainerNode()) {
            assertThat(actual).as(where).hasSameSizeAs(expected);
            Iterator<String> names = expected.fieldNames();
            while (names.hasNext()) {
                String name = names.next();
                same(where + "." + name, expected.get(name), actual.path(name), tolerance);
            }
            for (int i = 0; i < expected.size() && expected.isArray(); i++)
                same(where + "[" + i + "]", expected.get(i), actual.get(i), tolerance);
        } else {
            assertThat(actual).as(where).isEqualTo(expected);
        }
    }
}
