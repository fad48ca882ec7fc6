package io.quantumtrader.app.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Proves that a journal is as it was written. */
@Command(
        name = "audit",
        description = "Prove that a journal is as it was written, also beside a running fund.",
        synopsisSubcommandLabel = "verify|roots")
final class Audit implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before run
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "verify, or roots?");
    }
}
