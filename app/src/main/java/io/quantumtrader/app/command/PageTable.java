package io.quantumtrader.app.command;

import com.fasterxml.jackson.databind.node.DoubleNode;
import io.quantumtrader.persistence.projection.Column;
import io.quantumtrader.persistence.projection.ViewPage;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of a view for a terminal: no data as a dash, times in UTC. */
final class PageTable {

    private PageTable() {}

    /** The columns of these names, all where none are named. */
    static Table of(ViewPage page, List<String> names) {
        var all = page.columns().stream().map(Column::name).toList();
        var chosen = names.isEmpty() ? all : names;
        var indexes = chosen.stream().mapToInt(all::indexOf).toArray();
        var table = new Table().row(chosen);
        for (var row : page.rows()) {
            table.row(Arrays.stream(indexes)
                    .mapToObj(i -> cell(page.columns().get(i), row.get(i)))
                    .toList());
        }
        return table;
    }

    static String time(long ms) {
        return Instant.ofEpochMilli(ms).toString();
    }

    private static String cell(Column column, @Nullable Object value) {
        return switch (value) {
            case null -> "-";
            case Double number -> Table.cell(DoubleNode.valueOf(number));
            case Long ms when column.type() == Column.Type.TIME -> time(ms);
            default -> value.toString();
        };
    }
}
