package io.quantumtrader.app.command;

import io.quantumtrader.app.launch.Launch;
import io.quantumtrader.app.launch.OpenRecord;
import io.quantumtrader.persistence.projection.ProjectionStatus;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** How far each projection is. */
@Command(name = "status", description = "Show how far each projection has read the journal.")
final class ProjectionsStatus implements Callable<Integer> {

    private final Launch launch;

    @Mixin
    private RecordOptions record = new RecordOptions();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    ProjectionsStatus(Launch launch) {
        this.launch = launch;
    }

    @Override
    public Integer call() {
        List<ProjectionStatus> status = record.with(launch, OpenRecord::status);
        print(status, record.json(), spec.commandLine().getOut());
        return ExitCode.DONE.number();
    }

    static void print(List<ProjectionStatus> status, boolean json, PrintWriter out) {
        if (json) {
            out.println(Json.write(status));
            out.flush();
            return;
        }
        Table table = new Table().row(List.of("projection", "version", "place", "journal", "rows", "up to date"));
        status.forEach(one -> table.row(List.of(
                one.name(),
                Integer.toString(one.version()),
                Long.toString(one.place()),
                Long.toString(one.journal()),
                Long.toString(one.rows()),
                one.upToDate() ? "yes" : "no")));
        table.print(out);
    }
}
