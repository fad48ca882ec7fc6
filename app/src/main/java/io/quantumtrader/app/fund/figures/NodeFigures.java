package io.quantumtrader.app.fund.figures;

import io.quantumtrader.actors.safety.Ladder;
import io.quantumtrader.actors.symbol.Timings;
import io.quantumtrader.app.fund.cast.FundActors;
import io.quantumtrader.app.fund.cast.NodeStanding;
import io.quantumtrader.http.metric.Figure;
import io.quantumtrader.http.metric.Readings;
import io.quantumtrader.kernel.kill.Latch;
import io.quantumtrader.kernel.kill.Layer;
import io.quantumtrader.kernel.kill.Permission;
import io.quantumtrader.persistence.journal.JournalState;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** What a node reads off itself, from memory: its copy of the ladder, its journal, its place in the cluster, how long things take. */
final class NodeFigures {

    private static final double MILLIS_PER_SECOND = 1e3;
    private static final List<String> STATUSES = List.of("JOINING", "WEAKLYUP", "UP", "LEAVING", "EXITING", "DOWN");
    /** A lease that never expires is none. */
    private static final Duration LONGEST_LEASE = Duration.ofDays(1);

    private NodeFigures() {}

    static void ladder(Readings readings, Ladder ladder, String portfolio, Iterable<String> symbols) {
        var standing = ladder.state().latches().latches().stream()
                .collect(Collectors.groupingBy(Latch::layer, Collectors.counting()));
        for (Layer layer : Layer.values())
            readings.gauge(Figure.LATCHES, (double) standing.getOrDefault(layer, 0L), layer.name());
        for (String symbol : symbols)
            readings.gauge(Figure.PERMISSION, number(ladder.effective(portfolio, symbol)), symbol);
        readings.flag(Figure.LADDER_RECOVERING, ladder.recovering())
                .flag(Figure.LEASE_VALID, ladder.lease().holds());
        if (ladder.lease().length().compareTo(LONGEST_LEASE) < 0)
            readings.gauge(Figure.LEASE_AGE, ladder.lease().ageMs() / MILLIS_PER_SECOND);
    }

    private static double number(Permission permission) {
        return switch (permission) {
            case TRADE -> 0;
            case REDUCE_ONLY -> 1;
            case FLATTEN -> 2;
        };
    }

    static void journal(Readings readings, JournalState state) {
        readings.flag(Figure.JOURNAL_UP, state.isUp());
        switch (state) {
            case JournalState.Up up -> readings.gauge(Figure.SPOOL_EVENTS, 0).gauge(Figure.SPOOL_USED, 0);
            case JournalState.Spooling away ->
                readings.gauge(Figure.SPOOL_EVENTS, (double) away.events())
                        .gauge(Figure.SPOOL_USED, (double) away.bytes() / away.capacity());
        }
    }

    static void cluster(Readings readings, NodeStanding standing) {
        readings.flag(Figure.SEATED, standing.seated());
        // None may also mean that the engine did not say.
        if (!standing.symbols().isEmpty())
            readings.gauge(Figure.SYMBOLS_HERE, standing.symbols().size());
        if (standing.alone()) return;
        readings.gauge(Figure.OWNERSHIP_LEFT, standing.ownershipLeftMs() / MILLIS_PER_SECOND);
        var members = standing.members().stream()
                .collect(Collectors.groupingBy(NodeStanding.Seen::status, Collectors.counting()));
        for (String status : STATUSES)
            readings.gauge(Figure.MEMBERS, (double) members.getOrDefault(status, 0L), status);
        long missed = standing.members().stream()
                .filter(member -> !member.reachable())
                .count();
        readings.gauge(Figure.UNREACHABLE, (double) missed);
    }

    static void timings(Readings readings, FundActors fund) {
        var timings = Timings.of(fund.system());
        readings.durations(Figure.EVALUATION, timings.evaluation())
                .durations(Figure.DECISION, timings.decision())
                .durations(Figure.TICK_TOOK, timings.tick())
                .durations(Figure.KILL, fund.ladder().gateClosed(), "gate_closed")
                .durations(Figure.KILL, fund.acknowledged(), "acknowledged")
                .durations(Figure.KILL_REHEARSAL, fund.ladder().rehearsed(), "gate_closed")
                .durations(Figure.KILL_REHEARSAL, fund.rehearsed(), "acknowledged");
        fund.acrossNodes()
                .ifPresent(nodes -> readings.durations(
                                Figure.KILL_NODES, nodes.kills().everywhere(), "everywhere")
                        .durations(Figure.KILL_NODES, nodes.kills().byLease(), "by_lease")
                        .durations(Figure.KILL_NODES, nodes.rehearsals(), "rehearsed")
                        .durations(Figure.ROUND, nodes.round()));
    }
}
