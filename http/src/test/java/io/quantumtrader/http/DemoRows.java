package io.quantumtrader.http;

import io.quantumtrader.persistence.projection.Column;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Made-up rows of any view: a place, a text that needs quotes, and otherwise no data. */
final class DemoRows {

    private DemoRows() {}

    static List<@Nullable Object> row(List<Column> columns, long place) {
        var row = new ArrayList<@Nullable Object>();
        for (var column : columns) {
            row.add(
                    switch (column.name()) {
                        case "place" -> place;
                        case "symbol" -> "BTC,USDT";
                        case "entry_by" -> "=1+1";
                        case "r" -> 0.5 * place;
                        default -> null;
                    });
        }
        return row;
    }
}
