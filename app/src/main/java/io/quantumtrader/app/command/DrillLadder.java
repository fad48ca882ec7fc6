package io.quantumtrader.app.command;

import io.quantumtrader.app.config.Settings;
import io.quantumtrader.app.drill.ladder.LadderDrill;
import io.quantumtrader.app.drill.ladder.LadderDrillReport;
import io.quantumtrader.app.drill.ladder.LadderDrillRequest;
import io.quantumtrader.app.drill.ladder.LadderSettings;
import io.quantumtrader.app.drill.tally.Violation;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Random runs of the whole ladder with faults on purpose. */
@Command(
        name = "ladder",
        description = {
            "Run the whole ladder at random with faults on purpose and count what breaks an invariant.",
            "A violation is shown with the last commands before it and ends with code 5; the seed repeats it."
        })
final class DrillLadder implements Callable<Integer> {

    @Mixin
    private SettingsOptions settingsOptions = new SettingsOptions();

    @Mixin
    private WorkFolder work = new WorkFolder();

    @Mixin
    private ReportOutput output = new ReportOutput();

    @Option(
            names = "--commands",
            paramLabel = "N",
            defaultValue = "1000000",
            description = "Commands without actors, half through a model, half through a record; 1000000 without it.")
    private long commands;

    @Option(
            names = "--through-actors",
            paramLabel = "M",
            description = "Commands through actors and a journal; a hundredth of N and at most 1000 without it.")
    private @Nullable Long throughActors;

    @Option(names = "--seed", paramLabel = "S", defaultValue = "1", description = "Seed of the runs; 1 without it.")
    private long seed;

    @Override
    public Integer call() {
        return work.in(this::drill);
    }

    private int drill(Path folder) {
        LadderSettings.overrides().forEach(settingsOptions::with);
        Settings settings = settingsOptions.with("data-directory", folder).load();
        Logging.onlyInto(folder);
        var request = output.valid(() -> request(folder));
        var report = output.report(progress -> LadderDrill.run(request, settings, progress), DrillLadder::print);
        return (report.holds() ? ExitCode.DONE : ExitCode.VERIFICATION_FAILED).number();
    }

    private LadderDrillRequest request(Path folder) {
        long share = throughActors == null ? LadderDrillRequest.usualShare(commands) : throughActors;
        return new LadderDrillRequest(commands, share, seed, folder);
    }

    private static void print(LadderDrillReport report, PrintWriter out) {
        var tree = Json.tree(report);
        Table.columns(tree.get("parts"), List.of("part", "commands", "lives", "violations", "seconds"))
                .print(out);
        out.println();
        Table.columns(tree.get("faults"), List.of("fault", "model", "record", "actors", "total"))
                .print(out);
        out.println();
        Table.columns(
                        tree.get("invariants"),
                        List.of("invariant", "model", "record", "actors", "checked", "violations", "text"))
                .print(out);
        report.first().forEach(violation -> print(out, violation));
        out.printf(
                Locale.ROOT,
                "%n%,d commands, %,d violations, seed %d, %.1f s%n",
                report.commands(),
                report.violations(),
                report.seed(),
                report.seconds());
    }

    private static void print(PrintWriter out, Violation violation) {
        out.printf(
                Locale.ROOT,
                "%n%s broken in the %s, life %,d, command %,d: %s%nthe last commands:%n",
                violation.rule(),
                violation.part(),
                violation.life(),
                violation.step(),
                violation.what());
        violation.last().forEach(command -> out.println("  " + command));
    }
}
