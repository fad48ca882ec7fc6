package io.quantumtrader.app.command;

import io.quantumtrader.app.config.Settings;
import io.quantumtrader.app.drill.crash.CrashDrill;
import io.quantumtrader.app.drill.crash.CrashDrillReport;
import io.quantumtrader.app.drill.crash.CrashDrillRequest;
import io.quantumtrader.app.drill.crash.CrashFault;
import io.quantumtrader.app.launch.Launch;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A fund loses its database, its life, or both, at random moments. */
@Command(
        name = "crash",
        description = {
            "Let a fund lose its database, its life or both at random moments, and check what is left.",
            "After each round: no acknowledged event lost, no order without its decision or twice, chain intact, replay",
            "without a difference. A violation ends with code 5."
        })
final class DrillCrash implements Callable<Integer> {

    private final Launch launch;

    @Mixin
    private SettingsOptions settingsOptions = new SettingsOptions();

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "3",
            description = "Rounds of each fault; 3 without it. A round takes about 20 s.")
    private int rounds;

    @Option(names = "--seed", paramLabel = "S", defaultValue = "1", description = "Seed of the moments; 1 without it.")
    private long seed;

    @Option(
            names = "--faults",
            paramLabel = "FAULT",
            split = ",",
            description = "Only these of ${COMPLETION-CANDIDATES}; all without it.")
    private @Nullable List<CrashFault> faults;

    @Option(
            names = "--data",
            paramLabel = "FOLDER",
            description = "Empty or new folder that is kept; without it one that is deleted afterwards.")
    private @Nullable Path data;

    @Option(names = "--json", description = "End with one JSON object on standard output.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    DrillCrash(Launch launch) {
        this.launch = launch;
    }

    @Override
    public Integer call() {
        Path folder = data == null ? DataFolder.temporary("qt-crash-") : DataFolder.make(data.toAbsolutePath());
        try {
            return drill(folder);
        } finally {
            if (data == null) DataFolder.delete(folder);
        }
    }

    private int drill(Path folder) {
        if (!DataFolder.isEmpty(folder)) throw refused(folder + " is not empty: name a new folder");
        Settings settings = settingsOptions.with("data-directory", folder).load();
        Logging.onlyInto(folder);
        var progress = new ProgressLine(spec.commandLine().getErr());
        var report = CrashDrill.run(request(settings, folder), launch, settings, progress);
        progress.end();
        print(report);
        return (report.holds() ? ExitCode.DONE : ExitCode.VERIFICATION_FAILED).number();
    }

    private CrashDrillRequest request(Settings settings, Path folder) {
        try {
            var wanted = faults == null ? List.of(CrashFault.values()) : faults;
            return new CrashDrillRequest(rounds, seed, wanted, settings.home(), folder);
        } catch (IllegalArgumentException unfit) {
            throw refused(String.valueOf(unfit.getMessage()));
        }
    }

    private ParameterException refused(String why) {
        return new ParameterException(spec.commandLine(), why);
    }

    private void print(CrashDrillReport report) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.write(report));
            out.flush();
            return;
        }
        Table.columns(
                        Json.tree(report).get("faults"),
                        List.of(
                                "fault",
                                "rounds",
                                "acknowledged",
                                "spooled",
                                "backP50Ms",
                                "backMaxMs",
                                "lost",
                                "books",
                                "chain",
                                "replay"))
                .print(out);
        report.skipped().forEach(skipped -> out.println("skipped: " + skipped));
        report.first().forEach(violation -> out.println("violation: " + violation));
        out.printf(
                Locale.ROOT,
                "%n%,d rounds, %,d events acknowledged, %,d through the spool, %,d orders, %,d decisions derived again:"
                        + " %,d violations, seed %d, %.1f s%n",
                report.rounds(),
                report.acknowledged(),
                report.spooled(),
                report.orders(),
                report.decisions(),
                report.violations(),
                report.seed(),
                report.seconds());
        out.flush();
    }
}
