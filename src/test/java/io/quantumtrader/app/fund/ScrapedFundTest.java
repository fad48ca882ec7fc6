package io.quantumtrader.app.fund;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quantumtrader.http.metric.Figure;
import io.quantumtrader.http.metric.Figure.Kind;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A running fund tells every figure of the catalogue, and none that is not in it. */
class ScrapedFundTest {

    /** What takes a cluster, a paced market, a bar after the entry, or an open that was made smaller. */
    private static final Set<Figure> NOT_HERE = EnumSet.of(
            Figure.R_MULTIPLE,
            Figure.KILL_SCORE,
            Figure.KILL_COMPONENT,
            Figure.MEMBERS,
            Figure.UNREACHABLE,
            Figure.OWNERSHIP_LEFT,
            Figure.KILL_NODES,
            Figure.ROUND,
            Figure.LEASE_AGE,
            Figure.CERTIFICATE_ENDS,
            Figure.SCALINGS,
            Figure.ORDER_UNANSWERED_AGE);

    @TempDir
    Path data;

    @Test
    void tellsWhatTheCatalogueLists_ofAnOpenPosition() {
        try (var fund = new TwoOperatorsFund(data, Map.of("market.ticks", "300", "market.warm-up-ticks", "300"))) {
            String symbol = opened(fund);
            fund.post("a-wrong-token", "/api/v1/kill-switch", TwoOperatorsFund.word());
            fund.kill(TwoOperatorsFund.ADA, "REDUCE_ONLY");
            refused(fund);

            var lines = fund.text("/metrics").lines().toList();

            assertThat(names(lines))
                    .containsAll(Arrays.stream(Figure.values())
                            .filter(figure -> !NOT_HERE.contains(figure))
                            .map(ScrapedFundTest::firstName)
                            .toList());
            assertThat(names(lines).stream().filter(name -> name.startsWith("qt_")))
                    .isSubsetOf(Arrays.stream(Figure.values())
                            .flatMap(figure -> namesOf(figure).stream())
                            .collect(Collectors.toSet()));
            assertThat(lines)
                    .contains(
                            "qt_positions 1.0",
                            "qt_protection_ratio 1.0",
                            "qt_orders_intended_total{purpose=\"ENTRY\"} 1.0",
                            "qt_order_answers_total{answer=\"ACCEPTED\",purpose=\"ENTRY\"} 1.0",
                            "qt_latches{layer=\"KILL_SWITCH\"} 1.0",
                            "qt_latches{layer=\"EMERGENCY_STOP\"} 0.0",
                            "qt_permits_total{state=\"SPENT\"} 1.0",
                            "qt_http_tokens_refused_total{why=\"TOKEN_WRONG\"} 1.0",
                            "qt_kill_seconds_count{stage=\"gate_closed\"} 1",
                            "qt_journal_up 1.0")
                    .anyMatch(line -> line.startsWith("qt_stop_price_quote{stop=\"venue\",symbol=\"" + symbol + "\"} "))
                    .anyMatch(line -> line.startsWith("qt_refusals_total{code=\"KILL_SWITCH")
                            && line.contains("layer=\"KILL_SWITCH\""))
                    .noneMatch(line -> line.endsWith(" NaN") && line.startsWith("qt_"));
        }
    }

    @Test
    void aFundWithoutAPositionTellsNoShareOfProtectedOnes() {
        try (var fund = new TwoOperatorsFund(data, Map.of())) {
            var lines = fund.text("/metrics").lines().toList();

            assertThat(lines).contains("qt_positions 0.0").noneMatch(line -> line.startsWith("qt_protection_ratio "));
        }
    }

    private static String opened(TwoOperatorsFund fund) {
        for (JsonNode symbol : fund.get("/api/v1/status").body().path("symbols")) {
            if (open(fund, symbol.asText()).status() == 200) return symbol.asText();
        }
        throw new AssertionError("no symbol could be opened");
    }

    private static void refused(TwoOperatorsFund fund) {
        var symbols = fund.get("/api/v1/status").body().path("symbols");
        assertThat(open(fund, symbols.get(symbols.size() - 1).asText()).status())
                .isEqualTo(409);
    }

    private static TwoOperatorsFund.Reply open(TwoOperatorsFund fund, String symbol) {
        return fund.post(
                TwoOperatorsFund.ADA,
                "/api/v1/positions",
                TwoOperatorsFund.word().put("symbol", symbol).put("side", "LONG"));
    }

    private static String firstName(Figure figure) {
        return figure.kind() == Kind.HISTOGRAM ? figure.text() + "_count" : figure.text();
    }

    private static List<String> namesOf(Figure figure) {
        return figure.kind() == Kind.HISTOGRAM
                ? List.of(figure.text() + "_bucket", figure.text() + "_sum", figure.text() + "_count")
                : List.of(figure.text());
    }

    /** Of all lines with a value. */
    private static Set<String> names(List<String> lines) {
        return lines.stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.replaceFirst("[{ ].*", ""))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
