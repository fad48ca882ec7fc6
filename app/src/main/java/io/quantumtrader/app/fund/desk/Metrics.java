package io.quantumtrader.app.fund.desk;

import io.quantumtrader.actors.safety.Latency;
import io.quantumtrader.app.fund.cast.FundActors;
import io.quantumtrader.http.view.Metric;
import io.quantumtrader.http.view.StatusView;
import io.quantumtrader.kernel.kill.Permission;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The fund's figures for a monitoring system; units are in the names. */
final class Metrics {

    private static final String KILL = "qt_kill_seconds";
    private static final String KILL_HELP =
            "How long a kill took from its acceptance to the gate closed, and each tightening of a portfolio or of everything from"
                    + " there to the last symbol's acknowledgement.";
    private static final String REHEARSAL = "qt_kill_rehearsal_seconds";
    private static final String REHEARSAL_HELP = "The same of rehearsals, both from the acceptance.";

    private static final String NODES = "qt_kill_across_nodes_seconds";
    private static final String NODES_HELP =
            "How long a kill that was accepted here took until the gate of every node went by it, or the lease of one out of reach was over; and its rehearsals, which tighten nothing.";
    private static final String ROUND = "qt_node_round_seconds";
    private static final String ROUND_HELP = "A bare question to all nodes, until each within reach has answered.";

    private Metrics() {}

    static List<Metric> of(StatusView status, FundActors fund, String portfolio) {
        var all = new ArrayList<Metric>();
        var account = status.account();
        all.add(gauge("qt_equity_quote", "Wallet plus unrealised profit, quote currency.", account.equity()));
        all.add(gauge("qt_drawdown_ratio", "Share of the reference peak that is lost.", account.drawdown()));
        all.add(gauge("qt_day_loss_ratio", "Loss of the UTC day, share of its opening equity.", account.dayLoss()));
        all.add(gauge("qt_week_loss_ratio", "Loss of the UTC week, share of its opening equity.", account.weekLoss()));
        all.add(gauge("qt_heat_ratio", "Heat of the portfolio.", status.heat().value()));
        all.add(gauge("qt_positions", "Open positions.", status.openPositions()));
        all.add(gauge("qt_tick", "Number of the last tick.", (double) status.tick()));
        all.add(gauge("qt_halted", "1 while a halt holds everything back.", status.halted() ? 1 : 0));
        all.add(gauge(
                "qt_latches",
                "Latches that stand.",
                fund.ladder().state().latches().standing().size()));
        for (String symbol : status.symbols()) {
            all.add(new Metric.Gauge(
                    "qt_permission",
                    "What a symbol may do: 0 TRADE, 1 REDUCE_ONLY, 2 FLATTEN.",
                    labels("symbol", symbol),
                    number(fund.ladder().effective(portfolio, symbol))));
        }
        all.add(durations(KILL, KILL_HELP, "gate_closed", fund.ladder().gateClosed()));
        all.add(durations(KILL, KILL_HELP, "acknowledged", fund.acknowledged()));
        all.add(durations(
                REHEARSAL, REHEARSAL_HELP, "gate_closed", fund.ladder().rehearsed()));
        all.add(durations(REHEARSAL, REHEARSAL_HELP, "acknowledged", fund.rehearsed()));
        fund.acrossNodes().ifPresent(nodes -> {
            all.add(durations(NODES, NODES_HELP, "everywhere", nodes.kills().everywhere()));
            all.add(durations(NODES, NODES_HELP, "by_lease", nodes.kills().byLease()));
            all.add(durations(NODES, NODES_HELP, "rehearsed", nodes.rehearsals()));
            all.add(new Metric.Durations(
                    ROUND, ROUND_HELP, new TreeMap<>(), nodes.round().buckets()));
        });
        return List.copyOf(all);
    }

    private static Metric gauge(String name, String help, double value) {
        return new Metric.Gauge(name, help, new TreeMap<>(), value);
    }

    private static Metric durations(String name, String help, String stage, Latency measured) {
        return new Metric.Durations(name, help, labels("stage", stage), measured.buckets());
    }

    private static SortedMap<String, String> labels(String name, String value) {
        var labels = new TreeMap<String, String>();
        labels.put(name, value);
        return labels;
    }

    private static double number(Permission permission) {
        return switch (permission) {
            case TRADE -> 0;
            case REDUCE_ONLY -> 1;
            case FLATTEN -> 2;
        };
    }
}
