package io.quantumtrader.app.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.quantumtrader.app.client.FundClient;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What the fund sees of the market. */
@Command(
        name = "market",
        description = "Show the market of each symbol as the fund sees it, or the recorded bars of one.")
final class Market implements Callable<Integer> {

    private static final List<String> COLUMNS = List.of(
            "symbol", "ageMs", "mark", "atrShare", "sigma", "drift", "trendStrength", "regime", "held", "silent");

    @Mixin
    private FundOptions fund = new FundOptions();

    @Parameters(paramLabel = "SYMBOL", arity = "0..1", description = "Its recorded bars; without it all symbols.")
    private @Nullable String symbol;

    @Option(
            names = "--bars",
            paramLabel = "N",
            description = "At most so many, the newest (default: ${DEFAULT-VALUE}).")
    private int bars = 30;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    @Override
    public Integer call() {
        var out = spec.commandLine().getOut();
        if (symbol == null)
            return fund.show(fund.client().get("/api/v1/markets"), out, all -> Table.columns(all, COLUMNS));
        String name = FundClient.encoded(symbol.toUpperCase(Locale.ROOT));
        return fund.show(fund.client().get("/api/v1/markets/" + name + "?bars=" + bars), out, Market::table);
    }

    private static Table table(JsonNode history) {
        var table = new Table().row(List.of("opened", "open", "high", "low", "close", "volume", "regime", "K", "R"));
        history.path("bars")
                .forEach(bar -> table.row(List.of(
                        Table.time(bar.path("openedAtMs")),
                        Table.cell(bar.path("open")),
                        Table.cell(bar.path("high")),
                        Table.cell(bar.path("low")),
                        Table.cell(bar.path("close")),
                        Table.cell(bar.path("volume")),
                        Table.cell(bar.path("regime")),
                        Table.cell(bar.path("killScore")),
                        Table.cell(bar.path("r")))));
        return table;
    }
}
