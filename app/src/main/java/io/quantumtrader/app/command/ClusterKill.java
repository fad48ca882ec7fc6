package io.quantumtrader.app.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A node dies without a word. */
@Command(name = "kill", description = "Kill a node at once (SIGKILL); its symbols come up elsewhere.")
final class ClusterKill implements Callable<Integer> {

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
        folder.node(name).kill();
        spec.commandLine().getOut().println(name + " is killed");
        spec.commandLine().getOut().flush();
        return ExitCode.DONE.number();
    }
}
