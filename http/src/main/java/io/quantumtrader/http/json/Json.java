package io.quantumtrader.http.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/** The one mapper of the API: views out, views back in for clients, bodies as trees. */
public final class Json {

    private static final ObjectMapper MAPPER = mapper();

    private Json() {}

    /** A mapper of its own for a client that reads views. */
    public static ObjectMapper mapper() {
        var numbers = new SimpleModule("numbers")
                .addSerializer(double.class, new KnownOrNull())
                .addSerializer(Double.class, new KnownOrNull())
                .addDeserializer(double.class, new NullIsUnknown());
        return JsonMapper.builder()
                .addModule(numbers)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
    }

    public static byte[] bytes(Object value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot write " + value.getClass().getName(), broken);
        }
    }

    public static ObjectNode tree(Object value) {
        return MAPPER.valueToTree(value);
    }

    public static ArrayNode list(List<?> values) {
        return MAPPER.valueToTree(values);
    }

    /** The object in the bytes; empty if they hold anything else. */
    public static Optional<ObjectNode> object(byte[] bytes) {
        try {
            JsonNode node = MAPPER.readTree(bytes);
            return node instanceof ObjectNode object ? Optional.of(object) : Optional.empty();
        } catch (IOException malformed) {
            return Optional.empty();
        }
    }

    /** Writes a number that is not finite as null: no data shows as no data. */
    private static final class KnownOrNull extends StdSerializer<Double> {
        private static final long serialVersionUID = 1L;

        KnownOrNull() {
            super(Double.class);
        }

        @Override
        public void serialize(Double value, JsonGenerator out, SerializerProvider provider) throws IOException {
            if (Double.isFinite(value)) out.writeNumber(value);
            else out.writeNull();
        }
    }

    /** Reads null back as NaN. */
    private static final class NullIsUnknown extends StdDeserializer<Double> {
        private static final long serialVersionUID = 1L;

        NullIsUnknown() {
            super(double.class);
        }

        @Override
        public Double deserialize(JsonParser in, DeserializationContext context) throws IOException {
            return in.getDoubleValue();
        }

        @Override
        public Double getNullValue(DeserializationContext context) {
            return Double.NaN;
        }
    }
}
