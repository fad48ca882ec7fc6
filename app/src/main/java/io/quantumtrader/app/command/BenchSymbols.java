package io.quantumtrader.app.command;

import io.quantumtrader.app.bench.NodesBench;
import io.quantumtrader.app.bench.SymbolsBench;
import io.quantumtrader.app.bench.SymbolsBenchReport;
import io.quantumtrader.app.config.Settings;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
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
            defaultValue = "300",
            description = "Bars of each symbol before, which fill its windows; 300 without it.")
    private int warm;

    @Option(names = "--seconds", paramLabel = "N", defaultValue = "20", description = "Of each fund; 20 without it.")
    private int seconds;

    @Option(
            names = "--nodes",
            paramLabel = "N",
            defaultValue = "0",
            description =
                    "Spread each number of symbols over so many nodes in processes of their own; 0, one fund alone, without it.")
    private int nodes;

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
        return nodes > 0 ? overNodes(settings, folder) : alone(settings, folder);
    }

    private int overNodes(Settings settings, Path folder) {
        var words = settingsOptions.words();
        for (int number : symbols) {
            var request = output.valid(() -> new NodesBench.Request(
                    number, nodes, seconds, words, settings.home(), folder.resolve("symbols-" + number)));
            output.report(progress -> NodesBench.run(request, progress), BenchSymbols::print);
        }
        return ExitCode.DONE.number();
    }

    private int alone(Settings settings, Path folder) {
        var request =
                output.valid(() -> new SymbolsBench.Request(symbols, warm, seconds, database.given(spec), folder));
        output.report(progress -> SymbolsBench.run(settings, request, progress), BenchSymbols::print);
        return ExitCode.DONE.number();
    }

    private static void print(NodesBench.Report report, PrintWriter out) {
        out.printf(
                Locale.ROOT,
                "%,d symbols over %d nodes (%s), a bar a second for %d s: %s cores, venue %.2f, %s MiB resident,%n"
                        + "evaluations of a tick within %.0f ms (p50), %.0f ms (p99), %.0f ms (max), %,.0f rows/s, %d ticks played, %d behind%n",
                report.symbols(),
                report.nodes(),
                report.symbolsOfNodes(),
                report.seconds(),
                rounded(report.cores(), 2),
                report.venueCores(),
                rounded(report.mibOfNodes(), 0),
                report.spreadP50Ms(),
                report.spreadP99Ms(),
                report.spreadMaxMs(),
                report.rowsPerSecond(),
                report.ticks(),
                report.behind());
    }

    private static String rounded(List<Double> values, int digits) {
        return values.stream()
                .map(value -> String.format(Locale.ROOT, "%." + digits + "f", value))
                .collect(Collectors.joining(" + "));
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
                                "heapMib",
                                "kibPerSymbol",
                                "kibFurther",
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
