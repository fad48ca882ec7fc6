package io.quantumtrader.app.command;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.quantumtrader.kernel.position.Side;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A position opened by hand. */
@Command(
        name = "open",
        description = {
            "Open a position by hand: every layer is asked, and the decision comes back. A refusal ends with 1.",
            "It is managed like any other from then on."
        })
final class OpenCommand implements Callable<Integer> {

    @Mixin
    private FundOptions fund = new FundOptions();

    @Parameters(paramLabel = "SYMBOL", description = "Such as BTCUSDT.")
    @SuppressWarnings("NullAway.Init") // required by picocli before call
    private String symbol;

    @Option(names = "--side", paramLabel = "SIDE", required = true, description = "One of: ${COMPLETION-CANDIDATES}.")
    @SuppressWarnings("NullAway.Init") // required by picocli before call
    private Side side;

    @Option(names = "--quantity", paramLabel = "N", description = "Base asset; sized by the fund without it.")
    private @Nullable Double quantity;

    @Option(names = "--notional", paramLabel = "N", description = "Quote currency, instead of --quantity.")
    private @Nullable Double notional;

    @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "Why; recorded.")
    @SuppressWarnings("NullAway.Init") // required by picocli before call
    private String reason;

    @Option(
            names = "--once",
            paramLabel = "KEY",
            description = "With the same key a repetition gets the first answer and opens nothing.")
    private @Nullable String key;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (quantity != null && notional != null)
            throw new ParameterException(spec.commandLine(), "--quantity and --notional: give one of them");
        var body = JsonNodeFactory.instance
                .objectNode()
                .put("symbol", symbol.toUpperCase(Locale.ROOT))
                .put("side", side.name())
                .put("reason", reason);
        if (quantity != null) body.put("quantity", quantity);
        if (notional != null) body.put("notional", notional);
        return fund.show(
                fund.acting().post("/api/v1/positions", body, Optional.ofNullable(key)),
                spec.commandLine().getOut(),
                Decisions::one);
    }
}
