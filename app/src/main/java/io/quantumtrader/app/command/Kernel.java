package io.quantumtrader.app.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.quantumtrader.app.client.FundClient;
import io.quantumtrader.app.kernelcommand.KernelCommand;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Asks the kernel what it would do, without starting anything; or the kernel of a running fund, by its own theta. */
@Command(
        name = "kernel",
        description = {
            "Ask the kernel: what would it do?",
            "Reads {\"cases\":[{\"id\":…,\"input\":{…}}]} on standard input,",
            "writes {\"cases\":[{\"id\":…,\"output\":{…}}]} on standard output, with --json and without it."
        })
final class Kernel implements Callable<Integer> {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Mixin
    private FundOptions fund = new FundOptions();

    @Parameters(
            paramLabel = "QUESTION",
            arity = "1..*",
            completionCandidates = Candidates.Questions.class,
            description = "harvest, stops or market-state.")
    private List<String> words = List.of();

    @Option(names = "--explain", description = "Harvest: also how far each component is from firing the kill score.")
    private boolean explain;

    @Option(names = "--running", description = "Ask a running fund, by its theta in force, instead of the defaults.")
    private boolean running;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (running) return ofFund();
        List<String> args = new ArrayList<>(words);
        if (explain) args.add("--explain");
        return KernelCommand.run(args, System.in, System.out, System.err);
    }

    private int ofFund() throws IOException {
        if (words.size() != 1) throw new ParameterException(spec.commandLine(), "ask one QUESTION");
        var body = JsonNodeFactory.instance.objectNode().put("explain", explain);
        body.set("cases", cases());
        var answer = fund.acting().post("/api/v1/kernel/" + FundClient.encoded(words.getFirst()), body);
        spec.commandLine().getOut().println(Json.write(answer));
        spec.commandLine().getOut().flush();
        return ExitCode.DONE.number();
    }

    private JsonNode cases() throws IOException {
        try {
            JsonNode read = JSON.readTree(System.in);
            if (read != null && read.path("cases").isArray()) return read.path("cases");
        } catch (JsonProcessingException malformed) {
            throw new ParameterException(
                    spec.commandLine(),
                    "no valid JSON on standard input: " + malformed.getOriginalMessage(),
                    malformed);
        }
        throw new ParameterException(
                spec.commandLine(), "expected {\"cases\":[{\"id\":…,\"input\":{…}}]} on standard input");
    }
}
