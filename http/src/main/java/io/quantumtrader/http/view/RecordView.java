package io.quantumtrader.http.view;

import io.quantumtrader.persistence.projection.Column;
import io.quantumtrader.persistence.projection.View;
import io.quantumtrader.persistence.projection.ViewPage;
import io.quantumtrader.persistence.projection.ViewParameters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a view of the record answers.
 *
 * @param view its name
 * @param rows fields by the names of {@code /api/v1/views}
 * @param next ask for the rows behind these with {@code after}, null where there are none
 * @param untilMs the market's clock that the answer counts back from, null where it does not
 * @param behind places of the journal that the view has not taken in yet
 */
public record RecordView(
        String view,
        List<Map<String, @Nullable Object>> rows,
        @Nullable Long next,
        @Nullable Long untilMs,
        long behind) {

    public static RecordView of(String view, ViewPage page) {
        var rows = page.rows().stream().map(row -> fields(page.columns(), row)).toList();
        return new RecordView(
                view, rows, page.next().orElse(null), page.untilMs().orElse(null), page.behind());
    }

    private static Map<String, @Nullable Object> fields(List<Column> columns, List<@Nullable Object> row) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        for (int i = 0; i < columns.size(); i++) fields.put(columns.get(i).jsonName(), row.get(i));
        return fields;
    }

    /**
     * What can be asked for.
     *
     * @param columns of its rows; empty for answers over many rows, whose columns follow the question
     */
    public record Description(String view, String meaning, List<Field> columns) {
        public Description {
            columns = List.copyOf(columns);
        }
    }

    /** One field of a row. */
    public record Field(String name, String type, String meaning) {}

    /** Every view, tables first. */
    public static List<Description> descriptions() {
        var all = new ArrayList<Description>();
        Arrays.stream(View.values())
                .forEach(view -> all.add(new Description(
                        view.word(),
                        view.meaning(),
                        view.columns().stream().map(RecordView::field).toList())));
        ViewParameters.SUMMARIES.forEach((name, meaning) -> all.add(new Description(name, meaning, List.of())));
        return all;
    }

    private static Field field(Column column) {
        return new Field(column.jsonName(), column.type().name(), column.meaning());
    }
}
