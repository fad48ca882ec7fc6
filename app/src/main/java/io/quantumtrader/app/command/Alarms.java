package io.quantumtrader.app.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What somebody should have looked at. */
@Command(
        name = "alarms",
        description = {
            "Show alarms of late, newest first, as the process that answers remembers them; told is by the clock of the wall.",
            "Earlier ones are in its log."
        })
final class Alarms implements Callable<Integer> {

    @Mixin
    private FundOptions fund = new FundOptions();

    @Option(names = "--limit", paramLabel = "N", description = "At most so many (default: ${DEFAULT-VALUE}).")
    private int limit = 20;

    @Option(
            names = "--before",
            paramLabel = "SEQ",
            description = "Only those before this number: the last one of the page before.")
    private @Nullable Long before;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    @Override
    public Integer call() {
        var answer = fund.client().get("/api/v1/alarms?limit=" + limit + (before == null ? "" : "&before=" + before));
        var out = spec.commandLine().getOut();
        int code = fund.show(answer, out, Alarms::table);
        if (!fund.json()) memory(answer, out);
        return code;
    }

    private static Table table(JsonNode answer) {
        var table = new Table().row(List.of("seq", "told", "fund's time", "severity", "kind", "about", "what"));
        answer.path("alarms")
                .forEach(alarm -> table.row(List.of(
                        Table.cell(alarm.path("sequence")),
                        Table.time(alarm.path("toldAtMs")),
                        Table.time(alarm.path("atMs")),
                        Table.cell(alarm.path("severity")),
                        Table.cell(alarm.path("kind")),
                        Table.cell(alarm.path("symbol")),
                        Table.cell(alarm.path("text")))));
        return table;
    }

    private static void memory(JsonNode answer, PrintWriter out) {
        out.printf(
                "remembered since %s: %s told, the last %s are kept%n",
                Table.time(answer.path("sinceMs")), Table.cell(answer.path("told")), Table.cell(answer.path("most")));
        out.flush();
    }
}
