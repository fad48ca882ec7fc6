package io.quantumtrader.app.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Equity of the run that is on. */
@Command(name = "equity", description = "Show equity of this run: at most 1024 points over all of it.")
final class Equity implements Callable<Integer> {

    @Mixin
    private FundOptions fund = new FundOptions();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    @Override
    public Integer call() {
        return fund.show(fund.client().get("/api/v1/equity"), spec.commandLine().getOut(), Equity::table);
    }

    private static Table table(JsonNode points) {
        var table = new Table().row(List.of("time", "equity"));
        points.forEach(point -> table.row(List.of(Table.time(point.path("atMs")), Table.cell(point.path("equity")))));
        return table;
    }
}
