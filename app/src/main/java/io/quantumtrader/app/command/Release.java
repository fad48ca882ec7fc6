package io.quantumtrader.app.command;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Asks for a release; whether one person is enough, and after which delay, is the fund's answer. */
@Command(
        name = "release",
        description = {
            "Ask to release what is latched.",
            "Without --latch: the kill switch's REDUCE_ONLY (or with --flatten its FLATTEN) of the scope.",
            "With --emergency-stop: the emergency stop of the scope; size then comes back in steps: ./qt step-up.",
            "With --latch: one latch of any layer, or a halt, by the id that ./qt ladder and the page show."
        })
final class Release implements Callable<Integer> {

    @Mixin
    private FundOptions fund = new FundOptions();

    @Option(names = "--latch", paramLabel = "ID", description = "One latch of any layer.")
    private @Nullable String latch;

    @Option(
            names = "--scope",
            paramLabel = "SCOPE",
            description = "* for everything, PORTFOLIO, or PORTFOLIO/SYMBOL (default: ${DEFAULT-VALUE}).")
    private String scope = "*";

    @Option(names = "--flatten", description = "Release the kill switch's FLATTEN where a REDUCE_ONLY stands, too.")
    private boolean flatten;

    @Option(names = "--emergency-stop", description = "Release the emergency stop instead of the kill switch.")
    private boolean emergencyStop;

    @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "Why; recorded.")
    @SuppressWarnings("NullAway.Init") // required by picocli before call
    private String reason;

    @Option(names = "--phrase", paramLabel = "TEXT", description = "The phrase that the latch asks for, typed by you.")
    private String phrase = "";

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    @Override
    public Integer call() {
        ObjectNode body =
                JsonNodeFactory.instance.objectNode().put("reason", reason).put("phrase", phrase);
        String path = "/api/v1/release";
        if (emergencyStop) {
            if (latch != null || flatten)
                throw new ParameterException(spec.commandLine(), "--emergency-stop goes alone");
            path = "/api/v1/emergency-stop/release";
            body.put("scope", scope);
        } else if (latch == null) {
            path = "/api/v1/kill-switch";
            body.put("enabled", false).put("scope", scope);
            if (flatten) body.put("permission", "FLATTEN");
        } else {
            body.put("latchId", latch);
        }
        return fund.show(fund.acting().post(path, body), spec.commandLine().getOut(), Latches::standing);
    }
}
