package io.quantumtrader.app.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** A node dies without a word. */
@Command(name = "kill", description = "Kill a node at once (SIGKILL); its symbols come up elsewhere.")
final class ClusterKill implements Callable<Integer> {

    @Mixin
    private ClusterFolder folder = new ClusterFolder();

    @Parameters(index = "0", paramLabel = "NODE", description = "Its name, such as n2.")
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private String name;

    @Override
    public Integer call() {
        folder.node(name).kill();
        return folder.done(name, "killed", name + " is killed");
    }
}
