package io.quantumtrader.persistence.projection;

import java.util.Optional;

/**
 * Which rows are wanted.
 *
 * @param from UTC epoch milliseconds, included
 * @param to UTC epoch milliseconds, excluded
 * @param action what was decided
 * @param reason a reason code
 */
public record ViewFilter(
        Optional<String> portfolio,
        Optional<String> symbol,
        Optional<String> side,
        Optional<String> action,
        Optional<String> reason,
        Optional<Long> from,
        Optional<Long> to) {

    public static final ViewFilter ALL = new ViewFilter(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    /** Conditions of a table, such as {@code symbol = ?}, with their values. */
    Where on(View view) {
        var where = new Where();
        equal(where, view, "portfolio", portfolio);
        equal(where, view, "symbol", symbol);
        equal(where, view, "side", side);
        equal(where, view, "action", action);
        if (view.saysSeveralReasons())
            reason.ifPresent(
                    code -> where.and("string_to_array(" + column(view, "reason") + ", ' ') @> array[?::text]", code));
        else equal(where, view, "reason", reason);
        from.ifPresent(value -> where.and(column(view, "from") + " >= ?", value));
        to.ifPresent(value -> where.and(column(view, "to") + " < ?", value));
        return where;
    }

    private static void equal(Where where, View view, String filter, Optional<String> value) {
        value.ifPresent(text -> where.and(column(view, filter) + " = ?", text));
    }

    private static String column(View view, String filter) {
        return view.filtered(filter)
                .orElseThrow(() -> new IllegalArgumentException(view.word() + " cannot be filtered by " + filter));
    }
}
