package io.quantumtrader.http.view;

import io.quantumtrader.actors.safety.Latency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One node of a fund on several nodes, as it sees itself and the others; or a fund alone.
 *
 * @param alone whether this fund has one process; then it owns the journal by a lock, and nobody else is a member
 * @param node its name, empty for a fund alone
 * @param version of the program
 * @param members all that this node knows, by name; empty for a fund alone
 * @param symbols that live here
 * @param seat whether the conductor sits here
 * @param tick the last one heard of, 0 before the first
 * @param atMs its time, null before the first
 * @param leaseAgeMs milliseconds since the keepers of the ladder were heard, NaN if they never were
 * @param leaseMs from which age nothing is opened here
 * @param ownershipLeftMs milliseconds for which this node may still send if it hears of no majority any more; below 0 once that
 *     is over, NaN before the first and for a fund alone
 * @param ownershipMs how long one round of questions that a majority answered counts; NaN for a fund alone
 * @param latencies measured here since the start, null for a fund alone
 */
public record ClusterView(
        boolean alone,
        String node,
        String version,
        List<Member> members,
        List<String> symbols,
        boolean seat,
        long tick,
        @Nullable Long atMs,
        double leaseAgeMs,
        double leaseMs,
        double ownershipLeftMs,
        double ownershipMs,
        @Nullable Latencies latencies) {

    public ClusterView {
        members = List.copyOf(members);
        symbols = List.copyOf(symbols);
    }

    /**
     * How long what concerns all nodes took; percentiles by the monotonic clock of this node.
     *
     * @param kills accepted here, until the gate of every node went by them
     * @param killsByLease the same where a node was out of reach and its lease was waited for
     * @param rehearsals the way of a kill and back with nothing at its end, once a second, where every node answered
     * @param round a bare question to all nodes, until each within reach has answered
     */
    public record Latencies(
            Latency.Figures kills, Latency.Figures killsByLease, Latency.Figures rehearsals, Latency.Figures round) {}

    /**
     * A member of the cluster.
     *
     * @param address host and port for the other nodes
     * @param status as the cluster says it: JOINING, UP, LEAVING, EXITING or DOWN
     * @param reachable whether nobody misses its signs of life
     * @param roles what may live there: symbols, control, market
     */
    public record Member(String name, String address, String status, boolean reachable, List<String> roles) {
        public Member {
            roles = List.copyOf(roles);
        }
    }
}
