package io.quantumtrader.app.cluster;

import io.quantumtrader.kernel.check.Checks;
import java.nio.file.Path;
import java.util.List;

/**
 * A cluster that is to be brought up.
 *
 * @param nodes how many, 1 to 9
 * @param home the project's folder, where programs are unpacked and relative folders of settings start
 * @param folder where everything of it lies; made if it is not there
 * @param options settings that venue and nodes are given, as on the command line
 * @param flags of Java for each node, such as {@code -Xmx512m}
 * @param network how nodes reach one another
 * @param witnessed whether each node notes what was acknowledged, for drills
 * @param relayed whether each node reaches the database over a relay that can be cut; always so in namespaces
 */
public record ClusterRequest(
        int nodes,
        Path home,
        Path folder,
        List<String> options,
        List<String> flags,
        Network network,
        boolean witnessed,
        boolean relayed) {

    /** How nodes reach one another. */
    public enum Network {
        /** All over the loopback. */
        LOOPBACK,
        /** Each in a network namespace of its own, which can be cut off; takes Linux and root. */
        NAMESPACES
    }

    public ClusterRequest {
        options = List.copyOf(options);
        flags = List.copyOf(flags);
        new Checks().within("nodes", nodes, 1, 9).orThrow();
    }
}
