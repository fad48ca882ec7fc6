package io.quantumtrader.app.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.quantumtrader.http.json.PlainText;
import java.util.Locale;

/** Values as the JSON that {@code --json} prints: field names are those of the records and of the API. */
final class Json {

    private static final ObjectMapper MAPPER =
            new ObjectMapper().registerModule(new Jdk8Module()).enable(SerializationFeature.INDENT_OUTPUT);

    private Json() {}

    static String write(Object value) {
        try {
            return plain(MAPPER.writeValueAsString(value));
        } catch (JsonProcessingException bug) {
            throw new IllegalStateException("cannot be written as JSON: " + value.getClass(), bug);
        }
    }

    /** The same in one line, for those that print one after another. */
    static String line(Object value) {
        try {
            return plain(
                    MAPPER.writer().without(SerializationFeature.INDENT_OUTPUT).writeValueAsString(value));
        } catch (JsonProcessingException bug) {
            throw new IllegalStateException("cannot be written as JSON: " + value.getClass(), bug);
        }
    }

    /**
     * The same JSON with signs that do not show as escapes: a terminal would obey what the text of an older record says to it. They stand
     * within texts alone, for outside of them JSON has no other than line breaks.
     */
    static String plain(String json) {
        var shown = new StringBuilder(json.length());
        json.codePoints().forEach(sign -> {
            String one = Character.toString(sign);
            if (sign == '\n' || sign == '\r' || PlainText.is(one)) shown.append(one);
            else one.chars().forEach(unit -> shown.append(String.format(Locale.ROOT, "\\u%04X", unit)));
        });
        return shown.toString();
    }

    static JsonNode tree(Object value) {
        return MAPPER.valueToTree(value);
    }
}
