package io.quantumtrader.persistence.projection;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Rows as CSV by RFC 4180: comma, line ends of CR LF, quotes where they are needed, nothing for no data. A text that a spreadsheet
 * would take for a formula gets an apostrophe before it.
 */
public final class CsvText {

    private CsvText() {}

    public static String head(List<Column> columns) {
        return columns.stream().map(Column::name).collect(Collectors.joining(",", "", "\r\n"));
    }

    public static String line(List<@Nullable Object> row) {
        return row.stream().map(CsvText::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String cell(@Nullable Object value) {
        if (value == null) return "";
        if (!(value instanceof String text)) return value.toString();
        String safe = text.isEmpty() || "=+-@\t\r".indexOf(text.charAt(0)) < 0 ? text : "'" + text;
        boolean plain = safe.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? safe : '"' + safe.replace("\"", "\"\"") + '"';
    }
}
