package io.quantumtrader.app.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Benchmarks of the whole process. */
@Command(
        name = "bench",
        description = "Measure, beside a physical limit in the same run.",
        synopsisSubcommandLabel = "BENCHMARK")
final class Bench implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before run
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "name a benchmark");
    }
}
