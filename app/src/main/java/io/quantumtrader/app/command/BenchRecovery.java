package io.quantumtrader.app.command;

import io.quantumtrader.app.bench.RecoveryBench;
import io.quantumtrader.app.bench.RecoveryBenchReport;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How long a fund takes to come back. */
@Command(
        name = "recovery",
        description = {
            "Measure how long a fund takes from the start of its process to the first judgement of a position whose stop is",
            "confirmed. A fund writes the journal first, which takes minutes for a million events."
        })
final class BenchRecovery implements Callable<Integer> {

    @Option(names = "--symbols", paramLabel = "N", defaultValue = "500", description = "Symbols; 500 without it.")
    private int symbols;

    @Option(
            names = "--events",
            paramLabel = "N",
            defaultValue = "1000000",
            description = "Events that the journal has at least; 1000000 without it.")
    private long events;

    @Option(
            names = "--starts",
            paramLabel = "N",
            defaultValue = "3",
            description = "Recoveries from snapshots, and as many from every event; 3 without it.")
    private int starts;

    @Mixin
    private WorkFolder folder = new WorkFolder();

    @Mixin
    private DatabaseOption database = new DatabaseOption();

    @Mixin
    private ReportOutput output = new ReportOutput();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    @Override
    public Integer call() {
        return folder.in(this::bench);
    }

    private int bench(Path data) {
        Logging.onlyInto(data);
        var request = new RecoveryBench.Request(symbols, events, starts, database.given(spec), data);
        output.report(progress -> RecoveryBench.run(SettingsOptions.home(), request, progress), BenchRecovery::print);
        return ExitCode.DONE.number();
    }

    private static void print(RecoveryBenchReport report, PrintWriter out) {
        out.printf(
                Locale.ROOT,
                "%,d symbols, %,d events (written in %.0f s), disk %s%n%n",
                report.symbols(),
                report.events(),
                report.writtenSeconds(),
                report.coldDisk() ? "cold" : "as it was");
        Table.columns(
                        Json.tree(report).get("starts"),
                        List.of("snapshots", "symbolsSettled", "firstDecision", "positions"))
                .print(out);
    }
}
