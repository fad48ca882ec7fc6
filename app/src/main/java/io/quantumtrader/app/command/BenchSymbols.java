package io.quantumtrader.app.command;

import io.quantumtrader.app.bench.SymbolsBench;
import io.quantumtrader.app.bench.SymbolsBenchReport;
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

/** What many symbols cost. */
@Command(
        name = "symbols",
        description = {
            "Measure what a fund costs that trades many symbols, each with a bar a second: heap for each symbol, processor,",
            "time from a tick to the evaluation in the journal, journal rows a second."
        })
final class BenchSymbols implements Callable<Integer> {

    @Mixin
    private SettingsOptions settingsOptions = new SettingsOptions();

    @Mixin
    private ReportOutput output = new ReportOutput();

    @Mixin
    private DatabaseOption database = new DatabaseOption();

    @Option(
            names = "--symbols",
            paramLabel = "N",
            split = ",",
            defaultValue = "100,500,1000,2000",
            description = "Numbers of symbols, a fund each; 100,500,1000,2000 without it.")
    private List<Integer> symbols = List.of();

    @Option(
            names = "--warm",
            paramLabel = "N",
            defaultValue = "250",
            description = "Bars of each symbol before, which fill its windows; 250 without it.")
    private int warm;

    @Option(names = "--seconds", paramLabel = "N", defaultValue = "20", description = "Of each fund; 20 without it.")
    private int seconds;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    @Override
    public Integer call() {
        return WorkFolder.inTemporary("qt-bench-", this::bench);
    }

    private int bench(Path folder) {
        Settings settings = settingsOptions
                .with("market.interval", "1m")
                .with("market.speed", "x60")
                .with("data-directory", folder)
                .load();
        Logging.onlyInto(folder);
        var request =
                output.valid(() -> new SymbolsBench.Request(symbols, warm, seconds, database.given(spec), folder));
        output.report(progress -> SymbolsBench.run(settings, request, progress), BenchSymbols::print);
        return ExitCode.DONE.number();
    }

    private static void print(SymbolsBenchReport report, PrintWriter out) {
        out.printf(
                Locale.ROOT,
                "%d bars of each symbol before, then a bar a second for %d s%n%n",
                report.warm(),
                report.seconds());
        Table.columns(
                        Json.tree(report).get("lines"),
                        List.of(
                                "symbols",
                                "kibPerSymbol",
                                "cores",
                                "p50Ms",
                                "p99Ms",
                                "maxMs",
                                "rowsPerSecond",
                                "fullSpeedPerSecond",
                                "keptPace"))
                .print(out);
    }
}
