package io.quantumtrader.app.command;

import io.quantumtrader.app.launch.Launch;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Why nothing was opened. */
@Command(
        name = "why-not",
        description = {
            "Count why nothing was opened: what each layer refused, and what the bars without a deed were.",
            "Minutes are of the market's clock, back from the last one that is recorded.",
            "Reads the record in a folder, whether its fund runs or not; with --url asks a running fund."
        })
final class WhyNot implements Callable<Integer> {

    private final Launch launch;

    @Mixin
    private ViewOptions record = new ViewOptions();

    @Parameters(paramLabel = "SYMBOL", arity = "0..1", description = "Such as BTCUSDT; all without it.")
    private @Nullable String symbol;

    @Option(
            names = "--minutes",
            paramLabel = "LIST",
            description = "Lengths of time to count over (default: ${DEFAULT-VALUE}).")
    private String minutes = "1,5,15,60";

    WhyNot(Launch launch) {
        this.launch = launch;
    }

    @Override
    public Integer call() {
        var given = new HashMap<String, @Nullable String>();
        given.put("symbol", symbol);
        given.put("minutes", minutes);
        return record.ask(launch, "why-not", given, List.of());
    }
}
