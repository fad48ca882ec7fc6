package io.quantumtrader.http;

import io.quantumtrader.persistence.projection.Column;
import io.quantumtrader.persistence.projection.ViewPage;
import io.quantumtrader.persistence.projection.ViewRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * A made-up record whose every column has something to show.
 *
 * @param size rows of each table
 */
@SuppressWarnings("NullAway") // reads no annotation of inner types out of class files
record DemoRecord(int size) {

    private static final List<String> REGIMES = List.of("TREND", "CHOP", "MEAN_REVERSION");
    private static final List<String> LAYERS = List.of("KILL_SCORE", "HEAT_GATE", "GOVERNOR");

    private static final Map<String, List<String>> WORDS = Map.ofEntries(
            Map.entry("portfolio", List.of(DemoFund.PORTFOLIO)),
            Map.entry("symbol", List.of("BTCUSDT", "ETHUSDT", "SOLUSDT")),
            Map.entry("side", List.of("LONG", "SHORT")),
            Map.entry("regime", REGIMES),
            Map.entry("profile", List.of("kernel")),
            Map.entry("exit_by", List.of("EXIT", "STOP")),
            Map.entry("exit_reason", List.of("KILL_SCORE_AT_LIMIT", "STOP_CROSSED", "HARVEST_T3")),
            Map.entry("exit_layer", LAYERS),
            Map.entry("layer", LAYERS),
            Map.entry("code", List.of("KILL_SCORE_AT_LIMIT", "HEAT_HOT", "LIMIT_ORDER_RATE")),
            Map.entry("purpose", List.of("ENTRY", "STOP", "EXIT")),
            Map.entry("kind", List.of("MARKET", "CLOSE_STOP")),
            Map.entry("state", List.of("FILLED", "GONE", "SPENT")),
            Map.entry("action", List.of("HOLD", "OPEN", "CLOSE")),
            Map.entry("said", List.of("DECISION")),
            Map.entry("scope", List.of("*")),
            Map.entry("permission", List.of("REDUCE_ONLY", "FLATTEN")),
            Map.entry("event", List.of("LatchSet", "LatchReleased")),
            Map.entry("who", List.of("ada")),
            Map.entry("why", List.of("a test", "all of it: " + "{\"BTCUSDT\":\"CLOSE\"},".repeat(40))),
            Map.entry("released_by", List.of("ada and bob")));

    ViewPage answer(ViewRequest question) {
        return switch (question) {
            case ViewRequest.Listing listing -> listing(listing);
            case ViewRequest.WhyNot whyNot -> whyNot(whyNot.minutes());
            case ViewRequest.Performance performance -> performance(performance.by());
            case ViewRequest.RHistogram histogram -> histogram(histogram.width());
            case ViewRequest.EquityCurve curve -> curve(curve.points());
        };
    }

    private ViewPage listing(ViewRequest.Listing listing) {
        var columns = listing.view().columns();
        long from = listing.after().orElse(size + 1L) - 1;
        long to = Math.max(1, from - listing.limit() + 1);
        var rows = LongStream.iterate(from, place -> place >= to, place -> place - 1)
                .mapToObj(place -> row(columns, place))
                .toList();
        return new ViewPage(columns, rows, to > 1 ? Optional.of(to) : Optional.empty(), Optional.empty(), 0);
    }

    private static List<@Nullable Object> row(List<Column> columns, long place) {
        var row = new ArrayList<@Nullable Object>();
        for (Column column : columns) row.add(value(column, place));
        return row;
    }

    private static Object value(Column column, long place) {
        if (column.name().equals("place")) return place;
        return switch (column.type()) {
            case TEXT -> {
                var words = WORDS.getOrDefault(column.name(), List.of(column.name() + "-" + place));
                yield words.get((int) (place % words.size()));
            }
            case WHOLE -> place % 7 + 1;
            case NUMBER ->
                Math.sin((double) place)
                        * (column.name().endsWith("_r") || column.name().equals("r") ? 2 : 100);
            case FLAG -> place % 2 == 0;
            case TIME -> DemoFund.START + place * DemoFund.BAR;
        };
    }

    private ViewPage whyNot(List<Integer> minutes) {
        var columns = new ArrayList<>(columns(Column.Type.TEXT, "action", "layer", "code", "meaning"));
        columns.addAll(columns(Column.Type.WHOLE, "symbols"));
        for (int length : minutes) columns.addAll(columns(Column.Type.WHOLE, "last_" + length));
        var refused = new ArrayList<@Nullable Object>(
                List.of("REFUSE_OPEN", "HEAT_GATE", "HEAT_HOT", "the portfolio is hot: nothing is opened", 2L));
        var bars = new ArrayList<@Nullable Object>();
        bars.add("BAR");
        bars.add(null);
        bars.addAll(List.of("NO_SIGNAL", "flat, and the entry strategy does not signal", 5L));
        for (int length : minutes) {
            refused.add((long) length / 5);
            bars.add(3L * length);
        }
        return new ViewPage(
                columns,
                List.of(refused, bars),
                Optional.empty(),
                Optional.of(DemoFund.START + size * DemoFund.BAR),
                0);
    }

    private static ViewPage performance(ViewRequest.Grouping by) {
        var columns = new ArrayList<>(columns(Column.Type.TEXT, "key"));
        columns.addAll(columns(Column.Type.WHOLE, "trades", "wins"));
        columns.addAll(columns(
                Column.Type.NUMBER,
                "win_rate",
                "r_sum",
                "r_average",
                "r_median",
                "r_best",
                "r_worst",
                "net",
                "profit_factor",
                "fees",
                "funding",
                "mfe_average",
                "mae_average",
                "duration_average_ms"));
        var keys = switch (by) {
            case SYMBOL -> List.of("BTCUSDT", "ETHUSDT", "SOLUSDT");
            case REGIME -> REGIMES;
            case EXIT_REASON -> List.of("EXIT KILL_SCORE_AT_LIMIT", "STOP STOP_CROSSED");
            case PROFILE -> List.of("kernel");
            case SIDE -> List.of("LONG", "SHORT");
            case LAYER -> LAYERS;
            case WEEK -> List.of("2026-W05", "2026-W06");
            case MONTH -> List.of("2026-01", "2026-02");
        };
        var rows = new ArrayList<List<@Nullable Object>>();
        for (int place = 0; place < keys.size(); place++) rows.add(group(keys.get(place), place));
        return page(columns, rows);
    }

    private static List<@Nullable Object> group(String key, int place) {
        int way = place % 2 == 0 ? 1 : -1;
        return List.of(
                key,
                40L,
                20L + way * 5L,
                0.5 + way * 0.125,
                way * 12.5,
                way * 0.31,
                way * 0.2,
                4.1,
                -1.2,
                way * 180.5,
                1.4,
                21.3,
                3.2,
                1.9,
                -0.6,
                5_400_000.0);
    }

    private static ViewPage histogram(double width) {
        var columns = new ArrayList<>(columns(Column.Type.NUMBER, "from_r", "to_r"));
        columns.addAll(columns(Column.Type.WHOLE, "trades"));
        columns.addAll(columns(Column.Type.NUMBER, "net"));
        var rows = new ArrayList<List<@Nullable Object>>();
        for (int bar = -3; bar < 8; bar++) {
            rows.add(List.of(bar * width, (bar + 1) * width, 20L - 2L * Math.abs(bar), bar * 14.0));
        }
        return page(columns, rows);
    }

    private static ViewPage curve(int points) {
        var columns = new ArrayList<>(columns(Column.Type.TEXT, "portfolio"));
        columns.addAll(columns(Column.Type.TIME, "at_ms"));
        columns.addAll(columns(Column.Type.NUMBER, "equity", "equity_low", "equity_high", "drawdown", "heat"));
        columns.addAll(columns(Column.Type.WHOLE, "readings"));
        var rows = new ArrayList<List<@Nullable Object>>();
        for (int at = 0; at < Math.min(points, 200); at++) {
            double equity = 10_000 + 300 * Math.sin(at / 15.0) + at;
            rows.add(List.of(
                    DemoFund.PORTFOLIO,
                    DemoFund.START + at * DemoFund.BAR,
                    equity,
                    equity - 8,
                    equity + 8,
                    0.02 * Math.max(0, -Math.sin(at / 15.0)),
                    0.3,
                    4L));
        }
        return page(columns, rows);
    }

    private static ViewPage page(List<Column> columns, List<List<@Nullable Object>> rows) {
        return new ViewPage(columns, rows, Optional.empty(), Optional.empty(), 0);
    }

    private static List<Column> columns(Column.Type type, String... names) {
        return Arrays.stream(names).map(name -> new Column(name, type, name)).toList();
    }
}
