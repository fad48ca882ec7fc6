package io.quantumtrader.app.command;

import io.quantumtrader.app.kernelcommand.KernelCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Asks the kernel what it would do, without starting anything. */
@Command(
        name = "kernel",
        description = {
            "Ask the kernel: what would it do?",
            "Reads {\"cases\":[{\"id\":…,\"input\":{…}}]} on standard input,",
            "writes {\"cases\":[{\"id\":…,\"output\":{…}}]} on standard output."
        })
final class Kernel implements Callable<Integer> {

    @Parameters(
            paramLabel = "QUESTION",
            arity = "1..*",
            completionCandidates = Candidates.Questions.class,
            description = "harvest, stops or market-state.")
    private List<String> words = List.of();

    @Option(names = "--explain", description = "Harvest: also how far each component is from firing the kill score.")
    private boolean explain;

    @Override
    public Integer call() {
        List<String> args = new ArrayList<>(words);
        if (explain) args.add("--explain");
        return KernelCommand.run(args, System.in, System.out, System.err);
    }
}
