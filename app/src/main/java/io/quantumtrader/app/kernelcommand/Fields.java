package io.quantumtrader.app.kernelcommand;

import com.fasterxml.jackson.databind.JsonNode;
import io.quantumtrader.kernel.check.Checked;
import io.quantumtrader.kernel.check.InvalidInput;
import io.quantumtrader.kernel.check.Violation;
import io.quantumtrader.kernel.position.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The fields of one JSON object under the name its user knows, for example {@code position.entry_price}. What is wrong is
 * collected over all objects of a case, so that it is told at once.
 */
final class Fields {

    private static final String ABSENT = "absent";

    private final JsonNode node;
    private final String path;
    private final List<Violation> violations;

    private Fields(JsonNode node, String path, List<Violation> violations) {
        this.node = node;
        this.path = path;
        this.violations = violations;
    }

    static Fields of(JsonNode node) {
        return new Fields(node, "", new ArrayList<>());
    }

    /** A required object; its fields count as absent if it is no object. */
    Fields inside(String key) {
        JsonNode value = node.path(key);
        if (!value.isObject()) refuse(name(key), shown(value), "an object");
        return new Fields(value, name(key), violations);
    }

    /** An object that may be absent or null. */
    Fields insideIfGiven(String key) {
        return given(key) ? inside(key) : new Fields(node.path(key), name(key), violations);
    }

    boolean given(String key) {
        JsonNode value = node.path(key);
        return !value.isMissingNode() && !value.isNull();
    }

    /** A required number; non-finite ones come as text and are the kernel's to refuse. NaN if it is no number. */
    double number(String key) {
        return number(node.path(key), name(key));
    }

    double number(String key, double otherwise) {
        return given(key) ? number(key) : otherwise;
    }

    /** A number that may be absent or null, which is NaN; if given it must be finite, since NaN means absent. */
    double optional(String key) {
        if (!given(key)) return Double.NaN;
        double value = number(key);
        if (!Double.isFinite(value)) refuse(name(key), shown(node.path(key)), "finite, or null");
        return value;
    }

    int whole(String key, int otherwise) {
        if (!given(key)) return otherwise;
        JsonNode value = node.path(key);
        if (value.canConvertToInt() && value.isIntegralNumber()) return value.intValue();
        refuse(name(key), shown(value), "a whole number");
        return otherwise;
    }

    boolean flag(String key, boolean otherwise) {
        if (!given(key)) return otherwise;
        JsonNode value = node.path(key);
        if (!value.isBoolean()) refuse(name(key), shown(value), "true or false");
        return value.asBoolean(otherwise);
    }

    String text(String key, String otherwise) {
        if (!given(key)) return otherwise;
        JsonNode value = node.path(key);
        if (!value.isTextual()) refuse(name(key), shown(value), "a text");
        return value.asText();
    }

    /** The side; long stands in where it is refused. */
    Side side(String key) {
        JsonNode value = node.path(key);
        if (value.isTextual() && value.asText().equals("LONG")) return Side.LONG;
        if (value.isTextual() && value.asText().equals("SHORT")) return Side.SHORT;
        refuse(name(key), shown(value), "LONG or SHORT");
        return Side.LONG;
    }

    /** A list of numbers, or the other one if it is absent. */
    List<Double> numbers(String key, List<Double> otherwise) {
        if (!given(key)) return otherwise;
        JsonNode list = node.path(key);
        if (!list.isArray()) refuse(name(key), shown(list), "a list of numbers");
        List<Double> values = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) values.add(number(list.get(i), name(key) + "[" + i + "]"));
        return values;
    }

    /** Refuses every key that is not among these, so that a misspelt tunable is not silently ignored. */
    Fields only(Set<String> keys) {
        node.fieldNames().forEachRemaining(key -> {
            if (!keys.contains(key)) refuse(name(key), shown(node.get(key)), "a known key: " + sorted(keys));
        });
        return this;
    }

    void refuse(String field, String observed, String bound) {
        if (violations.stream().noneMatch(violation -> violation.field().equals(field)))
            violations.add(new Violation(field, observed, bound));
    }

    /** Refuses a field of this object unless the condition holds. */
    void require(boolean holds, String key, double observed, String bound) {
        if (!holds) refuse(name(key), Double.toString(observed), bound);
    }

    /** The value, if its constructor takes it; what it refuses is collected. */
    <T> Optional<T> attempt(Supplier<T> value) {
        try {
            return Optional.of(value.get());
        } catch (InvalidInput invalid) {
            collect(invalid.violations());
            return Optional.empty();
        }
    }

    /** The value of a checked input; what is refused is collected. */
    <T> Optional<T> take(Checked<T> checked) {
        return switch (checked) {
            case Checked.Ok<T>(var value) -> Optional.of(value);
            case Checked.Refused<T>(var refused) -> {
                collect(refused);
                yield Optional.empty();
            }
        };
    }

    /** Throws everything that was refused in this case, if anything was. */
    void orThrow() {
        if (!violations.isEmpty()) throw new InvalidInput(violations);
    }

    private void collect(List<Violation> refused) {
        refused.forEach(violation -> refuse(violation.field(), violation.observed(), violation.bound()));
    }

    private double number(JsonNode value, String name) {
        if (value.isNumber()) return value.doubleValue();
        if (value.isTextual()) {
            switch (value.asText()) {
                case "NaN" -> {
                    return Double.NaN;
                }
                case "Infinity" -> {
                    return Double.POSITIVE_INFINITY;
                }
                case "-Infinity" -> {
                    return Double.NEGATIVE_INFINITY;
                }
                default -> {}
            }
        }
        refuse(name, shown(value), "a number");
        return Double.NaN;
    }

    private String name(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    private static String shown(JsonNode value) {
        if (value.isMissingNode()) return ABSENT;
        String text = value.isTextual() ? value.asText() : value.toString();
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }

    private static String sorted(Set<String> keys) {
        return String.join(", ", keys.stream().sorted().toList());
    }
}
