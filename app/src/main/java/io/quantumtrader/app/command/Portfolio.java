package io.quantumtrader.app.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The book as a whole. */
@Command(
        name = "portfolio",
        description = "Show the book as a whole: exposures, what moves together, and how much of each limit is used.")
final class Portfolio implements Callable<Integer> {

    private static final List<String> FIGURES = List.of(
            "name", "gross", "net", "lossAtStop", "stress", "dayOpenedWith", "weekOpenedWith", "flattenDrawdown");

    @Mixin
    private FundOptions fund = new FundOptions();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    @Override
    public Integer call() {
        return fund.show(
                fund.client().get("/api/v1/portfolio"), spec.commandLine().getOut(), Portfolio::table);
    }

    private static Table table(JsonNode book) {
        var table = new Table();
        for (var name : FIGURES) table.row(List.of(name, Table.cell(book.path(name))));
        table.row(List.of("equity", Table.cell(book.path("account").path("equity"))));
        table.row(List.of(
                "heat",
                Table.cell(book.path("heat").path("band")) + " "
                        + Table.cell(book.path("heat").path("value"))));
        book.path("exposures")
                .forEach(one -> table.row(List.of(
                        "exposure",
                        Table.cell(one.path("symbol")),
                        Table.cell(one.path("side")),
                        "notional " + Table.cell(one.path("notional")),
                        "of equity " + Table.cell(one.path("equityShare")),
                        "lost at stop " + Table.cell(one.path("lossAtStop")),
                        "cluster " + Table.cell(one.path("cluster")))));
        book.path("clusters")
                .forEach(one -> table.row(List.of(
                        "cluster",
                        Table.cell(one.path("id")),
                        "of " + Table.cell(one.path("symbols")),
                        "gross " + Table.cell(one.path("gross")),
                        "correlation " + Table.cell(one.path("correlation")),
                        "stress " + Table.cell(one.path("stress")))));
        for (var kind : List.of("budgets", "limits")) {
            table.row(List.of(""));
            table.row(List.of(kind));
            book.path(kind).forEach(one -> table.row(List.of("  " + Distances.nearest(list(one)))));
        }
        return table;
    }

    private static JsonNode list(JsonNode one) {
        return JsonNodeFactory.instance.arrayNode().add(one);
    }
}
