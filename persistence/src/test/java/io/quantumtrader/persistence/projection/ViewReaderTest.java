package io.quantumtrader.persistence.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.quantumtrader.kernel.check.Checked;
import io.quantumtrader.persistence.ReasonRow;
import io.quantumtrader.persistence.symbol.ObservationRow;
import io.quantumtrader.persistence.symbol.SymbolEvent.Decided;
import io.quantumtrader.persistence.symbol.SymbolEvent.OrderHeldBack;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ViewReaderTest {

    private static final List<Recorded> EVENTS = Recorded.fund(11, 700);

    @SuppressWarnings("NullAway.Init")
    private static ViewRig rig;

    @SuppressWarnings("NullAway.Init")
    private static ViewReader reader;

    @BeforeAll
    static void project() {
        rig = new ViewRig("reading");
        rig.append(EVENTS);
        rig.catchUp();
        reader = new ViewReader(rig.database);
    }

    @AfterAll
    static void close() {
        reader.close();
        rig.close();
    }

    private static ViewPage ask(String view, Map<String, String> parameters) {
        var read = ViewParameters.read(view, parameters).orElseThrow();
        assertThat(read).isInstanceOf(Checked.Ok.class);
        return reader.page(read.orThrow());
    }

    private static Object value(ViewPage page, int row, String column) {
        var names = page.columns().stream().map(Column::name).toList();
        return page.rows().get(row).get(names.indexOf(column));
    }

    @Test
    void pagesOfEveryViewGiveEachRowOnceAndTheExportTheSameInTheOtherOrder() {
        for (var view : View.values()) {
            var paged = new ArrayList<List<@Nullable Object>>();
            var page = ask(view.word(), Map.of("limit", "37"));
            paged.addAll(page.rows());
            while (page.next().isPresent()) {
                page = ask(
                        view.word(),
                        Map.of("limit", "37", "after", "" + page.next().get()));
                paged.addAll(page.rows());
            }
            var exported = new ArrayList<List<@Nullable Object>>();
            long rows = reader.forEach(view, ViewFilter.ALL, exported::add);

            assertThat(rows).as(view.word()).isEqualTo(exported.size());
            assertThat(paged.reversed()).as(view.word()).isEqualTo(exported);
            assertThat(page.behind()).isZero();
        }
    }

    @Test
    void filtersByPortfolioSideReasonAndTime() {
        var all = ask("trades", Map.of("limit", "1000"));
        long middle = (long) value(all, all.rows().size() / 2, "closed_at_ms");
        int one = IntStream.range(0, all.rows().size())
                .filter(row -> (long) value(all, row, "closed_at_ms") < middle)
                .findFirst()
                .orElseThrow();
        String side = value(all, one, "side").toString();
        String reason = value(all, one, "exit_reason").toString();

        var some = ask(
                "trades",
                Map.of("limit", "1000", "portfolio", "main", "side", side, "to", "" + middle, "reason", reason));

        assertThat(some.rows()).isNotEmpty().hasSizeLessThan(all.rows().size());
        for (int i = 0; i < some.rows().size(); i++) {
            assertThat(value(some, i, "portfolio")).isEqualTo("main");
            assertThat(value(some, i, "side")).isEqualTo(side);
            assertThat(value(some, i, "exit_reason")).isEqualTo(reason);
            assertThat((long) value(some, i, "closed_at_ms")).isLessThan(middle);
        }
    }

    @Test
    void decisionsOfAllSymbolsAreFoundByAnyCodeThatWasSaidOfThem() {
        var most = EVENTS.stream()
                .filter(one -> one.event() instanceof Decided)
                .map(one -> codes((Decided) one.event()))
                .max(Comparator.comparingInt(List::size))
                .orElseThrow();
        assertThat(most).hasSizeGreaterThan(1);
        String code = most.getLast();
        var wanted = EVENTS.stream()
                .filter(one ->
                        one.event() instanceof Decided made && codes(made).contains(code))
                .map(one -> ((Decided) one.event()).decisionId())
                .toList();

        var found = ask("decided", Map.of("limit", "1000", "reason", code.toLowerCase(Locale.ROOT)));
        var closes = ask("decided", Map.of("limit", "1000", "action", "close"));

        System.out.printf("%d decisions of all symbols say %s%n", wanted.size(), code);
        assertThat(rows(found, "decision_id")).containsExactlyInAnyOrderElementsOf(wanted);
        assertThat(rows(closes, "action")).isNotEmpty().containsOnly("CLOSE");
        var counted = rig.rows(
                "select sum(n) as n from view_decision_minute where said = 'DECISION' and action <> 'HELD_BACK'");
        assertThat(rows(ask("decided", Map.of("limit", "1000")), "decision_id"))
                .hasSize((int) ViewRig.number(counted.getFirst(), "n"));
    }

    private static List<String> codes(Decided made) {
        return Stream.concat(
                        made.reasons().stream(),
                        made.verdicts().stream().flatMap(verdict -> verdict.reasons().stream()))
                .map(ReasonRow::code)
                .toList();
    }

    private static List<Object> rows(ViewPage page, String column) {
        return IntStream.range(0, page.rows().size())
                .mapToObj(row -> value(page, row, column))
                .toList();
    }

    @Test
    void whyNotCountsTheLastMinutesOfTheMarketsClock() {
        var page = ask("why-not", Map.of("minutes", "60,5"));
        long until = page.untilMs().orElseThrow();
        long bars = EVENTS.stream()
                .filter(one -> one.id().startsWith("symbol|"))
                .filter(one -> switch (one.event()) {
                    case ObservationRow row -> row.atMs() >= until - 60 * 60_000;
                    case Decided made -> made.observation().isPresent() && made.atMs() >= until - 60 * 60_000;
                    default -> false;
                })
                .count();
        long heldBack = EVENTS.stream()
                .filter(one -> one.event() instanceof OrderHeldBack)
                .count();

        long counted = 0;
        for (int i = 0; i < page.rows().size(); i++) {
            assertThat(value(page, i, "meaning")).as("%s", page.rows().get(i)).isNotNull();
            assertThat((long) value(page, i, "last_5")).isLessThanOrEqualTo((long) value(page, i, "last_60"));
            boolean bar = value(page, i, "action").equals("BAR")
                    && !value(page, i, "code").equals("NO_BAR");
            if (bar) counted += (long) value(page, i, "last_60");
        }
        assertThat(counted).isEqualTo(bars).isPositive();
        assertThat(heldBack).isZero();
    }

    @Test
    void weeksAndMonthsAreThoseInWhichTradesEndedByUtc() {
        var ends = rig.rows("select closed_at_ms from view_trade").stream()
                .map(row -> Instant.ofEpochMilli((long) ViewRig.number(row, "closed_at_ms"))
                        .atOffset(ZoneOffset.UTC))
                .toList();

        assertThat(keys("week"))
                .containsExactlyInAnyOrderElementsOf(ends.stream()
                        .map(end -> "%d-W%02d"
                                .formatted(
                                        end.get(IsoFields.WEEK_BASED_YEAR), end.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR)))
                        .distinct()
                        .toList());
        assertThat(keys("month"))
                .containsExactlyInAnyOrderElementsOf(ends.stream()
                        .map(end -> "%d-%02d".formatted(end.getYear(), end.getMonthValue()))
                        .distinct()
                        .toList());
    }

    private static List<Object> keys(String by) {
        var page = ask("performance", Map.of("by", by));
        return rows(page, "key");
    }

    @Test
    void performanceAndHistogramAddUpToTheTrades() {
        var trades = rig.rows("select count(*) as n, sum(r) as r, sum(net) as net from view_trade")
                .getFirst();
        for (var by : ViewRequest.Grouping.values()) {
            var page = ask("performance", Map.of("by", by.word()));
            long count = 0;
            double net = 0;
            double r = 0;
            for (int i = 0; i < page.rows().size(); i++) {
                count += (long) value(page, i, "trades");
                net += (double) value(page, i, "net");
                r += (double) value(page, i, "r_sum");
            }
            assertThat(count).as(by.word()).isEqualTo(trades.get("n"));
            assertThat(net).isCloseTo(ViewRig.number(trades, "net"), within(1e-6));
            assertThat(r).isCloseTo(ViewRig.number(trades, "r"), within(1e-6));
        }
        var histogram = ask("r-histogram", Map.of("width", "0.25"));
        long counted = 0;
        for (int i = 0; i < histogram.rows().size(); i++) counted += (long) value(histogram, i, "trades");
        assertThat(counted).isEqualTo(trades.get("n"));
    }

    @Test
    void theEquityCurveHasAtMostTheWantedPointsAndEndsWithTheLastReading() {
        var page = ask("equity-curve", Map.of("points", "25", "portfolio", "main"));
        var last = rig.rows(
                        "select equity, at_ms from view_equity where portfolio = 'main' order by place desc limit 1")
                .getFirst();

        assertThat(page.rows()).hasSizeBetween(20, 25);
        assertThat(value(page, page.rows().size() - 1, "equity")).isEqualTo(last.get("equity"));
        assertThat(value(page, page.rows().size() - 1, "at_ms")).isEqualTo(last.get("at_ms"));
    }

    @Test
    void everyLatchTellsWhoReleasedItAndWhy() {
        var latches = ask("latches", Map.of("limit", "1000"));

        assertThat(latches.rows()).isNotEmpty();
        for (int i = 0; i < latches.rows().size(); i++) {
            if ("GOVERNOR".equals(value(latches, i, "layer"))) continue;
            assertThat(value(latches, i, "who")).isEqualTo("ann");
            assertThat(value(latches, i, "released_by")).isEqualTo("ann, bob");
            assertThat(value(latches, i, "release_why")).isEqualTo("over");
        }
    }
}
