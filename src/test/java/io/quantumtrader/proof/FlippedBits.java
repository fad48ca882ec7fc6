package io.quantumtrader.proof;

import io.quantumtrader.persistence.JournalEvent;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The doubles within an event by their paths, and the event with one bit of one of them flipped. */
final class FlippedBits {

    private final Predicate<String> chosen;
    private final List<String> paths = new ArrayList<>();
    private int target = -1;
    private int bit;
    private boolean changed;

    private FlippedBits(Predicate<String> chosen) {
        this.chosen = chosen;
    }

    /** Paths of the doubles that are chosen, in the order of the record: {@code reasons[0].observed}. */
    static List<String> paths(JournalEvent event, Predicate<String> chosen) {
        var walk = new FlippedBits(chosen);
        walk.copy("", event);
        return walk.paths;
    }

    /** The event with that bit of that double flipped; empty where both are no numbers, or both zero. */
    static Optional<JournalEvent> flipped(JournalEvent event, Predicate<String> chosen, int which, int bit) {
        var walk = new FlippedBits(chosen);
        walk.target = which;
        walk.bit = bit;
        var copy = (JournalEvent) walk.copy("", event);
        return walk.changed ? Optional.of(copy) : Optional.empty();
    }

    private Object copy(String path, Object value) {
        return switch (value) {
            case Double number -> number(path, number);
            case Record record -> record(path, record);
            case List<?> list -> {
                var copies = new ArrayList<>();
                for (int i = 0; i < list.size(); i++) copies.add(copy(path + "[" + i + "]", list.get(i)));
                yield copies;
            }
            case Optional<?> some -> some.map(inner -> copy(path, inner));
            default -> value;
        };
    }

    private Double number(String path, Double number) {
        if (!chosen.test(path)) return number;
        paths.add(path);
        if (paths.size() - 1 != target) return number;
        Double other = Double.longBitsToDouble(Double.doubleToRawLongBits(number) ^ (1L << bit));
        changed = !other.equals(number);
        return other;
    }

    private Object record(String path, Record record) {
        var components = record.getClass().getRecordComponents();
        var types = new Class<?>[components.length];
        var values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
            String inside = path.isEmpty() ? components[i].getName() : path + "." + components[i].getName();
            values[i] = copy(inside, value(components[i], record));
        }
        try {
            var constructor = record.getClass().getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException refused) {
            throw new IllegalStateException("no copy of " + record, refused);
        }
    }

    private static Object value(RecordComponent component, Record record) {
        try {
            var accessor = component.getAccessor();
            accessor.setAccessible(true);
            return accessor.invoke(record);
        } catch (ReflectiveOperationException refused) {
            throw new IllegalStateException("no value of " + component, refused);
        }
    }
}
