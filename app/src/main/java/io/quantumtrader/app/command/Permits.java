package io.quantumtrader.app.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Permissions to open, of late. */
@Command(name = "permits", description = "List permits of late, newest first: what the governor let be opened.")
final class Permits implements Callable<Integer> {

    private static final List<String> COLUMNS =
            List.of("id", "decisionId", "symbol", "side", "maxQuantity", "lowPrice", "highPrice", "state");

    @Mixin
    private FundOptions fund = new FundOptions();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    @Override
    public Integer call() {
        return fund.show(
                fund.client().get("/api/v1/permits"), spec.commandLine().getOut(), Permits::table);
    }

    private static Table table(JsonNode permits) {
        return Table.columns(permits, COLUMNS, "issued", permit -> Table.time(permit.path("issuedAtMs")));
    }
}
