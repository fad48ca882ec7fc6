package io.quantumtrader.http.route;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quantumtrader.http.json.Field;
import io.quantumtrader.http.json.PlainText;
import java.util.Set;
import java.util.stream.Collectors;

/** What the body of a write asks for, in one short line, for whoever reads later what was asked. */
public final class Asked {

    private static final int LONGEST = 300;
    private static final int LONGEST_VALUE = 120;

    /** The reason is told by itself; a phrase is typed to be compared, not to be kept. */
    private static final Set<String> LEFT_OUT = Set.of("reason", "phrase");

    private Asked() {}

    /** The known fields that hold a text, a number or a flag, as {@code name=value}; empty if none does. */
    public static String of(Endpoint endpoint, ObjectNode body) {
        String told = Bodies.of(endpoint).stream()
                .map(Field::name)
                .filter(name -> !LEFT_OUT.contains(name))
                .filter(name -> isShort(body.path(name)))
                .map(name -> name + "=" + cut(PlainText.escaped(body.path(name).asText()), LONGEST_VALUE))
                .collect(Collectors.joining(" "));
        return cut(told, LONGEST);
    }

    private static boolean isShort(JsonNode value) {
        return value.isNumber()
                || value.isBoolean()
                || (value.isTextual() && !value.textValue().isEmpty());
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest - 3) + "...";
    }
}
