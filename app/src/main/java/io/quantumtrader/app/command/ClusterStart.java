package io.quantumtrader.app.command;

import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** A node comes back. */
@Command(name = "start", description = "Start a node again that was killed or has left, and wait until it is ready.")
final class ClusterStart implements Callable<Integer> {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @Mixin
    private ClusterFolder folder = new ClusterFolder();

    @Parameters(index = "0", paramLabel = "NODE", description = "Its name, such as n2.")
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private String name;

    @Override
    public Integer call() {
        var node = folder.node(name);
        node.start();
        node.awaitReady(PATIENCE);
        return folder.done(name, "running", name + " is up: " + node.entry().url());
    }
}
