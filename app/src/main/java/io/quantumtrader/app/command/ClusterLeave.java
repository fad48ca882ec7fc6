package io.quantumtrader.app.command;

import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** A node leaves in order. */
@Command(name = "leave", description = "Let a node leave in order: it hands over what lives on it, and ends.")
final class ClusterLeave implements Callable<Integer> {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @Mixin
    private ClusterFolder folder = new ClusterFolder();

    @Parameters(index = "0", paramLabel = "NODE", description = "Its name, such as n2.")
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private String name;

    @Override
    public Integer call() {
        folder.node(name).leave(PATIENCE);
        return folder.done(name, "left", name + " has left");
    }
}
