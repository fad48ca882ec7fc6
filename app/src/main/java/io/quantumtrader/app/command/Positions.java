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
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What is open, with its R, its kill score and its stop. */
@Command(name = "positions", description = "List open positions with R, kill score, stop and what they may do.")
final class Positions implements Callable<Integer> {

    private static final List<String> COLUMNS = List.of(
            "symbol",
            "side",
            "quantity",
            "entry",
            "mark",
            "unrealized",
            "rNet",
            "killScore.k",
            "killScore.distance",
            "venueStop",
            "tranchesFired",
            "regime",
            "permission");

    @Mixin
    private FundOptions fund = new FundOptions();

    @Parameters(
            paramLabel = "SYMBOL",
            arity = "0..1",
            description = "One symbol in full, open or flat; without it all that is open.")
    private @Nullable String symbol;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    @Override
    public Integer call() {
        var out = spec.commandLine().getOut();
        if (symbol == null) return fund.show(fund.client().get("/api/v1/positions"), out, Positions::table);
        String name = FundClient.encoded(symbol.toUpperCase(Locale.ROOT));
        return fund.show(fund.client().get("/api/v1/positions/" + name), out, Table::fields);
    }

    private static Table table(JsonNode positions) {
        return Table.columns(positions, COLUMNS, "nearest", position -> Distances.nearest(position.path("distances")));
    }
}
