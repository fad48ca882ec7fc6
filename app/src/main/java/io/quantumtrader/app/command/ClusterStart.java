package io.quantumtrader.app.command;

import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A node comes back. */
@Command(name = "start", description = "Start a node again that was killed or has left, and wait until it is ready.")
final class ClusterStart implements Callable<Integer> {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @Mixin
    private ClusterFolder folder = new ClusterFolder();

    @Parameters(index = "0", paramLabel = "NODE", description = "Its name, such as n2.")
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private String name;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    @Override
    public Integer call() {
        var node = folder.node(name);
        node.start();
        node.awaitReady(PATIENCE);
        spec.commandLine().getOut().println(name + " is up: " + node.entry().url());
        spec.commandLine().getOut().flush();
        return ExitCode.DONE.number();
    }
}
