package io.quantumtrader.persistence.projection;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What a fold makes of some events: at most one statement for each row, whatever happened to it meanwhile. Kept until it is
 * committed, so that a commit that failed is tried again without folding again. Confined to one thread.
 */
final class Writes {

    private final boolean muted;
    private final Map<Table, Map<List<@Nullable Object>, Change>> changes = new LinkedHashMap<>();

    private enum Kind {
        PUT,
        PATCH,
        COUNT,
        REMOVE
    }

    private record Change(Kind kind, Row row) {}

    Writes() {
        this(false);
    }

    private Writes(boolean muted) {
        this.muted = muted;
    }

    /** Takes nothing: for a fold that catches up with what is in its tables already. */
    static Writes none() {
        return new Writes(true);
    }

    /** The whole row; a column that is not set is no data. */
    void put(Row row) {
        change(Kind.PUT, row);
    }

    /** The columns that are set, of a row that is there; nothing if it is not. */
    void patch(Row row) {
        var before = of(row);
        if (before == null) change(Kind.PATCH, row);
        else if (before.kind() != Kind.REMOVE) before.row().take(row);
    }

    /** One more in {@code n}; the other columns are those of the first. */
    void count(Row row) {
        var before = of(row);
        if (before == null) change(Kind.COUNT, row);
        else before.row().add(row, "n");
    }

    /** The row with this key goes. */
    void remove(Row key) {
        change(Kind.REMOVE, key);
    }

    private @Nullable Change of(Row row) {
        return changes.getOrDefault(row.table(), Map.of()).get(row.key());
    }

    private void change(Kind kind, Row row) {
        if (muted) return;
        changes.computeIfAbsent(row.table(), table -> new LinkedHashMap<>()).put(row.key(), new Change(kind, row));
    }

    /** Carries everything out on a connection; the caller commits. */
    void applyTo(Connection connection) throws SQLException {
        for (var table : changes.values()) {
            var bySql = new LinkedHashMap<String, List<Change>>();
            for (var change : table.values()) {
                bySql.computeIfAbsent(sql(change), sql -> new ArrayList<>()).add(change);
            }
            for (var batch : bySql.entrySet()) {
                if (!batch.getKey().isEmpty()) execute(connection, batch.getKey(), batch.getValue());
            }
        }
    }

    private static void execute(Connection connection, String sql, List<Change> batch) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (var change : batch) {
                bind(statement, change);
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    private static void bind(PreparedStatement statement, Change change) throws SQLException {
        var row = change.row();
        int keys = row.table().key().size();
        int next = 1;
        if (change.kind() == Kind.PUT || change.kind() == Kind.COUNT) {
            for (int i = 0; i < row.table().columns().size(); i++) statement.setObject(next++, row.value(i));
            return;
        }
        if (change.kind() == Kind.PATCH) {
            for (int i : patched(row).toArray()) statement.setObject(next++, row.value(i));
        }
        for (int i = 0; i < keys; i++) statement.setObject(next++, row.value(i));
    }

    private static IntStream patched(Row row) {
        int keys = row.table().key().size();
        return row.present().stream().filter(index -> index >= keys);
    }

    private static String sql(Change change) {
        var table = change.row().table();
        return switch (change.kind()) {
            case PUT -> insert(table) + " do update set " + excluded(table);
            case COUNT -> insert(table) + " do update set n = " + table + ".n + excluded.n";
            case PATCH -> update(change.row());
            case REMOVE -> "delete from " + table + where(table);
        };
    }

    private static String insert(Table table) {
        return "insert into " + table + " (" + names(table.columns()) + ") values ("
                + table.columns().stream()
                        .map(column -> "?::" + column.type().sql())
                        .collect(Collectors.joining(", "))
                + ") on conflict (" + names(table.key()) + ")";
    }

    private static String excluded(Table table) {
        return table.columns().stream()
                .skip(table.key().size())
                .map(column -> column.name() + " = excluded." + column.name())
                .collect(Collectors.joining(", "));
    }

    private static String update(Row row) {
        var set = patched(row)
                .mapToObj(row.table().columns()::get)
                .map(column -> column.name() + " = ?::" + column.type().sql())
                .collect(Collectors.joining(", "));
        return set.isEmpty() ? "" : "update " + row.table() + " set " + set + where(row.table());
    }

    private static String where(Table table) {
        return table.key().stream()
                .map(column -> column.name() + " = ?::" + column.type().sql())
                .collect(Collectors.joining(" and ", " where ", ""));
    }

    private static String names(List<Column> columns) {
        return columns.stream().map(Column::name).collect(Collectors.joining(", "));
    }
}
