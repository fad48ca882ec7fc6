package io.quantumtrader.app.command;

import io.quantumtrader.app.launch.LaunchFailed;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Asks the kernel what it would do, without starting anything. */
@Command(
        name = "kernel",
        mixinStandardHelpOptions = true,
        description = {
            "Ask the kernel: what would it do?",
            "Reads {\"cases\":[{\"id\":…,\"input\":{…}}]} on standard input,",
            "writes {\"cases\":[{\"id\":…,\"output\":{…}}]} on standard output."
        })
final class Kernel implements Callable<Integer> {

    @Parameters(paramLabel = "QUESTION", arity = "1..*", description = "harvest, stops or market-state.")
    private List<String> words = List.of();

    @Override
    public Integer call() {
        throw new LaunchFailed("kernel " + String.join(" ", words) + " is not there yet");
    }
}
