package io.quantumtrader.app.kernelcommand;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quantumtrader.app.config.HarvestSection;
import io.quantumtrader.app.config.MarketStateSection;
import io.quantumtrader.app.config.Settings;
import io.quantumtrader.app.config.SettingsLoader;
import io.quantumtrader.app.config.StopSection;
import io.quantumtrader.kernel.check.InvalidInput;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * {@code ./qt kernel harvest|stops|market-state}: reads {@code {"cases":[{"id":…,"input":{…}}]}}, writes {@code
 * {"cases":[{"id":…,"output":{…}}]}}. A wrong case is answered with an {@code error} and does not stop the others.
 */
public final class KernelCommand {

    /** Answered, whatever single cases say. */
    private static final int DONE = 0;

    /** Not understood: unknown question, or no JSON of the expected shape. */
    private static final int USAGE = 2;

    private static final String EXPLAIN = "--explain";

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private KernelCommand() {}

    /** The exit code, after the answers are written. */
    public static int run(List<String> args, InputStream in, PrintStream out, PrintStream err) {
        List<String> words = args.stream().filter(word -> !word.equals(EXPLAIN)).toList();
        Optional<Question> question = words.size() == 1
                ? question(words.getFirst(), args.contains(EXPLAIN), SettingsLoader.defaults())
                : Optional.empty();
        if (question.isEmpty()) {
            err.println("usage: qt kernel harvest|stops|market-state [--explain] < cases.json; was: "
                    + String.join(" ", args));
            return USAGE;
        }
        try {
            JsonNode document = JSON.readTree(in);
            if (document == null || !document.path("cases").isArray()) {
                err.println("qt kernel: expected {\"cases\":[{\"id\":…,\"input\":{…}}]} on standard input");
                return USAGE;
            }
            out.write(JSON.writeValueAsString(answers(question.get(), document.get("cases")))
                    .getBytes(StandardCharsets.UTF_8));
            out.println();
            out.flush();
            return DONE;
        } catch (JsonProcessingException malformed) {
            err.println("qt kernel: no valid JSON on standard input: " + located(malformed));
            return USAGE;
        } catch (IOException broken) {
            err.println("qt kernel: cannot read or write: " + broken.getMessage());
            return USAGE;
        }
    }

    /**
     * The answers to cases, in their order; empty if the kernel does not know the question.
     *
     * @param explained of harvest: whether to tell also how far each component is from firing the kill score
     * @param settings whose theta is meant
     */
    public static Optional<List<ObjectNode>> answers(
            String name, boolean explained, Settings settings, List<? extends JsonNode> cases) {
        return question(name, explained, settings)
                .map(question ->
                        cases.stream().map(one -> answer(question, one)).toList());
    }

    private static Optional<Question> question(String name, boolean explained, Settings settings) {
        return switch (name) {
            case "harvest" ->
                Optional.of(new HarvestQuestion(HarvestSection.theta(settings.section("kernel.harvest")), explained));
            case "stops" -> Optional.of(new StopsQuestion(StopSection.theta(settings.section("kernel.stops"))));
            case "market-state" ->
                Optional.of(new MarketStateQuestion(MarketStateSection.theta(settings.section("kernel.market-state"))));
            default -> Optional.empty();
        };
    }

    private static ObjectNode answers(Question question, JsonNode cases) {
        ObjectNode document = JSON.createObjectNode();
        ArrayNode answers = document.putArray("cases");
        cases.forEach(one -> answers.add(answer(question, one)));
        return document;
    }

    private static ObjectNode answer(Question question, JsonNode one) {
        ObjectNode answer = JSON.createObjectNode();
        answer.set("id", one.path("id").isMissingNode() ? answer.nullNode() : one.get("id"));
        try {
            answer.set("output", question.answer(input(one)));
        } catch (InvalidInput invalid) {
            answer.put("error", invalid.getMessage());
            ArrayNode violations = answer.putArray("violations");
            invalid.violations()
                    .forEach(violation -> violations
                            .addObject()
                            .put("field", violation.field())
                            .put("observed", violation.observed())
                            .put("bound", violation.bound()));
        }
        return answer;
    }

    /** The golden table of the market state has its prices beside the id; both places are read. */
    private static Fields input(JsonNode one) {
        if (one.path("input").isObject()) return Fields.of(one.get("input"));
        Fields fields = Fields.of(one);
        if (!one.has("prices")) {
            fields.refuse(
                    "input",
                    one.path("input").isMissingNode()
                            ? "absent"
                            : one.path("input").toString(),
                    "an object");
            fields.orThrow();
        }
        return fields;
    }

    private static String located(JsonProcessingException malformed) {
        var at = malformed.getLocation();
        String where = at == null ? "" : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
        return malformed.getOriginalMessage() + where;
    }
}
