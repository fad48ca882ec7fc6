package io.quantumtrader.app.command;

import io.quantumtrader.app.cluster.LocalCluster;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What runs of a local cluster is stopped. */
@Command(name = "down", description = "Stop the local cluster, or what a broken one has left: nodes, venue, database.")
final class ClusterDown implements Callable<Integer> {

    @Mixin
    private ClusterFolder folder = new ClusterFolder();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    @Override
    public Integer call() {
        LocalCluster.down(folder.path());
        spec.commandLine().getOut().println("nothing of the cluster runs any more");
        spec.commandLine().getOut().flush();
        return ExitCode.DONE.number();
    }
}
