package io.quantumtrader.app.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** A paused node goes on. */
@Command(name = "resume", description = "Let a paused node go on.")
final class ClusterResume implements Callable<Integer> {

    @Mixin
    private ClusterFolder folder = new ClusterFolder();

    @Parameters(index = "0", paramLabel = "NODE", description = "Its name, such as n2.")
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private String name;

    @Override
    public Integer call() {
        folder.node(name).resume();
        return folder.done(name, "running", name + " goes on");
    }
}
