package io.quantumtrader.app.command;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.quantumtrader.app.client.FundClient;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Confirms the next step of size on the way back after an emergency stop. */
@Command(
        name = "step-up",
        description = {
            "Confirm the next step of size after an emergency stop was released; it releases nothing.",
            "Which step runs and when the next may be confirmed: ./qt ladder."
        })
final class StepUp implements Callable<Integer> {

    @Mixin
    private FundOptions fund = new FundOptions();

    @Option(
            names = "--scope",
            paramLabel = "SCOPE",
            description = "What the emergency stop covered, *, PORTFOLIO or PORTFOLIO/SYMBOL; the one step-up that runs"
                    + " without it.")
    private @Nullable String scope;

    @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "Why; recorded.")
    @SuppressWarnings("NullAway.Init") // required by picocli before call
    private String reason;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    @Override
    public Integer call() {
        FundClient client = fund.acting();
        var body = JsonNodeFactory.instance
                .objectNode()
                .put("scope", scope == null ? running(client) : scope)
                .put("reason", reason);
        return fund.show(
                client.post("/api/v1/emergency-stop/step-up", body),
                spec.commandLine().getOut(),
                Latches::standing);
    }

    /** Of none and of everything the fund itself says what it expects. */
    private String running(FundClient client) {
        List<String> running = client.get("/api/v1/ladder").path("stepUps").findValuesAsText("scope");
        if (running.size() > 1)
            throw new CommandLine.ParameterException(
                    spec.commandLine(),
                    "--scope is missing, expected one of " + String.join(", ", running) + ": several step-ups run");
        return running.isEmpty() ? "*" : running.getFirst();
    }
}
