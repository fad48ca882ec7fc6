package io.quantumtrader.app.command;

import io.quantumtrader.app.bench.ReplayBench;
import io.quantumtrader.app.bench.ReplayBenchReport;
import io.quantumtrader.app.config.Settings;
import io.quantumtrader.app.launch.Launch;
import io.quantumtrader.persistence.postgres.Database;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How fast a journal is held against the kernel. */
@Command(
        name = "replay",
        description = {
            "Measure how fast a journal is held against the kernel, beside how fast its rows can be read at all.",
            "Without --data a run over the scripted market writes the journal first."
        })
final class BenchReplay implements Callable<Integer> {

    private final Launch launch;

    @Mixin
    private SettingsOptions settingsOptions = new SettingsOptions();

    @Mixin
    private ReportOutput output = new ReportOutput();

    @Mixin
    private DatabaseOption database = new DatabaseOption();

    @Option(
            names = "--ticks",
            paramLabel = "N",
            defaultValue = "5000",
            description = "Ticks of the run that writes the journal; 5000 without it.")
    private long ticks;

    @Option(
            names = "--data",
            paramLabel = "FOLDER",
            description = "A journal that is there, of a fund that does not run.")
    private @Nullable Path data;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    BenchReplay(Launch launch) {
        this.launch = launch;
    }

    @Override
    public Integer call() {
        var report = data == null ? ofARun(database.given(spec)) : ofAFund(data.toAbsolutePath());
        return (report.differences() == 0 ? ExitCode.DONE : ExitCode.VERIFICATION_FAILED).number();
    }

    private ReplayBenchReport ofAFund(Path folder) {
        if (database.given(spec).isPresent())
            throw new ParameterException(
                    spec.commandLine(), "--url is for a journal that is written first, --data for one that is there");
        Settings settings = settingsOptions.with("data-directory", folder).load();
        return output.report(progress -> ReplayBench.ofAFund(launch, settings, folder, progress), BenchReplay::print);
    }

    private ReplayBenchReport ofARun(Optional<Database> given) {
        Path folder = DataFolder.temporary("qt-bench-");
        try {
            Settings settings = settingsOptions
                    .with("data-directory", folder)
                    .with("market.speed", "max")
                    .with("market.ticks", ticks)
                    .load();
            Logging.onlyInto(folder);
            return output.report(
                    progress -> ReplayBench.ofARun(launch, settings, given, folder, progress), BenchReplay::print);
        } finally {
            DataFolder.delete(folder);
        }
    }

    private static void print(ReplayBenchReport report, PrintWriter out) {
        out.println(report.database());
        out.printf(
                Locale.ROOT,
                "%,d events, %,d bars, %,d decisions compared, %,d differences, %d threads, %.1f s%n%n",
                report.events(),
                report.bars(),
                report.decisions(),
                report.differences(),
                report.threads(),
                report.seconds());
        line(out, "rows read by plain JDBC, one thread", report.plainRowsPerSecond());
        line(out, "events of the whole replay", report.eventsPerSecond());
        line(out, "bars of the whole replay", report.barsPerSecond());
        line(out, "market states, by processor time", report.marketStatesPerSecond());
        line(out, "decisions from kept market states, by processor time", report.decisionsPerSecond());
    }

    private static void line(PrintWriter out, String what, double perSecond) {
        out.printf(Locale.ROOT, "%,12.0f /s  %s%n", perSecond, what);
    }
}
