package io.quantumtrader.http.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quantumtrader.kernel.check.Checked;
import io.quantumtrader.kernel.check.Checks;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one body, read by name. Every reader notes what is wrong and answers with something harmless; what was
 * read may be used only inside {@link #then}, which refuses if anything was noted or a field was never asked for.
 */
public final class Fields {

    private static final String ABSENT = "absent";

    private final ObjectNode body;
    private final Checks checks = new Checks();
    private final Set<String> asked = new HashSet<>();

    public Fields(ObjectNode body) {
        this.body = body;
    }

    /** Text of 1 to {@code longest} characters, not only blanks. */
    public String text(String field, int longest) {
        JsonNode node = node(field);
        String text = node != null && node.isTextual() ? node.textValue().strip() : "";
        boolean fits = !text.isEmpty() && text.length() <= longest;
        checks.require(fits, field, seen(node), "text of 1 to " + longest + " characters");
        return text;
    }

    /** As {@link #text}, or the fallback if the field is absent or empty. */
    public String textOr(String field, int longest, String fallback) {
        JsonNode node = node(field);
        return node == null || node.asText("?").isEmpty() ? fallback : text(field, longest);
    }

    public boolean flag(String field) {
        JsonNode node = node(field);
        checks.require(node != null && node.isBoolean(), field, seen(node), "true or false");
        return node != null && node.asBoolean();
    }

    /** A number above zero, NaN if absent. */
    public double positiveOrUnknown(String field) {
        return withinOrUnknown(field, Double.MIN_VALUE, Double.MAX_VALUE, "a number > 0");
    }

    /** A number within bounds, NaN if absent. */
    public double withinOrUnknown(String field, double low, double high, String bound) {
        JsonNode node = node(field);
        if (node == null) return Double.NaN;
        double value = node.isNumber() ? node.doubleValue() : Double.NaN;
        checks.require(value >= low && value <= high, field, seen(node), bound);
        return value;
    }

    /** One of the allowed names, in any case; empty if the field is absent or wrong. */
    public <E extends Enum<E>> Optional<E> choice(String field, Set<E> allowed) {
        JsonNode node = node(field);
        if (node == null) return Optional.empty();
        String name = node.asText().toUpperCase(Locale.ROOT);
        Optional<E> found =
                allowed.stream().filter(one -> one.name().equals(name)).findFirst();
        checks.require(found.isPresent(), field, seen(node), "one of " + allowed);
        return found;
    }

    /** Notes a violation unless the condition holds. */
    public void require(boolean holds, String field, String bound) {
        checks.require(holds, field, seen(node(field)), bound);
    }

    /** What was read, or everything that is wrong with the body. */
    public <T> Checked<T> then(Supplier<? extends T> read) {
        body.properties()
                .forEach(entry -> checks.require(
                        asked.contains(entry.getKey()),
                        entry.getKey(),
                        seen(entry.getValue()),
                        "a field of this request"));
        return checks.then(read);
    }

    private @Nullable JsonNode node(String field) {
        asked.add(field);
        JsonNode node = body.get(field);
        return node == null || node.isNull() ? null : node;
    }

    private static String seen(@Nullable JsonNode node) {
        if (node == null) return ABSENT;
        String text = node.toString();
        return text.length() <= 80 ? text : text.substring(0, 77) + "...";
    }
}
