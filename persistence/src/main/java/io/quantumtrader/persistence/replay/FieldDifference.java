package io.quantumtrader.persistence.replay;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The first field in which two records differ, in the order of their components and into lists and records within them.
 * Doubles differ by their bits; a number that is none equals any other that is none, for its bits are the compiler's choice.
 *
 * @param path components by name, elements by index: {@code reasons[0].observed}
 */
record FieldDifference(String path, String recorded, String derived) {

    private static final String WHOLE = "event";

    /** Empty if nothing differs. */
    static Optional<FieldDifference> first(Object recorded, Object derived) {
        return first("", recorded, derived);
    }

    private static Optional<FieldDifference> first(String path, Object recorded, Object derived) {
        if (recorded.equals(derived)) return Optional.empty();
        if (recorded.getClass() != derived.getClass() && !(recorded instanceof List && derived instanceof List)) {
            return Optional.of(new FieldDifference(path.isEmpty() ? WHOLE : path, kind(recorded), kind(derived)));
        }
        return switch (recorded) {
            case Record made -> within(path, made, (Record) derived);
            case List<?> list -> within(path, list, (List<?>) derived);
            case Optional<?> value
            when value.isPresent() && ((Optional<?>) derived).isPresent() ->
                first(path, value.get(), ((Optional<?>) derived).get());
            default -> Optional.of(new FieldDifference(path, text(recorded), text(derived)));
        };
    }

    private static Optional<FieldDifference> within(String path, Record recorded, Record derived) {
        String inside = path.isEmpty() ? "" : path + ".";
        for (var component : recorded.getClass().getRecordComponents()) {
            var found = first(inside + component.getName(), value(component, recorded), value(component, derived));
            if (found.isPresent()) return found;
        }
        return Optional.empty();
    }

    private static Optional<FieldDifference> within(String path, List<?> recorded, List<?> derived) {
        for (int i = 0; i < Math.min(recorded.size(), derived.size()); i++) {
            var found = first(path + "[" + i + "]", recorded.get(i), derived.get(i));
            if (found.isPresent()) return found;
        }
        return Optional.of(new FieldDifference(path + ".size", "" + recorded.size(), "" + derived.size()));
    }

    private static Object value(RecordComponent component, Record of) {
        try {
            var accessor = component.getAccessor();
            accessor.setAccessible(true);
            return accessor.invoke(of);
        } catch (IllegalAccessException | InvocationTargetException bug) {
            throw new IllegalStateException("no value of " + component, bug);
        }
    }

    private static String kind(Object value) {
        return value instanceof Record ? value.getClass().getSimpleName() : text(value);
    }

    private static String text(Object value) {
        return switch (value) {
            case Double number -> withBits(number);
            case Optional<?> empty when empty.isEmpty() -> Difference.NOTHING;
            case Optional<?> present -> text(present.get());
            case OptionalDouble number -> number.isPresent() ? withBits(number.getAsDouble()) : Difference.NOTHING;
            default -> value.toString();
        };
    }

    private static String withBits(double number) {
        return "%s (0x%016x)".formatted(number, Double.doubleToRawLongBits(number));
    }
}
