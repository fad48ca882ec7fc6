package io.quantumtrader.app.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Work over the journal of a running fund, done by it. */
@Command(
        name = "jobs",
        description = "Let a running fund replay its journal, or ask it what other settings would have made of it.",
        synopsisSubcommandLabel = "list|show|start|cancel")
final class Jobs implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before run
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "list, show, start or cancel?");
    }
}
