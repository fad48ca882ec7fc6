package io.quantumtrader.persistence.projection;

import static io.quantumtrader.persistence.projection.Column.number;
import static io.quantumtrader.persistence.projection.Column.text;
import static io.quantumtrader.persistence.projection.Column.time;
import static io.quantumtrader.persistence.projection.Column.whole;

import io.quantumtrader.persistence.projection.ViewRequest.EquityCurve;
import io.quantumtrader.persistence.projection.ViewRequest.Performance;
import io.quantumtrader.persistence.projection.ViewRequest.RHistogram;
import io.quantumtrader.persistence.projection.ViewRequest.WhyNot;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Questions that are answered by adding rows up. */
final class Summaries {

    private static final long MINUTE_MS = 60_000;

    /** Codes of bars, which are no reasons of a layer. */
    private static final Map<String, String> BARS = Map.of(
            "NO_SIGNAL", "flat, and the entry strategy does not signal",
            "SIGNAL", "flat, and the entry strategy signals",
            "HOLDING", "a position is held",
            "MARKET_STATE_MISSING", "flat, and too few bars for a market state",
            "NO_BAR", "no bar arrived",
            "BAR_REFUSED", "the bar was refused at the door");

    static final List<Column> PERFORMANCE = List.of(
            text("key", "the group"),
            whole("trades", "positions that ended"),
            whole("wins", "with a net profit"),
            number("win_rate", "wins over trades, fraction"),
            number("r_sum", "net R of all"),
            number("r_average", "net R"),
            number("r_median", "net R"),
            number("r_best", "net R"),
            number("r_worst", "net R"),
            number("net", "after fees and funding, quote currency"),
            number("profit_factor", "profits over losses; none without a loss"),
            number("fees", "quote currency"),
            number("funding", "quote currency"),
            number("mfe_average", "R"),
            number("mae_average", "R"),
            number("duration_average_ms", "milliseconds"));

    static final List<Column> HISTOGRAM = List.of(
            number("from_r", "lower end, included"),
            number("to_r", "upper end, excluded"),
            whole("trades", "positions that ended"),
            number("net", "after fees and funding, quote currency"));

    static final List<Column> CURVE = List.of(
            text("portfolio", "name of the portfolio"),
            time("at_ms", "last reading of the piece"),
            number("equity", "last reading, quote currency"),
            number("equity_low", "lowest reading, quote currency"),
            number("equity_high", "highest reading, quote currency"),
            number("drawdown", "largest of the piece, fraction of the budget's reference peak"),
            number("heat", "last reading, fraction of equity"),
            whole("readings", "in the piece"));

    private Summaries() {}

    static ViewPage whyNot(Connection connection, WhyNot question) throws SQLException {
        var latest = latestMinute(connection);
        var columns = whyNotColumns(question.minutes());
        if (latest.isEmpty())
            return new ViewPage(
                    columns, List.of(), Optional.empty(), latest, ViewReader.behind(connection, "decisions"));
        long end = latest.get() + MINUTE_MS;
        long longest = question.minutes().getLast();
        var where = new Where()
                .and("minute_ms >= ?", end - longest * MINUTE_MS)
                .and("(action = 'BAR' or (action in ('REFUSE_OPEN', 'HELD_BACK') and said in ('REFUSED', 'REASON')))");
        question.symbol().ifPresent(symbol -> where.and("symbol = ?", symbol));
        var sums = new StringBuilder();
        for (int minutes : question.minutes()) {
            sums.append(", coalesce(sum(n) filter (where minute_ms >= ")
                    .append(end - minutes * MINUTE_MS)
                    .append("), 0)");
        }
        var sql = "select action, layer, code, '' as meaning, count(distinct symbol)" + sums
                + " from view_decision_minute" + where.sql()
                + " group by action, layer, code order by (action = 'BAR'), sum(n) desc, action, layer, code";
        var page = ask(connection, sql, where, columns, "decisions");
        var rows = page.rows().stream().map(Summaries::explained).toList();
        return new ViewPage(columns, rows, Optional.empty(), Optional.of(end), page.behind());
    }

    private static List<Column> whyNotColumns(List<Integer> minutes) {
        var columns = new ArrayList<>(List.of(
                text("action", "REFUSE_OPEN, HELD_BACK, or BAR for bars without a deed"),
                text("layer", "the layer that spoke"),
                text("code", "its code, or what a bar was"),
                text("meaning", "the code in words"),
                whole("symbols", "how many symbols")));
        for (int length : minutes)
            columns.add(whole("last_" + length, "how often in the last " + length + " min of the market's clock"));
        return columns;
    }

    private static List<@Nullable Object> explained(List<@Nullable Object> row) {
        var told = new ArrayList<@Nullable Object>(row);
        String code = String.valueOf(row.get(2));
        boolean bar = "BAR".equals(row.get(0));
        told.set(3, bar ? BARS.get(code) : Words.meaning(code));
        if ("".equals(row.get(1))) told.set(1, null);
        return told;
    }

    private static Optional<Long> latestMinute(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("select max(minute_ms) from view_decision_minute")) {
            row.next();
            long latest = row.getLong(1);
            return row.wasNull() ? Optional.empty() : Optional.of(latest);
        }
    }

    static ViewPage performance(Connection connection, Performance question) throws SQLException {
        var where = question.filter().on(View.TRADES);
        var sql = "select " + question.by().sql() + " as key, count(*), count(*) filter (where net > 0),"
                + " avg((net > 0)::int)::float8, sum(r), avg(r), percentile_cont(0.5) within group (order by r), max(r), min(r),"
                + " sum(net), sum(net) filter (where net > 0) / nullif(-sum(net) filter (where net < 0), 0),"
                + " sum(fees), sum(funding), avg(mfe_r), avg(mae_r), avg(duration_ms)::float8"
                + " from view_trade" + where.sql() + " group by 1 order by sum(net) desc, 1";
        return ask(connection, sql, where, PERFORMANCE, "symbols");
    }

    static ViewPage histogram(Connection connection, RHistogram question) throws SQLException {
        var where = question.filter().on(View.TRADES).and("r is not null");
        double width = question.width();
        var sql = "select floor(r / " + width + ") * " + width + ", (floor(r / " + width + ") + 1) * " + width
                + ", count(*), sum(net) from view_trade" + where.sql() + " group by 1, 2 order by 1";
        return ask(connection, sql, where, HISTOGRAM, "symbols");
    }

    /** Pieces of equal length between the first and the last reading that fit. */
    static ViewPage equityCurve(Connection connection, EquityCurve question) throws SQLException {
        var where = question.filter().on(View.EQUITY);
        var sql = "with fitting as (select * from view_equity" + where.sql() + "),"
                + " span as (select min(at_ms) as a, greatest(1, ceil((max(at_ms) - min(at_ms) + 1) / "
                + question.points() + "::numeric))::bigint as width from fitting)"
                + " select portfolio, max(at_ms), (array_agg(equity order by place desc))[1], min(equity), max(equity),"
                + " max(drawdown), (array_agg(heat order by place desc))[1], count(*)"
                + " from fitting, span group by portfolio, (at_ms - a) / width order by 2, 1";
        return ask(connection, sql, where, CURVE, "equity");
    }

    private static ViewPage ask(Connection connection, String sql, Where where, List<Column> columns, String projection)
            throws SQLException {
        var rows = new ArrayList<List<@Nullable Object>>();
        try (var statement = connection.prepareStatement(sql)) {
            where.bind(statement, 1);
            try (var found = statement.executeQuery()) {
                while (found.next()) rows.add(ViewReader.row(found, columns));
            }
        }
        return new ViewPage(
                columns, rows, Optional.empty(), Optional.empty(), ViewReader.behind(connection, projection));
    }
}
