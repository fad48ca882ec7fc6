package io.quantumtrader.app.command;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Holds back everything that would be sent to the venue; takes the persons that the release of a FLATTEN takes. */
@Command(
        name = "halt",
        description = {
            "Hold back everything that would be sent to the venue, exits too: for faults of the venue alone.",
            "Stops that rest at the venue stay. A flatten is kept and runs on release. To stop new risk: ./qt kill.",
            "Two operators must say it; in a paper fund one, with --phrase HALT, and once more after the delay.",
            "It stays until released: ./qt release --latch halt-1."
        })
final class Halt implements Callable<Integer> {

    @Mixin
    private FundOptions fund = new FundOptions();

    @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "Why; recorded.")
    @SuppressWarnings("NullAway.Init") // required by picocli before call
    private String reason;

    @Option(names = "--phrase", paramLabel = "TEXT", description = "HALT, typed by you, where one person is enough.")
    private String phrase = "";

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    @Override
    public Integer call() {
        var body = JsonNodeFactory.instance.objectNode().put("reason", reason).put("phrase", phrase);
        return fund.show(
                fund.acting().post("/api/v1/halt", body), spec.commandLine().getOut(), Latches::standing);
    }
}
