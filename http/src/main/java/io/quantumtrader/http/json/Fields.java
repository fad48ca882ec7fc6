package io.quantumtrader.http.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quantumtrader.kernel.check.Checked;
import io.quantumtrader.kernel.check.Checks;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one body, read by name. Every reader notes what is wrong and answers with something harmless; what was
 * read may be used only inside {@link #then}, which refuses if anything was noted or a field was never asked for.
 */
public final class Fields {

    private static final String ABSENT = "absent";
    private static final String PLAIN = "text of one line without control, direction or invisible characters";

    private final ObjectNode body;
    private final Checks checks = new Checks();
    private final Set<String> asked = new HashSet<>();

    public Fields(ObjectNode body) {
        this.body = body;
    }

    /** What the field holds, empty if it is absent and need not be there. */
    public String text(Field.Text field) {
        JsonNode node = node(field.name());
        boolean absent = node == null || (node.isTextual() && node.textValue().isEmpty());
        if (absent && !field.required()) return "";
        String text = node != null && node.isTextual() ? node.textValue().strip() : "";
        boolean fits = !text.isEmpty()
                && text.length() <= field.longest()
                && (field.pattern().isEmpty() || text.matches(field.pattern()));
        checks.require(fits, field.name(), seen(node), field.expected());
        checks.require(!fits || PlainText.is(text), field.name(), seen(node), PLAIN);
        return text;
    }

    public boolean flag(Field.Flag field) {
        JsonNode node = node(field.name());
        if (node == null && !field.required()) return false;
        checks.require(node != null && node.isBoolean(), field.name(), seen(node), "true or false");
        return node != null && node.asBoolean();
    }

    /** A number within the field's bounds, NaN if absent. */
    public double amount(Field.Amount field) {
        JsonNode node = node(field.name());
        if (node == null) return Double.NaN;
        double value = node.isNumber() ? node.doubleValue() : Double.NaN;
        checks.require(field.fits(value), field.name(), seen(node), field.expected());
        return value;
    }

    /** One of the allowed names; empty if the field is absent or wrong. */
    public <E extends Enum<E>> Optional<E> choice(Field.Choice<E> field) {
        JsonNode node = node(field.name());
        if (node == null && !field.required()) return Optional.empty();
        String name = node == null ? "" : node.asText().toUpperCase(Locale.ROOT);
        Optional<E> found =
                field.allowed().stream().filter(one -> one.name().equals(name)).findFirst();
        checks.require(found.isPresent(), field.name(), seen(node), "one of " + new TreeSet<>(field.allowed()));
        return found;
    }

    /** The objects of a list. */
    public List<ObjectNode> items(Field.Items field) {
        JsonNode node = node(field.name());
        var found = new ArrayList<ObjectNode>();
        boolean fits = node != null && node.isArray() && node.size() <= field.most();
        if (node != null && fits) {
            for (JsonNode item : node) {
                if (item instanceof ObjectNode object) found.add(object);
                else fits = false;
            }
        }
        checks.require(fits, field.name(), seen(node), "a list of at most " + field.most() + " objects");
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
                        PlainText.escaped(entry.getKey()),
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
        String text = PlainText.escaped(node.toString());
        return text.length() <= 80 ? text : text.substring(0, 77) + "...";
    }
}
