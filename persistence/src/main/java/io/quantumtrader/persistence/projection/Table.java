package io.quantumtrader.persistence.projection;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One table of a view. Every table has the column {@code place}: unique, rising with the journal, the same after every rebuild;
 * pages go by it.
 */
public final class Table {

    /** Where a row stands among the rows of its table. */
    public static final String PLACE = "place";

    private final String name;
    private final List<Column> key;
    private final List<Column> columns;
    private final Map<String, Integer> indexes = new HashMap<>();

    private Table(String name, List<Column> key, List<Column> rest) {
        this.name = name;
        this.key = List.copyOf(key);
        columns = Stream.concat(key.stream(), rest.stream()).toList();
        for (int i = 0; i < columns.size(); i++) {
            if (indexes.put(columns.get(i).name(), i) != null)
                throw new IllegalArgumentException(
                        name + " has " + columns.get(i).name() + " twice");
        }
    }

    static Table of(String name, List<Column> key, Column... rest) {
        return new Table(name, key, List.of(rest));
    }

    static Column place() {
        return Column.whole(PLACE, "place in the journal, for paging");
    }

    public String name() {
        return name;
    }

    /** Key columns first. */
    public List<Column> columns() {
        return columns;
    }

    /** What tells one row from another. */
    public List<Column> key() {
        return key;
    }

    int index(String column) {
        var index = indexes.get(column);
        if (index == null) throw new IllegalArgumentException(name + " has no column " + column);
        return index;
    }

    @Override
    public String toString() {
        return name;
    }
}
