package io.quantumtrader.app.command;

import io.quantumtrader.app.cluster.Partition;
import io.quantumtrader.app.cluster.Partition.Cut;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A node is cut off. */
@Command(
        name = "partition",
        description = "Cut a node off; only where ./qt cluster up --netns gave nodes networks of their own.")
final class ClusterPartition implements Callable<Integer> {

    @Mixin
    private ClusterFolder folder = new ClusterFolder();

    @Parameters(index = "0", paramLabel = "NODE", description = "Its name, such as n2.")
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private String name;

    @Option(
            names = "--cut",
            paramLabel = "CUT",
            defaultValue = "CABLE",
            description = "One of ${COMPLETION-CANDIDATES}: all of it, other nodes alone, or what it sends to them.")
    private Cut what = Cut.CABLE;

    @Override
    public Integer call() {
        Partition.of(folder.path()).cut(name, what);
        return folder.done(name, "cut off", name + " is cut off (" + what.name().toLowerCase(Locale.ROOT) + ")");
    }
}
