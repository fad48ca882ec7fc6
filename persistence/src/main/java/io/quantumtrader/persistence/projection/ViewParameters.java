package io.quantumtrader.persistence.projection;

import io.quantumtrader.kernel.check.Checked;
import io.quantumtrader.kernel.check.Checks;
import io.quantumtrader.persistence.projection.ViewRequest.Grouping;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Reads a request out of names and texts, and tells everything that is wrong with it at once. */
public final class ViewParameters {

    /** What is asked for by name besides the tables, with what it answers. */
    public static final SortedMap<String, String> SUMMARIES = Collections.unmodifiableSortedMap(new TreeMap<>(Map.of(
            "why-not", "Why nothing was opened, counted over the last minutes of the market's clock.",
            "performance", "Trades in groups: how many, wins, R, money, costs.",
            "r-histogram", "How often which R.",
            "equity-curve", "Equity and drawdown over time in pieces of equal length.")));

    private static final int MOST_ROWS = 1_000;
    private static final int MOST_POINTS = 5_000;
    private static final int MOST_WINDOWS = 8;
    private static final int LONGEST_WINDOW = 10_080;
    private static final Set<String> SIDES = Set.of("LONG", "SHORT", "BUY", "SELL");

    private final Map<String, String> given;
    private final Checks checks = new Checks();
    private final Set<String> asked = new HashSet<>();

    private ViewParameters(Map<String, String> given) {
        this.given = given;
    }

    /** Empty if there is no view of that name. */
    public static Optional<Checked<ViewRequest>> read(String view, Map<String, String> given) {
        var parameters = new ViewParameters(given);
        return switch (view) {
            case "why-not" -> Optional.of(parameters.whyNot());
            case "performance" -> Optional.of(parameters.performance());
            case "r-histogram" -> Optional.of(parameters.histogram());
            case "equity-curve" -> Optional.of(parameters.equityCurve());
            default -> View.named(view).map(parameters::listing);
        };
    }

    private Checked<ViewRequest> listing(View view) {
        var filter = filter(view);
        var after = text("after").map(value -> whole("after", value, 0, Long.MAX_VALUE));
        long limit = whole("limit", text("limit").orElse("100"), 1, MOST_ROWS);
        return then(new ViewRequest.Listing(view, filter, after, (int) limit));
    }

    private Checked<ViewRequest> whyNot() {
        var symbol = symbol();
        var minutes = Arrays.stream(text("minutes").orElse("1,5,15,60").split(",", -1))
                .map(String::strip)
                .map(value -> (int) whole("minutes", value, 1, LONGEST_WINDOW))
                .distinct()
                .sorted()
                .toList();
        checks.require(minutes.size() <= MOST_WINDOWS, "minutes", minutes.size(), "at most " + MOST_WINDOWS);
        return then(new ViewRequest.WhyNot(symbol, minutes));
    }

    private Checked<ViewRequest> performance() {
        var filter = filter(View.TRADES);
        String by = text("by").orElse(Grouping.SYMBOL.word());
        var grouping = Arrays.stream(Grouping.values())
                .filter(one -> one.word().equals(by))
                .findFirst();
        checks.require(
                grouping.isPresent(),
                "by",
                by,
                "one of " + Arrays.stream(Grouping.values()).map(Grouping::word).collect(Collectors.joining(", ")));
        return then(new ViewRequest.Performance(grouping.orElse(Grouping.SYMBOL), filter));
    }

    private Checked<ViewRequest> histogram() {
        var filter = filter(View.TRADES);
        String width = text("width").orElse("0.5");
        double r = width.matches("\\d{1,3}(\\.\\d{1,3})?") ? Double.parseDouble(width) : Double.NaN;
        checks.require(r >= 0.01 && r <= 10, "width", width, "a number of R in [0.01, 10]");
        return then(new ViewRequest.RHistogram(r, filter));
    }

    private Checked<ViewRequest> equityCurve() {
        var filter = filter(View.EQUITY);
        long points = whole("points", text("points").orElse("500"), 1, MOST_POINTS);
        return then(new ViewRequest.EquityCurve(filter, (int) points));
    }

    private ViewFilter filter(View view) {
        var portfolio = only(view, "portfolio");
        var symbol = view.filtered("symbol").isPresent() ? symbol() : Optional.<String>empty();
        var side = only(view, "side").map(text -> text.toUpperCase(Locale.ROOT));
        side.ifPresent(text -> checks.require(SIDES.contains(text), "side", text, "LONG, SHORT, BUY or SELL"));
        var action = only(view, "action").map(text -> text.toUpperCase(Locale.ROOT));
        var reason = only(view, "reason").map(text -> text.toUpperCase(Locale.ROOT));
        var from = only(view, "from").map(text -> time("from", text));
        var to = only(view, "to").map(text -> time("to", text));
        return new ViewFilter(portfolio, symbol, side, action, reason, from, to);
    }

    private Optional<String> only(View view, String filter) {
        return view.filtered(filter).isPresent() ? text(filter) : Optional.empty();
    }

    private Optional<String> symbol() {
        return text("symbol").map(text -> text.toUpperCase(Locale.ROOT));
    }

    private Optional<String> text(String name) {
        asked.add(name);
        return Optional.ofNullable(given.get(name)).filter(text -> !text.isEmpty());
    }

    private long whole(String name, String text, long low, long high) {
        long value = text.matches("\\d{1,18}") ? Long.parseLong(text) : -1;
        checks.require(value >= low && value <= high, name, text, "a whole number in [" + low + ", " + high + "]");
        return value;
    }

    private long time(String name, String text) {
        if (text.matches("\\d{1,15}")) return Long.parseLong(text);
        try {
            return Instant.parse(text).toEpochMilli();
        } catch (DateTimeException | ArithmeticException notATime) {
            checks.require(false, name, text, "UTC epoch milliseconds or such as 2026-01-31T00:00:00Z");
            return 0;
        }
    }

    private Checked<ViewRequest> then(ViewRequest read) {
        given.forEach((name, value) -> checks.require(
                asked.contains(name), name, value, "a parameter of this view; there are " + sorted(asked)));
        return checks.then(() -> read);
    }

    private static String sorted(Set<String> names) {
        return names.stream().sorted().collect(Collectors.joining(", "));
    }
}
