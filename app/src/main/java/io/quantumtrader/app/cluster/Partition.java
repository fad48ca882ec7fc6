package io.quantumtrader.app.cluster;

import io.quantumtrader.app.launch.LaunchFailed;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Cuts a node of a local cluster off and joins it again; only where nodes live in namespaces of their own. */
public final class Partition {

    private final Path folder;

    private Partition(Path folder) {
        this.folder = folder;
    }

    /** Of a cluster that was brought up with namespaces; throws {@link LaunchFailed} with the reason where it was not. */
    public static Partition of(Path folder) {
        var file = ClusterFile.require(folder);
        if (file.nodes().stream().anyMatch(node -> node.namespace().isEmpty())) {
            String obstacle = Namespaces.obstacle();
            throw new LaunchFailed("these nodes share the loopback, which cannot be cut; "
                    + (obstacle.isEmpty()
                            ? "./qt cluster up --netns gives each a network of its own"
                            : "and networks of their own cannot be had here: " + obstacle));
        }
        return new Partition(folder);
    }

    /** Why nodes cannot have networks of their own on this machine; empty if they can. */
    public static String obstacle() {
        return Namespaces.obstacle();
    }

    /** What is cut. */
    public enum Cut {
        /** The cable: other nodes, database, venue and API. */
        CABLE,
        /** Other nodes in both directions; database and venue stay in reach. */
        PEERS,
        /** What it sends to other nodes; what they send arrives. Database and venue stay in reach. */
        PEERS_ONE_WAY
    }

    public void cut(String name, Cut what) {
        var node = LocalNode.named(folder, name).entry();
        var others = others(name);
        done(() -> {
            switch (what) {
                case CABLE -> Namespaces.ip("link", "set", node.link(), "down");
                case PEERS -> {
                    for (var other : others) {
                        sink(node, other);
                        sink(other, node);
                    }
                }
                case PEERS_ONE_WAY -> {
                    for (var other : others) sink(node, other);
                }
            }
        });
    }

    /** Joins everything again, whatever was cut. */
    public void heal() {
        var nodes = ClusterFile.require(folder).nodes();
        done(() -> {
            for (var node : nodes) {
                Namespaces.ip("link", "set", node.link(), "up");
                for (var other : others(node.name()))
                    Namespaces.ip("-n", node.namespace(), "route", "flush", "type", "blackhole", other.host());
            }
        });
    }

    private List<ClusterFile.Node> others(String name) {
        return ClusterFile.require(folder).nodes().stream()
                .filter(node -> !node.name().equals(name))
                .toList();
    }

    /** What one sends to the other goes nowhere. */
    private static void sink(ClusterFile.Node from, ClusterFile.Node to) throws IOException {
        Namespaces.ip("-n", from.namespace(), "route", "replace", "blackhole", to.host() + "/32");
    }

    private interface Deed {
        void run() throws IOException;
    }

    private static void done(Deed deed) {
        try {
            deed.run();
        } catch (IOException refused) {
            throw new LaunchFailed("the network does not obey: " + refused.getMessage(), refused);
        }
    }
}
