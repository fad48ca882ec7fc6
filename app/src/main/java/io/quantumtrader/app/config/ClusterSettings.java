package io.quantumtrader.app.config;

import io.quantumtrader.kernel.check.Checks;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One node of a cluster.
 *
 * @param node its name
 * @param host where other nodes reach it
 * @param port for other nodes, 0 for any that is free
 * @param seedNodes whom it asks to join, each {@code host:port}
 * @param roles what may live on it, of {@link #ROLES}
 * @param leastNodes nodes that have to be there before the first symbol is brought up
 * @param shards into how many the symbols are divided
 * @param management where the engine answers questions about the cluster, empty for nowhere
 * @param tls with what nodes know each other, empty where they speak openly
 */
public record ClusterSettings(
        String node,
        String host,
        int port,
        List<String> seedNodes,
        Set<String> roles,
        int leastNodes,
        int shards,
        ClusterTiming timing,
        Optional<Management> management,
        Optional<Tls> tls) {

    public static final String SYMBOLS = "symbols";
    public static final String CONTROL = "control";
    public static final String MARKET = "market";
    public static final List<String> ROLES = List.of(SYMBOLS, CONTROL, MARKET);

    /**
     * Where the engine answers questions about the cluster.
     *
     * @param host to listen on
     * @param port 0 to 65535, 0 for any that is free
     * @param readOnly whether members can only be looked at, not told to leave
     */
    public record Management(String host, int port, boolean readOnly) {
        public Management {
            new Checks()
                    .require(!host.isBlank(), "host", host, "not empty")
                    .require(port >= 0 && port <= 65_535, "port", port, "0 to 65535")
                    .orThrow();
        }
    }

    /**
     * With what nodes know each other; PEM files, each with an absolute path, read again while the node runs.
     *
     * @param certificate of this node, issued by the authority
     * @param key of the certificate, not encrypted
     * @param authority whose certificates are let in
     */
    public record Tls(Path certificate, Path key, Path authority) {
        public Tls {
            new Checks()
                    .require(certificate.isAbsolute(), "certificate", certificate.toString(), "an absolute path")
                    .require(key.isAbsolute(), "key", key.toString(), "an absolute path")
                    .require(authority.isAbsolute(), "authority", authority.toString(), "an absolute path")
                    .orThrow();
        }
    }

    public ClusterSettings {
        seedNodes = List.copyOf(seedNodes);
        roles = Set.copyOf(roles);
        new Checks()
                .require(node.matches("[A-Za-z0-9-]{0,32}"), "node", node, "letters, digits and -, up to 32")
                .require(!host.isBlank(), "host", host, "not empty")
                .require(port >= 0 && port <= 65_535, "port", port, "0 to 65535")
                .require(
                        !seedNodes.isEmpty()
                                && seedNodes.stream().allMatch(seed -> seed.matches("[^:\\s]+:[0-9]{1,5}")),
                        "seed-nodes",
                        seedNodes.toString(),
                        "at least one host:port")
                .require(
                        !roles.isEmpty() && ROLES.containsAll(roles),
                        "roles",
                        roles.toString(),
                        "of " + String.join(", ", ROLES))
                .require(leastNodes >= 1 && leastNodes <= 100, "least-nodes", leastNodes, "1 to 100")
                .require(shards >= 1 && shards <= 10_000, "shards", shards, "1 to 10000")
                .orThrow();
    }

    /** Whether this is a fund alone. */
    public boolean alone() {
        return node.isEmpty();
    }

    public boolean plays(String role) {
        return roles.contains(role);
    }
}
