package io.quantumtrader.app.drill.cluster;

import io.quantumtrader.kernel.check.Checks;
import java.nio.file.Path;
import java.util.List;

/**
 * What a drill of a cluster is to do.
 *
 * @param rounds of each fault, 0 to 1000; 0 for kills alone
 * @param seed of the market and of the moments; these also depend on the machine
 * @param faults to be tried, in turn; those that need namespaces are skipped without them
 * @param kills of a cluster that nothing else is wrong with, 0 to 10 000
 * @param namespaces whether each node lives in a network namespace of its own
 * @param options settings for venue and nodes, as on the command line
 * @param home the project's folder
 * @param folder empty folder for the clusters
 */
public record ClusterDrillRequest(
        int rounds,
        long seed,
        List<ClusterFault> faults,
        int kills,
        boolean namespaces,
        List<String> options,
        Path home,
        Path folder) {

    public ClusterDrillRequest {
        faults = List.copyOf(faults);
        options = List.copyOf(options);
        new Checks()
                .within("rounds", rounds, 0, 1_000)
                .within("kills", kills, 0, 10_000)
                .orThrow();
    }
}
