package io.quantumtrader.persistence.projection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Values of one row, or of some of its columns. A number that is not finite is no data. Confined to one thread. */
final class Row {

    private final Table table;
    private final @Nullable Object[] values;
    private final BitSet present = new BitSet();

    Row(Table table) {
        this.table = table;
        this.values = new Object[table.columns().size()];
    }

    Row set(String column, @Nullable String value) {
        return put(column, value);
    }

    Row set(String column, long value) {
        return put(column, value);
    }

    Row set(String column, double value) {
        return put(column, Double.isFinite(value) ? value : null);
    }

    Row set(String column, boolean value) {
        return put(column, value);
    }

    Row set(String column, Optional<?> value) {
        return put(column, value.orElse(null));
    }

    private Row put(String column, @Nullable Object value) {
        int index = table.index(column);
        values[index] = value;
        present.set(index);
        return this;
    }

    Table table() {
        return table;
    }

    List<@Nullable Object> key() {
        return new ArrayList<>(Arrays.asList(values).subList(0, table.key().size()));
    }

    BitSet present() {
        return present;
    }

    @Nullable
    Object value(int index) {
        return values[index];
    }

    /** Takes over what the other has. */
    void take(Row other) {
        other.present.stream().forEach(index -> values[index] = other.values[index]);
        present.or(other.present);
    }

    /** The sum of both in a column of whole numbers. */
    void add(Row other, String column) {
        int index = table.index(column);
        values[index] = whole(values[index]) + whole(other.values[index]);
    }

    private static long whole(@Nullable Object value) {
        return value instanceof Long number ? number : 0;
    }
}
