package io.quantumtrader.app.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A fund on several nodes, all on this machine. */
@Command(
        name = "cluster",
        description = "Try out a fund on several nodes, all on this machine.",
        synopsisSubcommandLabel = "WHAT")
final class ClusterCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before run
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say what: ./qt cluster up brings one up");
    }
}
