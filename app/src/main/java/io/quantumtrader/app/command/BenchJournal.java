package io.quantumtrader.app.command;

import io.quantumtrader.app.bench.JournalBench;
import io.quantumtrader.app.bench.JournalBenchReport;
import io.quantumtrader.app.config.Settings;
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

/** What it costs to write before acting. */
@Command(
        name = "journal",
        description = {
            "Measure what it costs to write before acting: from tick to journal to order beside a bare commit, and",
            "journaled decisions a second beside plain JDBC batches of the same rows."
        })
final class BenchJournal implements Callable<Integer> {

    @Mixin
    private SettingsOptions settingsOptions = new SettingsOptions();

    @Mixin
    private ReportOutput output = new ReportOutput();

    @Mixin
    private DatabaseOption database = new DatabaseOption();

    @Option(names = "--seconds", paramLabel = "N", defaultValue = "5", description = "Of each line; 5 without it.")
    private long seconds;

    @Option(
            names = "--symbols",
            paramLabel = "N",
            split = ",",
            defaultValue = "1,16,256,1000",
            description = "Writers, one number a line; 1,16,256,1000 without it.")
    private List<Integer> symbols = List.of();

    @Option(
            names = "--ticks",
            paramLabel = "N",
            defaultValue = "640",
            description = "Ticks of each fund whose path is measured, at x3000; 640 without it.")
    private long ticks;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    @Override
    public Integer call() {
        return WorkFolder.inTemporary("qt-bench-", this::bench);
    }

    private int bench(Path folder) {
        Settings settings = settingsOptions
                .with("market.speed", "x3000")
                .with("data-directory", folder)
                .load();
        Logging.onlyInto(folder);
        var request = new JournalBench.Request(seconds, symbols, ticks, database.given(spec), folder);
        output.report(progress -> JournalBench.run(settings, request, progress), BenchJournal::print);
        return ExitCode.DONE.number();
    }

    private static void print(JournalBenchReport report, PrintWriter out) {
        var tree = Json.tree(report);
        out.println(report.database());
        out.printf(
                Locale.ROOT,
                "bare single-row commit: p50 %.3f ms, p99 %.3f ms; one at each tick: p50 %.3f ms, p99 %.3f ms%n%n",
                report.commit().p50Ms(),
                report.commit().p99Ms(),
                report.pacedCommit().p50Ms(),
                report.pacedCommit().p99Ms());
        Table.columns(tree.get("path"), List.of("stage", "count", "p50Ms", "p99Ms", "p50Commits", "p99Commits"))
                .print(out);
        out.printf(Locale.ROOT, "%nplain JDBC batches: %,.0f rows/s%n%n", report.plainRowsPerSecond());
        Table.columns(tree.get("throughput"), List.of("symbols", "perSecond", "share", "p50Ms", "p99Ms"))
                .print(out);
    }
}
