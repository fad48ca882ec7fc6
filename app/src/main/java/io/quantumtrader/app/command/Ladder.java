package io.quantumtrader.app.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What each of the seven layers allows, and the latches that stand. */
@Command(name = "ladder", description = "Show what each of the seven layers allows and why, and which latches stand.")
final class Ladder implements Callable<Integer> {

    @Mixin
    private FundOptions fund = new FundOptions();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    @Override
    public Integer call() {
        return fund.show(fund.client().get("/api/v1/ladder"), spec.commandLine().getOut(), Ladder::table);
    }

    private static Table table(JsonNode ladder) {
        Table table = new Table().row(List.of("level", "layer", "state", "permission", "nearest", "reasons"));
        List<List<String>> latches = new ArrayList<>();
        for (JsonNode layer : ladder.path("layers")) {
            table.row(List.of(
                    Table.cell(layer.path("level")),
                    Table.cell(layer.path("layer")),
                    Table.cell(layer.path("state")),
                    Table.cell(layer.path("permission")),
                    Distances.nearest(layer.path("distances")),
                    String.join("; ", Reasons.of(layer.path("reasons")))));
            layer.path("latches").forEach(latch -> latches.add(Latches.row(latch)));
        }
        latches.forEach(table::row);
        ladder.path("stepUps").forEach(stepUp -> table.row(List.of(Latches.stepUp(stepUp))));
        if (ladder.path("halt").isObject()) table.row(List.of(Latches.halt(ladder.path("halt"))));
        return table;
    }
}
