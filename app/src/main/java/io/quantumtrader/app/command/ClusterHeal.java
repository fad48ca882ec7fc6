package io.quantumtrader.app.command;

import io.quantumtrader.app.cluster.Partition;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What was cut is joined again. */
@Command(name = "heal", description = "Join everything again that was cut.")
final class ClusterHeal implements Callable<Integer> {

    @Mixin
    private ClusterFolder folder = new ClusterFolder();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    @Override
    public Integer call() {
        Partition.of(folder.path()).heal();
        spec.commandLine().getOut().println("all nodes reach one another again");
        spec.commandLine().getOut().flush();
        return ExitCode.DONE.number();
    }
}
