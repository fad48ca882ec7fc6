package io.quantumtrader.app.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.quantumtrader.http.json.PlainText;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Plain columns for a terminal, made from the same JSON that {@code --json} prints. Numbers stand to the right. */
final class Table {

    private final List<List<String>> rows = new ArrayList<>();

    /** Cells are shown in one line each, whatever somebody once wrote into them. */
    Table row(List<String> cells) {
        rows.add(cells.stream().map(PlainText::escaped).toList());
        return this;
    }

    /** One line for each field of an object; inner objects indented under their name. */
    static Table fields(JsonNode object) {
        Table table = new Table();
        table.addFields(object, "");
        return table;
    }

    /** One line for each element of an array, with the given fields as columns; {@code a.b} is a field of a field. */
    static Table columns(JsonNode array, List<String> fields) {
        Table table = new Table().row(fields);
        array.forEach(element ->
                table.row(fields.stream().map(field -> cell(at(element, field))).toList()));
        return table;
    }

    /** The same with a last column that is made of the whole element. */
    static Table columns(JsonNode array, List<String> fields, String last, Function<JsonNode, String> made) {
        Table table =
                new Table().row(Stream.concat(fields.stream(), Stream.of(last)).toList());
        array.forEach(element -> table.row(Stream.concat(
                        fields.stream().map(field -> cell(at(element, field))), Stream.of(made.apply(element)))
                .toList()));
        return table;
    }

    void print(PrintWriter out) {
        int columns = rows.stream().mapToInt(List::size).max().orElse(0);
        int[] widths = IntStream.range(0, columns).map(this::width).toArray();
        rows.forEach(row -> out.println(line(row, widths)));
        out.flush();
    }

    private void addFields(JsonNode object, String indent) {
        object.properties().forEach(field -> {
            String name = indent + field.getKey();
            if (field.getValue().isObject() && !field.getValue().isEmpty()) {
                row(List.of(name));
                addFields(field.getValue(), indent + "  ");
            } else {
                row(List.of(name, cell(field.getValue())));
            }
        });
    }

    private static JsonNode at(JsonNode element, String field) {
        return element.at("/" + field.replace('.', '/'));
    }

    private int width(int column) {
        return rows.stream()
                .filter(row -> row.size() > column && row.size() > 1)
                .mapToInt(row -> row.get(column).length())
                .max()
                .orElse(0);
    }

    private static String line(List<String> row, int[] widths) {
        return IntStream.range(0, row.size())
                .mapToObj(i -> pad(row.get(i), widths[i], i > 0 && row.size() > 2))
                .collect(Collectors.joining("  "))
                .stripTrailing();
    }

    private static String pad(String cell, int width, boolean maybeNumber) {
        boolean number = maybeNumber && cell.matches("-|[-+]?[\\d,.]+(E-?\\d+)?( %)?");
        return " ".repeat(number ? Math.max(0, width - cell.length()) : 0)
                + cell
                + " ".repeat(number ? 0 : Math.max(0, width - cell.length()));
    }

    /** Milliseconds since 1970 as a time in UTC, a dash for none. */
    static String time(JsonNode milliseconds) {
        return milliseconds.isNumber()
                ? Instant.ofEpochMilli(milliseconds.asLong()).toString()
                : "-";
    }

    /** Numbers to six significant digits, no data as a dash, lists and objects in one line. */
    static String cell(JsonNode value) {
        if (value.isMissingNode() || value.isNull()) return "-";
        if (value.isFloatingPointNumber()) return number(value.asDouble());
        if (value.isArray())
            return IntStream.range(0, value.size())
                    .mapToObj(i -> cell(value.get(i)))
                    .collect(Collectors.joining(", "));
        if (value.isObject())
            return value.properties().stream()
                    .map(field -> field.getKey() + " " + cell(field.getValue()))
                    .collect(Collectors.joining(" "));
        return value.asText();
    }

    private static String number(double value) {
        if (!Double.isFinite(value)) return "-";
        double size = Math.abs(value);
        if (size != 0 && size < 1e-3) return String.format(Locale.ROOT, "%.3e", value);
        return String.format(Locale.ROOT, size >= 1000 ? "%,.2f" : size >= 10 ? "%.3f" : "%.5f", value);
    }
}
