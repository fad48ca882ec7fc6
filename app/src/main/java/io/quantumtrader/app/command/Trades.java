package io.quantumtrader.app.command;

import io.quantumtrader.app.launch.Launch;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Positions that ended, with why and at which R. */
@Command(
        name = "trades",
        description = {
            "Show positions that ended, newest first: R, money, best and worst R, and what ended them.",
            "Reads the record in a folder, whether its fund runs or not; with --url asks a running fund."
        })
final class Trades implements Callable<Integer> {

    private static final List<String> COLUMNS = List.of(
            "closed_at_ms",
            "position_id",
            "side",
            "quantity",
            "average_entry",
            "average_exit",
            "r",
            "mfe_r",
            "mae_r",
            "net",
            "fees",
            "funding",
            "tranches",
            "regime",
            "exit_by",
            "exit_reason");

    private final Launch launch;

    @Mixin
    private ViewOptions record = new ViewOptions();

    @Mixin
    private FilterOptions filter = new FilterOptions();

    @Parameters(paramLabel = "SYMBOL", arity = "0..1", description = "Such as BTCUSDT; all without it.")
    private @Nullable String symbol;

    @Option(names = "--limit", paramLabel = "N", description = "At most so many (default: ${DEFAULT-VALUE}).")
    private int limit = 20;

    Trades(Launch launch) {
        this.launch = launch;
    }

    @Override
    public Integer call() {
        var given = filter.with(symbol);
        given.put("limit", Integer.toString(limit));
        return record.ask(launch, "trades", given, COLUMNS);
    }
}
