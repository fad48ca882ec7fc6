package io.quantumtrader.kernel.exit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.StreamSupport;

/** The numbers computed by the original system, with their inputs. */
final class Golden {

    private Golden() {}

    static List<JsonNode> cases(String table) {
        try (var in = Golden.class.getResourceAsStream("/golden/" + table + ".json")) {
            JsonNode cases = new ObjectMapper().readTree(in).get("cases");
            return StreamSupport.stream(cases.spliterator(), false).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A number of the table: null is NaN, and so is the text for it. */
    static double number(JsonNode node, String key) {
        JsonNode value = node.path(key);
        if (value.isTextual()) return Double.parseDouble(value.asText());
        return value.isNumber() ? value.doubleValue() : Double.NaN;
    }

    static double number(JsonNode node, String key, double otherwise) {
        return node.has(key) ? number(node, key) : otherwise;
    }

    static String name(JsonNode one) {
        return one.get("id") + " " + one.path("name").asText();
    }

    static boolean expects(JsonNode one, String mark) {
        return one.path("expect").asText().equals(mark);
    }

    /** Equal to 1e-12 relative; NaN stands for the table's null. */
    static void near(JsonNode expected, String key, double actual) {
        double wanted = number(expected, key);
        if (Double.isNaN(wanted)) {
            assertThat(actual).as(key).isNaN();
        } else {
            assertThat(Math.abs(actual - wanted))
                    .as("%s: %s, not %s", key, actual, wanted)
                    .isLessThanOrEqualTo(1e-12 * Math.abs(wanted));
        }
    }

    static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
