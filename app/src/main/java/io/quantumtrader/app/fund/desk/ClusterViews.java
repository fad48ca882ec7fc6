package io.quantumtrader.app.fund.desk;

import io.quantumtrader.actors.safety.Lease;
import io.quantumtrader.app.fund.cast.NodeLatencies;
import io.quantumtrader.app.fund.cast.NodeStanding;
import io.quantumtrader.app.fund.view.StatusViews;
import io.quantumtrader.http.view.ClusterView;
import java.util.Optional;

/** Shows how a node stands in its cluster. */
final class ClusterViews {

    private ClusterViews() {}

    static ClusterView of(NodeStanding standing, Lease ladder, Optional<NodeLatencies> acrossNodes) {
        return new ClusterView(
                standing.alone(),
                standing.node(),
                StatusViews.version(),
                standing.members().stream().map(ClusterViews::member).toList(),
                standing.symbols(),
                standing.seated(),
                standing.tick(),
                standing.atMs() > 0 ? standing.atMs() : null,
                ladder.ageMs(),
                ladder.length().toMillis(),
                standing.ownershipLeftMs(),
                standing.ownershipMs(),
                acrossNodes.map(ClusterViews::latencies).orElse(null));
    }

    private static ClusterView.Latencies latencies(NodeLatencies nodes) {
        return new ClusterView.Latencies(
                nodes.kills().everywhere().figures(),
                nodes.kills().byLease().figures(),
                nodes.rehearsals().figures(),
                nodes.round().figures());
    }

    private static ClusterView.Member member(NodeStanding.Seen seen) {
        return new ClusterView.Member(seen.name(), seen.address(), seen.status(), seen.reachable(), seen.roles());
    }
}
