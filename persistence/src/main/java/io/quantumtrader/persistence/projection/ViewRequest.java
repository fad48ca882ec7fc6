package io.quantumtrader.persistence.projection;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One question to the views. */
public sealed interface ViewRequest {

    /**
     * Rows of a table, newest first.
     *
     * @param after only rows behind this place of the listing; the last one's asks for the next page
     * @param limit at most so many
     */
    record Listing(View view, ViewFilter filter, Optional<Long> after, int limit) implements ViewRequest {

        /** The page behind this one. */
        public Listing after(long place) {
            return new Listing(view, filter, Optional.of(place), limit);
        }
    }

    /**
     * Why nothing was opened, counted over the last minutes of the market's clock.
     *
     * @param minutes lengths of time, rising
     */
    record WhyNot(Optional<String> symbol, List<Integer> minutes) implements ViewRequest {
        public WhyNot {
            minutes = List.copyOf(minutes);
        }
    }

    /** Trades in groups. */
    record Performance(Grouping by, ViewFilter filter) implements ViewRequest {}

    /**
     * How often which R.
     *
     * @param width of one bar of the histogram, R
     */
    record RHistogram(double width, ViewFilter filter) implements ViewRequest {}

    /**
     * Equity over time in pieces of equal length.
     *
     * @param points at most so many pieces
     */
    record EquityCurve(ViewFilter filter, int points) implements ViewRequest {}

    /** What trades are grouped by. */
    enum Grouping {
        SYMBOL("symbol"),
        REGIME("regime"),
        EXIT_REASON("exit_by || coalesce(' ' || exit_reason, '')"),
        PROFILE("profile"),
        SIDE("side"),
        LAYER("exit_layer"),
        /** ISO week of the end, UTC, as 2026-W07. */
        WEEK("to_char(to_timestamp(closed_at_ms / 1000.0) at time zone 'UTC', 'IYYY-\"W\"IW')"),
        /** Month of the end, UTC, as 2026-02. */
        MONTH("to_char(to_timestamp(closed_at_ms / 1000.0) at time zone 'UTC', 'YYYY-MM')");

        private final String sql;

        Grouping(String sql) {
            this.sql = sql;
        }

        String sql() {
            return sql;
        }

        /** The name in addresses and on the command line. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
