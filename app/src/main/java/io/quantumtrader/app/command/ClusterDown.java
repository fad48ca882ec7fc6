package io.quantumtrader.app.command;

import io.quantumtrader.app.cluster.LocalCluster;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** What runs of a local cluster is stopped. */
@Command(name = "down", description = "Stop the local cluster, or what a broken one has left: nodes, venue, database.")
final class ClusterDown implements Callable<Integer> {

    @Mixin
    private ClusterFolder folder = new ClusterFolder();

    @Override
    public Integer call() {
        LocalCluster.down(folder.path());
        return folder.done("", "down", "nothing of the cluster runs any more");
    }
}
