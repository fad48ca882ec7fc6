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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A fund loses its database, its life, or both, at random moments. */
@Command(
        name = "crash",
        description = {
            "Let a fund lose its database, its life or both at random moments, and check what is left.",
            "After each round: no acknowledged event lost, no order without its decision or twice, chain intact, replay",
            "without a difference. A violation ends with code 5. At a server that is given by --url the fund's sessions",
            "are ended and refused instead of the server killed."
        })
final class DrillCrash implements Callable<Integer> {

    private final Launch launch;

    @Mixin
    private SettingsOptions settingsOptions = new SettingsOptions();

    @Mixin
    private WorkFolder work = new WorkFolder();

    @Mixin
    private ReportOutput output = new ReportOutput();

    @Mixin
    private DatabaseOption database = new DatabaseOption();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

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
            description = "Only these of ${COMPLETION-CANDIDATES}; all that the server allows without it.")
    private @Nullable List<CrashFault> faults;

    DrillCrash(Launch launch) {
        this.launch = launch;
    }

    @Override
    public Integer call() {
        return work.in(this::drill);
    }

    private int drill(Path folder) {
        Settings settings = settingsOptions.with("data-directory", folder).load();
        Logging.onlyInto(folder);
        var request = output.valid(() -> request(settings, folder));
        var report = output.report(progress -> CrashDrill.run(request, launch, settings, progress), DrillCrash::print);
        return (report.holds() ? ExitCode.DONE : ExitCode.VERIFICATION_FAILED).number();
    }

    private CrashDrillRequest request(Settings settings, Path folder) {
        var given = database.given(spec);
        var wanted = faults == null ? usual(given.isPresent()) : faults;
        return new CrashDrillRequest(rounds, seed, wanted, given, settings.home(), folder);
    }

    /** All; those for a server that is given are not even named where none is. */
    private static List<CrashFault> usual(boolean given) {
        return Stream.of(CrashFault.values())
                .filter(fault -> given || fault.fits(false))
                .toList();
    }

    private static void print(CrashDrillReport report, PrintWriter out) {
        out.printf("database: %s%n%n", report.database());
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
    }
}
