package io.quantumtrader.app.command;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Commands that look after the views of the record. */
@Command(
        name = "projections",
        synopsisSubcommandLabel = "COMMAND",
        description = "Look after the views of the record: how far they are, and making them anew from the journal.")
final class Projections implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before run
    private CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "name a command");
    }
}
