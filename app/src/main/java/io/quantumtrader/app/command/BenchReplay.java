package io.quantumtrader.app.command;

import io.quantumtrader.app.bench.ReplayBench;
import io.quantumtrader.app.bench.ReplayBenchReport;
import io.quantumtrader.app.config.Settings;
import io.quantumtrader.app.launch.Launch;
import io.quantumtrader.app.launch.RunRequest;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
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

    @Option(names = "--json", description = "End with one JSON object on standard output.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    BenchReplay(Launch launch) {
        this.launch = launch;
    }

    @Override
    public Integer call() {
        Path folder = data == null ? DataFolder.temporary("qt-bench-") : data.toAbsolutePath();
        try {
            settingsOptions.with("data-directory", folder);
            if (data == null) settingsOptions.with("market.speed", "max").with("market.ticks", ticks);
            Settings settings = settingsOptions.load();
            var progress = new ProgressLine(spec.commandLine().getErr());
            if (data == null) {
                Logging.onlyInto(folder);
                launch.run(new RunRequest(folder, false), settings, progress);
            } else if (!Files.isDirectory(folder.resolve("postgres"))) {
                throw new ParameterException(spec.commandLine(), "there is no embedded journal at " + folder);
            }
            var report = ReplayBench.run(launch, settings, folder, progress);
            progress.end();
            print(report);
            return (report.differences() == 0 ? ExitCode.DONE : ExitCode.VERIFICATION_FAILED).number();
        } finally {
            if (data == null) DataFolder.delete(folder);
        }
    }

    private void print(ReplayBenchReport report) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.write(report));
        } else {
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
        out.flush();
    }

    private static void line(PrintWriter out, String what, double perSecond) {
        out.printf(Locale.ROOT, "%,12.0f /s  %s%n", perSecond, what);
    }
}
