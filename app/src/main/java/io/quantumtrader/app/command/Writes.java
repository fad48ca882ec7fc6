package io.quantumtrader.app.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Who asked for what. */
@Command(
        name = "writes",
        description = {
            "Show what was asked of the API to be done of late, newest first: who, from where, what, why, and the answer's status.",
            "More lies in writes.jsonl and strangers.jsonl of the data folder."
        })
final class Writes implements Callable<Integer> {

    @Mixin
    private FundOptions fund = new FundOptions();

    @Option(names = "--limit", paramLabel = "N", description = "At most so many (default: ${DEFAULT-VALUE}).")
    private int limit = 20;

    @Option(names = "--strangers", description = "Those without a known token instead of those with one.")
    private boolean strangers;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    @Override
    public Integer call() {
        var answer = fund.client().get("/api/v1/writes?limit=" + limit + "&strangers=" + strangers);
        return fund.show(answer, spec.commandLine().getOut(), Writes::table);
    }

    private static Table table(JsonNode writes) {
        var table = new Table().row(List.of("time", "who", "role", "from", "path", "asked", "status", "reason"));
        writes.forEach(write -> table.row(List.of(
                Table.time(write.path("atMs")),
                Table.cell(write.path("who")),
                Table.cell(write.path("role")),
                Table.cell(write.path("from")),
                Table.cell(write.path("path")),
                Table.cell(write.path("asked")),
                Table.cell(write.path("status")),
                Table.cell(write.path("reason")))));
        return table;
    }
}
