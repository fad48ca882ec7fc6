package io.quantumtrader.app.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Drills: what the fund promises, tried out on demand. */
@Command(name = "drill", description = "Try out what the fund promises.", synopsisSubcommandLabel = "DRILL")
final class Drill implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before run
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "name a drill");
    }
}
