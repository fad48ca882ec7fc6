package io.quantumtrader.app.drill.cluster;

import io.quantumtrader.kernel.check.Checks;
import java.nio.file.Path;
import java.util.List;

/**
 * What a drill of a cluster is to do.
 *
 * @param rounds of each fault, 1 to 1000
 * @param seed of the market and of the moments; these also depend on the machine
 * @param faults to be tried, in turn; those that need namespaces are skipped without them
 * @param namespaces whether each node lives in a network namespace of its own
 * @param options settings for venue and nodes, as on the command line
 * @param home the project's folder
 * @param folder empty folder for the clusters
 */
public record ClusterDrillRequest(
        int rounds,
        long seed,
        List<ClusterFault> faults,
        boolean namespaces,
        List<String> options,
        Path home,
        Path folder) {

    public ClusterDrillRequest {
        faults = List.copyOf(faults);
        options = List.copyOf(options);
        new Checks()
                .within("rounds", rounds, 1, 1_000)
                .within("faults", faults.size(), 1, ClusterFault.values().length)
                .orThrow();
    }
}
