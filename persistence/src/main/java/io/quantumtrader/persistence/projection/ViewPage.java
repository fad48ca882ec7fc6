package io.quantumtrader.persistence.projection;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a question to the views is answered with.
 *
 * @param columns of each row, in order
 * @param rows values: text, {@link Long}, {@link Double}, {@link Boolean}, or null where there is no data
 * @param next the place to ask for the rows behind these; empty where there are none
 * @param untilMs the market's clock that the answer counts back from; empty where it does not
 * @param behind places of the journal that this view has not taken in yet; 0 when it is up to date
 */
public record ViewPage(
        List<Column> columns,
        List<List<@Nullable Object>> rows,
        Optional<Long> next,
        Optional<Long> untilMs,
        long behind) {

    public ViewPage {
        columns = List.copyOf(columns);
        rows = Collections.unmodifiableList(new ArrayList<>(rows));
    }
}
