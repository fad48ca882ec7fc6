package io.quantumtrader.app.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Work of late. */
@Command(name = "list", description = "List replays and what-ifs of late, newest first.")
final class JobList implements Callable<Integer> {

    @Mixin
    private FundOptions fund = new FundOptions();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    @Override
    public Integer call() {
        return fund.show(fund.client().get("/api/v1/jobs"), spec.commandLine().getOut(), JobList::table);
    }

    static Table table(JsonNode jobs) {
        var table = new Table().row(List.of("id", "kind", "state", "step", "done", "total", "who", "asked"));
        jobs.forEach(job -> table.row(List.of(
                Table.cell(job.path("id")),
                Table.cell(job.path("kind")),
                Table.cell(job.path("state")),
                Table.cell(job.path("step")),
                Table.cell(job.path("done")),
                Table.cell(job.path("total")),
                Table.cell(job.path("who")),
                Table.time(job.path("askedAtMs")))));
        return table;
    }
}
