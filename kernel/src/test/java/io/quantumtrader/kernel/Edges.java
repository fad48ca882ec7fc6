package io.quantumtrader.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quantumtrader.kernel.check.InvalidInput;
import io.quantumtrader.kernel.check.Violation;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.List;

/**
 * Holds a record of limits to its bounds: a value on the edge is taken, the next one beyond is refused and named. Every
 * other component keeps its documented default.
 */
public final class Edges {

    private final Record defaults;

    private Edges(Record defaults) {
        this.defaults = defaults;
    }

    public static Edges of(Record defaults) {
        return new Edges(defaults);
    }

    /** Each value is taken. */
    public Edges takes(String component, Object... values) {
        for (Object value : values)
            assertThat(with(component, value)).as("%s = %s", component, value).isNotNull();
        return this;
    }

    /** Each value is refused, and the refusal names the field. */
    public Edges refuses(String component, String field, Object... values) {
        for (Object value : values) {
            assertThatThrownBy(() -> with(component, value))
                    .as("%s = %s", component, value)
                    .isInstanceOfSatisfying(
                            InvalidInput.class,
                            invalid -> assertThat(invalid.violations())
                                    .extracting(Violation::field)
                                    .contains(field));
        }
        return this;
    }

    /** The smallest double above. */
    public static double above(double value) {
        return Math.nextUp(value);
    }

    /** The largest double below. */
    public static double below(double value) {
        return Math.nextDown(value);
    }

    private Record with(String component, Object value) {
        var components = List.of(defaults.getClass().getRecordComponents());
        assertThat(components).extracting(RecordComponent::getName).contains(component);
        try {
            var canonical = defaults.getClass()
                    .getDeclaredConstructor(
                            components.stream().map(RecordComponent::getType).toArray(Class<?>[]::new));
            canonical.setAccessible(true);
            return canonical.newInstance(components.stream()
                    .map(one -> one.getName().equals(component) ? value : read(one))
                    .toArray());
        } catch (InvocationTargetException refused) {
            if (refused.getCause() instanceof InvalidInput invalid) throw invalid;
            throw new LinkageError("not refused as input", refused.getCause());
        } catch (ReflectiveOperationException broken) {
            throw new LinkageError("cannot read the record", broken);
        }
    }

    private Object read(RecordComponent component) {
        try {
            var accessor = component.getAccessor();
            accessor.setAccessible(true);
            return accessor.invoke(defaults);
        } catch (ReflectiveOperationException broken) {
            throw new LinkageError("cannot read the record", broken);
        }
    }
}
