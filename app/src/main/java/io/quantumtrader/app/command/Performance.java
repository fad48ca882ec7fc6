package io.quantumtrader.app.command;

import io.quantumtrader.app.launch.Launch;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Trades in groups. */
@Command(
        name = "performance",
        description = {
            "Add trades up: how many, how often won, R, money and costs of each group.",
            "Reads the record in a folder, whether its fund runs or not; with --url asks a running fund."
        })
final class Performance implements Callable<Integer> {

    private static final List<String> COLUMNS = List.of(
            "key",
            "trades",
            "win_rate",
            "r_sum",
            "r_average",
            "r_median",
            "r_best",
            "r_worst",
            "net",
            "profit_factor",
            "fees",
            "mfe_average",
            "mae_average");

    private final Launch launch;

    @Mixin
    private ViewOptions record = new ViewOptions();

    @Mixin
    private FilterOptions filter = new FilterOptions();

    @Parameters(paramLabel = "SYMBOL", arity = "0..1", description = "Such as BTCUSDT; all without it.")
    private @Nullable String symbol;

    @Option(
            names = "--by",
            paramLabel = "GROUP",
            completionCandidates = Candidates.Groups.class,
            description = "One of: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private String by = "symbol";

    Performance(Launch launch) {
        this.launch = launch;
    }

    @Override
    public Integer call() {
        var given = filter.with(symbol);
        given.put("by", by);
        return record.ask(launch, "performance", given, COLUMNS);
    }
}
