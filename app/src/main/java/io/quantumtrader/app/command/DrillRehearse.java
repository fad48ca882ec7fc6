package io.quantumtrader.app.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Times the kill path of a running fund without killing it. */
@Command(
        name = "rehearse",
        description = {
            "Go the way of a kill through a running fund, without killing: no permission changes, nothing is recorded.",
            "Says how long the send gate and the last symbol took."
        })
final class DrillRehearse implements Callable<Integer> {

    @Mixin
    private FundOptions fund = new FundOptions();

    @Option(names = "--times", paramLabel = "K", defaultValue = "20", description = "How often; 20 without it.")
    private int times;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (times < 1) throw new ParameterException(spec.commandLine(), "--times must be 1 or more");
        var client = fund.acting();
        JsonNode last = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < times; i++) {
            last = client.post("/api/v1/kill-switch/rehearsal", JsonNodeFactory.instance.objectNode());
        }
        return fund.show(last, spec.commandLine().getOut(), Table::fields);
    }
}
