package io.quantumtrader.app.fund.cast;

import java.util.Collection;
import java.util.List;

/**
 * How a node stands in its cluster.
 *
 * @param alone whether there is no cluster
 * @param node its name, empty for a fund alone
 * @param members all that it knows, by name
 * @param symbols that live here
 * @param seated whether the conductor sits here
 * @param tick the last one heard of, 0 before the first
 * @param atMs its time, 0 before the first
 * @param ownershipLeftMs until this node sends nothing any more, milliseconds; NaN before a majority answered, and alone
 * @param ownershipMs how long one round counts; NaN alone
 */
public record NodeStanding(
        boolean alone,
        String node,
        List<Seen> members,
        List<String> symbols,
        boolean seated,
        long tick,
        long atMs,
        double ownershipLeftMs,
        double ownershipMs) {

    public NodeStanding {
        members = List.copyOf(members);
        symbols = List.copyOf(symbols);
    }

    /**
     * A member.
     *
     * @param roles what may live there
     */
    public record Seen(String name, String address, String status, boolean reachable, List<String> roles) {
        public Seen {
            roles = List.copyOf(roles);
        }
    }

    /** A fund in one process: everything lives here. */
    public static NodeStanding alone(Collection<String> symbols, long tick, long atMs) {
        return new NodeStanding(true, "", List.of(), List.copyOf(symbols), true, tick, atMs, Double.NaN, Double.NaN);
    }
}
