package io.quantumtrader.app.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The questions that the record answers. */
@Command(name = "views", description = "List the views of the record that ./qt view shows, with their columns.")
final class Views implements Callable<Integer> {

    @Mixin
    private FundOptions fund = new FundOptions();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    @Override
    public Integer call() {
        return fund.show(fund.client().get("/api/v1/views"), spec.commandLine().getOut(), Views::table);
    }

    private static Table table(JsonNode views) {
        var table = new Table().row(List.of("view", "columns", "meaning"));
        views.forEach(view -> table.row(List.of(
                Table.cell(view.path("view")),
                Integer.toString(view.path("columns").size()),
                Table.cell(view.path("meaning")))));
        return table;
    }
}
