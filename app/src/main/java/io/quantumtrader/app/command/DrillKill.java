package io.quantumtrader.app.command;

import io.quantumtrader.app.config.Settings;
import io.quantumtrader.app.drill.kill.DrillSettings;
import io.quantumtrader.app.drill.kill.KillDrill;
import io.quantumtrader.app.drill.kill.KillDrillReport;
import io.quantumtrader.app.drill.kill.KillDrillRequest;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Times the kill path. */
@Command(
        name = "kill",
        description = "Kill a fund under load by the trigger of each level and say how long each stage took.")
final class DrillKill implements Callable<Integer> {

    @Mixin
    private SettingsOptions settingsOptions = new SettingsOptions();

    @Mixin
    private WorkFolder work = new WorkFolder();

    @Mixin
    private ReportOutput output = new ReportOutput();

    @Option(names = "--symbols", paramLabel = "N", defaultValue = "10", description = "Symbols; 10 without it.")
    private int symbols;

    @Option(
            names = "--kills",
            paramLabel = "K",
            defaultValue = "100",
            description = "Kills of each trigger, a fifth of it for those that close; 100 without it.")
    private int kills;

    @Option(
            names = "--flattens",
            paramLabel = "F",
            defaultValue = "5",
            description = "How many of those that close find positions; 5 without it.")
    private int flattens;

    @Option(names = "--seed", paramLabel = "S", defaultValue = "1", description = "Seed of the market; 1 without it.")
    private long seed;

    @Option(
            names = "--load-threads",
            paramLabel = "N",
            defaultValue = "4",
            description = "Threads that push opening orders through the send gate; 4 without it.")
    private int loadThreads;

    @Option(
            names = "--orders-per-second",
            paramLabel = "N",
            defaultValue = "5000",
            description = "Opening orders that they push together; 5000 without it.")
    private int ordersPerSecond;

    @Override
    public Integer call() {
        return work.in(this::drill);
    }

    private int drill(Path folder) {
        DrillSettings.overrides(seed).forEach(settingsOptions::with);
        Settings settings = settingsOptions.with("data-directory", folder).load();
        Logging.onlyInto(folder);
        var request = output.valid(
                () -> new KillDrillRequest(symbols, kills, flattens, seed, loadThreads, ordersPerSecond, folder));
        var report = output.report(progress -> KillDrill.run(request, settings, progress), DrillKill::print);
        return (report.holds() ? ExitCode.DONE : ExitCode.VERIFICATION_FAILED).number();
    }

    private static void print(KillDrillReport report, PrintWriter out) {
        var tree = Json.tree(report);
        var figures = List.of("count", "p50Ms", "p99Ms", "maxMs");
        Table.columns(tree.get("stages"), with(List.of("level", "trigger", "stage"), figures))
                .print(out);
        out.println();
        Table.columns(tree.get("references"), with(List.of("what"), figures)).print(out);
        out.println();
        out.println(verdict(report));
    }

    private static String verdict(KillDrillReport report) {
        return String.format(
                Locale.ROOT,
                "%d symbols, %d load threads, %,.0f orders/s through the gate: %,d opening orders tried after an"
                        + " acknowledgement, %d reached the venue; %s",
                report.symbols(),
                report.load().threads(),
                report.load().ordersPerSecond(),
                report.attemptsAfterAcknowledgement(),
                report.violations(),
                report.broken().isEmpty()
                        ? String.format(Locale.ROOT, "all within %.0f ms", report.requiredMs())
                        : "too slow: " + String.join("; ", report.broken()));
    }

    private static List<String> with(List<String> first, List<String> more) {
        return Stream.concat(first.stream(), more.stream()).toList();
    }
}
