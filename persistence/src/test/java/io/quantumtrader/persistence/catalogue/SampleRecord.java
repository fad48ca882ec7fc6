package io.quantumtrader.persistence.catalogue;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Fills any flat record with fixed values, different for each field, so that two swapped fields are noticed. */
final class SampleRecord {

    private int next = 1;

    private SampleRecord() {}

    static Object of(Class<?> type) {
        return new SampleRecord().make(type);
    }

    private Object make(Class<?> type) {
        var components = type.getRecordComponents();
        var values = new Object[components.length];
        var types = new Class<?>[components.length];
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
            values[i] = value(components[i].getGenericType());
        }
        try {
            var constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException refused) {
            throw new IllegalStateException("no sample of " + type + names(components), refused);
        }
    }

    private static String names(RecordComponent[] components) {
        return List.of(components).toString();
    }

    private Object value(Type type) {
        int n = next++;
        if (type instanceof ParameterizedType generic) return container(generic);
        var kind = (Class<?>) type;
        if (kind.isRecord()) return make(kind);
        if (kind.isEnum()) return kind.getEnumConstants()[0];
        return switch (kind.getSimpleName()) {
            case "String" -> "text-" + n;
            case "int", "Integer" -> n;
            case "long", "Long" -> 1_700_000_000_000L + n;
            case "double", "Double" -> n + 1.0 / 3;
            case "float", "Float" -> n + 0.25f;
            case "byte", "Byte" -> (byte) n;
            case "short", "Short" -> (short) n;
            case "boolean", "Boolean" -> n % 2 == 1;
            case "Instant" -> Instant.ofEpochSecond(1_700_000_000L + n, 123_456_789);
            case "OptionalDouble" -> OptionalDouble.of(n + 0.5);
            case "OptionalLong" -> OptionalLong.of(n);
            default -> throw new IllegalStateException("not a type for an event on disk: " + kind);
        };
    }

    private Object container(ParameterizedType generic) {
        var arguments = generic.getActualTypeArguments();
        return switch (((Class<?>) generic.getRawType()).getSimpleName()) {
            case "Optional" -> Optional.of(value(arguments[0]));
            case "List" -> List.of(value(arguments[0]), value(arguments[0]));
            case "Map" -> Map.of(value(arguments[0]), value(arguments[1]));
            default -> throw new IllegalStateException("not a type for an event on disk: " + generic);
        };
    }
}
