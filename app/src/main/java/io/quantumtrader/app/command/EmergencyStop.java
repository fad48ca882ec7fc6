package io.quantumtrader.app.command;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Pulls the emergency stop (level 5). Tightening needs one person and no confirmation. */
@Command(
        name = "emergency-stop",
        description = {
            "Pull the emergency stop, at once: entries cancelled, everything in the scope closed and verified flat,",
            "tried again until it is.",
            "It stays until released: ./qt release --latch ID. Size then comes back in steps: ./qt step-up."
        })
final class EmergencyStop implements Callable<Integer> {

    @Mixin
    private FundOptions fund = new FundOptions();

    @Option(
            names = "--scope",
            paramLabel = "SCOPE",
            description = "* for everything, PORTFOLIO, or PORTFOLIO/SYMBOL (default: ${DEFAULT-VALUE}).")
    private String scope = "*";

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why; recorded (default: ${DEFAULT-VALUE}).")
    private String reason = "pulled on the command line";

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    @Override
    public Integer call() {
        var body = JsonNodeFactory.instance.objectNode().put("scope", scope).put("reason", reason);
        return fund.show(
                fund.acting().post("/api/v1/emergency-stop", body),
                spec.commandLine().getOut(),
                Latches::standing);
    }
}
