package io.quantumtrader.http.openapi;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * JSON Schemas (2020-12) of records as {@link io.quantumtrader.http.json.Json} writes them: every component is there, a number that is
 * not finite is null, an enum is its name.
 */
final class Shapes {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Meanings meanings;
    private final Map<String, ObjectNode> named = new TreeMap<>();

    Shapes(Meanings meanings) {
        this.meanings = meanings;
    }

    /** All named schemas so far, by name. */
    ObjectNode components() {
        var all = JSON.objectNode();
        named.forEach(all::set);
        return all;
    }

    /** A reference to the schema of a record or enum, which is written if it was not yet. */
    ObjectNode of(Class<?> type) {
        String name = name(type);
        if (!named.containsKey(name)) {
            named.put(name, JSON.objectNode());
            named.put(name, type.isEnum() ? words(type) : record(type));
        }
        return reference(name);
    }

    /** A list of them. */
    ObjectNode listOf(Class<?> type) {
        return array(of(type));
    }

    /** A record with further fields that an answer may have. */
    ObjectNode extended(String name, Class<?> type, Consumer<ObjectNode> further) {
        of(type);
        var schema = record(type);
        further.accept((ObjectNode) schema.get("properties"));
        named.put(name, schema);
        return reference(name);
    }

    static ObjectNode array(ObjectNode items) {
        var schema = JSON.objectNode().put("type", "array");
        schema.set("items", items);
        return schema;
    }

    static ObjectNode text() {
        return JSON.objectNode().put("type", "string");
    }

    private static ObjectNode reference(String name) {
        return JSON.objectNode().put("$ref", "#/components/schemas/" + name);
    }

    private static String name(Class<?> type) {
        Class<?> outer = type.getDeclaringClass();
        String own = type.getSimpleName();
        return outer == null ? own : outer.getSimpleName() + own;
    }

    private ObjectNode words(Class<?> type) {
        var schema = text();
        var words = schema.putArray("enum");
        Arrays.stream(type.getEnumConstants()).forEach(constant -> words.add(((Enum<?>) constant).name()));
        return described(schema, meanings.type(type));
    }

    private ObjectNode record(Class<?> type) {
        if (!type.isRecord()) throw new IllegalArgumentException("no record: " + type);
        var schema = described(JSON.objectNode().put("type", "object"), meanings.type(type));
        var properties = JSON.objectNode();
        var required = JSON.arrayNode();
        for (RecordComponent component : type.getRecordComponents()) {
            var shape = of(component.getAnnotatedType());
            properties.set(component.getName(), described(shape, meanings.component(type, component.getName())));
            required.add(component.getName());
        }
        schema.put("additionalProperties", false);
        schema.set("required", required);
        schema.set("properties", properties);
        return schema;
    }

    private ObjectNode of(AnnotatedType annotated) {
        var shape = plain(annotated);
        return annotated.isAnnotationPresent(Nullable.class) ? orNull(shape) : shape;
    }

    private ObjectNode plain(AnnotatedType annotated) {
        Class<?> type = raw(annotated);
        if (type == String.class) return text();
        if (type == boolean.class || type == Boolean.class)
            return JSON.objectNode().put("type", "boolean");
        if (type == double.class || type == Double.class)
            return orNull(JSON.objectNode().put("type", "number"));
        if (type == long.class || type == Long.class) {
            return JSON.objectNode().put("type", "integer").put("format", "int64");
        }
        if (type == int.class || type == Integer.class) {
            return JSON.objectNode().put("type", "integer").put("format", "int32");
        }
        if (type == Object.class) return JSON.objectNode();
        if (Collection.class.isAssignableFrom(type)) return array(of(argument(annotated, 0)));
        if (Map.class.isAssignableFrom(type)) {
            var schema = JSON.objectNode().put("type", "object");
            schema.set("additionalProperties", of(argument(annotated, 1)));
            return schema;
        }
        return of(type);
    }

    private static Class<?> raw(AnnotatedType annotated) {
        return switch (annotated.getType()) {
            case Class<?> type -> type;
            case java.lang.reflect.ParameterizedType type -> (Class<?>) type.getRawType();
            case java.lang.reflect.Type other -> throw new IllegalArgumentException("cannot be described: " + other);
        };
    }

    private static AnnotatedType argument(AnnotatedType annotated, int index) {
        return ((AnnotatedParameterizedType) annotated).getAnnotatedActualTypeArguments()[index];
    }

    private static ObjectNode orNull(ObjectNode shape) {
        if (shape.isEmpty()) return shape;
        if (shape.path("type").isTextual() && !shape.has("enum")) {
            ArrayNode types =
                    JSON.arrayNode().add(shape.get("type").textValue()).add("null");
            shape.set("type", types);
            return shape;
        }
        if (shape.path("type").isArray()) return shape;
        var either = JSON.objectNode();
        either.putArray("anyOf").add(shape).addObject().put("type", "null");
        return either;
    }

    private static ObjectNode described(ObjectNode schema, String meaning) {
        if (!meaning.isEmpty()) schema.put("description", meaning);
        return schema;
    }
}
