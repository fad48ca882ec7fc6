package io.quantumtrader.app.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
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

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    @Override
    public Integer call() {
        return fund.show(
                fund.client().get("/api/v1/positions"), spec.commandLine().getOut(), Positions::table);
    }

    private static Table table(JsonNode positions) {
        return Table.columns(positions, COLUMNS, "nearest", position -> Distances.nearest(position.path("distances")));
    }
}
