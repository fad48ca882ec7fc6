package io.quantumtrader.app.command;

import io.quantumtrader.app.cluster.Partition;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** What was cut is joined again. */
@Command(name = "heal", description = "Join everything again that was cut.")
final class ClusterHeal implements Callable<Integer> {

    @Mixin
    private ClusterFolder folder = new ClusterFolder();

    @Override
    public Integer call() {
        Partition.of(folder.path()).heal();
        return folder.done("", "healed", "all nodes reach one another again");
    }
}
