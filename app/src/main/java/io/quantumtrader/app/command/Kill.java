package io.quantumtrader.app.command;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Pulls the safety kill switch (level 6). Tightening needs one person and no confirmation. */
@Command(
        name = "kill",
        description = {
            "Pull the kill switch, at once.",
            "Without --flatten: no new exposure, resting entries are cancelled, exits stay live.",
            "With --flatten: additionally everything in the scope is closed and verified flat.",
            "It stays until released: ./qt release."
        })
final class Kill implements Callable<Integer> {

    @Mixin
    private FundOptions fund = new FundOptions();

    @Option(
            names = "--scope",
            paramLabel = "SCOPE",
            description = "* for everything, PORTFOLIO, or PORTFOLIO/SYMBOL (default: ${DEFAULT-VALUE}).")
    private String scope = "*";

    @Option(names = "--flatten", description = "Close everything in the scope.")
    private boolean flatten;

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why; recorded (default: ${DEFAULT-VALUE}).")
    private String reason = "pulled on the command line";

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    @Override
    public Integer call() {
        var body = JsonNodeFactory.instance
                .objectNode()
                .put("enabled", true)
                .put("permission", flatten ? "FLATTEN" : "REDUCE_ONLY")
                .put("scope", scope)
                .put("reason", reason);
        return fund.show(
                fund.acting().post("/api/v1/kill-switch", body),
                spec.commandLine().getOut(),
                Latches::standing);
    }
}
