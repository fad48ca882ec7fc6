package io.quantumtrader.app.command;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.quantumtrader.app.client.FundClient;
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

/** A position closed by hand. */
@Command(
        name = "close",
        description = {
            "Close a position by hand, or a part of it; no layer refuses it.",
            "A remainder below the venue's minimum is closed with it."
        })
final class CloseCommand implements Callable<Integer> {

    @Mixin
    private FundOptions fund = new FundOptions();

    @Parameters(paramLabel = "SYMBOL", description = "Such as BTCUSDT.")
    @SuppressWarnings("NullAway.Init") // required by picocli before call
    private String symbol;

    @Option(
            names = "--fraction",
            paramLabel = "N",
            description = "Share of what is held, above 0 to 1; all without it.")
    private @Nullable Double fraction;

    @Option(names = "--quantity", paramLabel = "N", description = "Base asset, instead of --fraction.")
    private @Nullable Double quantity;

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why; recorded (default: ${DEFAULT-VALUE}).")
    private String reason = "closed on the command line";

    @Option(
            names = "--once",
            paramLabel = "KEY",
            description = "With the same key a repetition gets the first answer and closes nothing more.")
    private @Nullable String key;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (fraction != null && quantity != null)
            throw new ParameterException(spec.commandLine(), "--fraction and --quantity: give one of them");
        var body = JsonNodeFactory.instance.objectNode().put("reason", reason);
        if (fraction != null) body.put("fraction", fraction);
        if (quantity != null) body.put("quantity", quantity);
        var path = "/api/v1/positions/" + FundClient.encoded(symbol.toUpperCase(Locale.ROOT)) + "/close";
        return fund.show(
                fund.acting().post(path, body, Optional.ofNullable(key)),
                spec.commandLine().getOut(),
                Decisions::one);
    }
}
