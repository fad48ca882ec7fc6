package io.quantumtrader.app.command;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Commands that look after the tokens of people. */
@Command(
        name = "token",
        synopsisSubcommandLabel = "COMMAND",
        description =
                "Give tokens for the API to people, each with a role and an end, and take them back. A fund that runs"
                        + " knows of a change within a second.")
final class Tokens implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before run
    private CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "name a command");
    }
}
