package io.quantumtrader.app.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.quantumtrader.app.config.Settings;
import io.quantumtrader.app.drill.cluster.ClusterDrill;
import io.quantumtrader.app.drill.cluster.ClusterDrillReport;
import io.quantumtrader.app.drill.cluster.ClusterDrillReport.OfKills;
import io.quantumtrader.app.drill.cluster.ClusterDrillRequest;
import io.quantumtrader.app.drill.cluster.ClusterFault;
import io.quantumtrader.app.launch.Launch;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Nodes of a cluster die, stand still, leave and are cut off while the fund holds positions. */
@Command(
        name = "cluster",
        description = {
            "Let nodes of a cluster of three on this machine die, stand still, leave and lose cables while the fund holds",
            "positions, measure how long what takes, and check what is left: no two owners of a symbol, no acknowledged event",
            "lost, no order twice or without its decision, no permit used twice, nothing opened after an acknowledged kill, no",
            "position without its stop, chain intact, replay without a difference. A violation ends with code 5."
        })
final class DrillCluster implements Callable<Integer> {

    private static final List<String> TIMES = List.of("unreachable", "stopped", "takenOver", "decided", "exit", "kill");
    private static final List<String> COUNTS = List.of(
            "nakedMaxMs", "falseDowns", "owners", "lost", "books", "permits", "opened", "naked", "chain", "replay");

    private final Launch launch;

    @Mixin
    private SettingsOptions settingsOptions = new SettingsOptions();

    @Mixin
    private WorkFolder work = new WorkFolder();

    @Mixin
    private ReportOutput output = new ReportOutput();

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "1",
            description = "Rounds of each fault; 1 without it, 0 for kills alone. A round takes a minute or two.")
    private int rounds;

    @Option(names = "--seed", paramLabel = "S", defaultValue = "1", description = "Seed of the market; 1 without it.")
    private long seed;

    @Option(
            names = "--faults",
            paramLabel = "FAULT",
            split = ",",
            description = "Only these of ${COMPLETION-CANDIDATES}; all that this machine allows without it.")
    private @Nullable List<ClusterFault> faults;

    @Option(
            names = "--kills",
            paramLabel = "K",
            defaultValue = "0",
            description = "Kills of a cluster that nothing else is wrong with, behind the faults; 0 without it.")
    private int kills;

    @Option(
            names = "--timing",
            paramLabel = "fast|default",
            completionCandidates = Candidates.Timings.class,
            description = "How fast a node that is gone is replaced; see cluster.timings.")
    private @Nullable String timing;

    @Option(
            names = "--netns",
            description =
                    "Give each node a network namespace of its own, which cuts of cables need; takes Linux and root.")
    private boolean namespaces;

    DrillCluster(Launch launch) {
        this.launch = launch;
    }

    @Override
    public Integer call() {
        return work.in(this::drill);
    }

    private int drill(Path folder) {
        Settings settings = settingsOptions.with("cluster.timing", timing).load(launch::check);
        var words = settingsOptions.words();
        var request = output.valid(() -> new ClusterDrillRequest(
                rounds,
                seed,
                faults == null ? List.of(ClusterFault.values()) : faults,
                kills,
                namespaces,
                words,
                settings.home(),
                folder));
        Logging.onlyInto(folder);
        var report =
                output.report(progress -> ClusterDrill.run(request, launch, settings, progress), DrillCluster::print);
        return (report.holds() ? ExitCode.DONE : ExitCode.VERIFICATION_FAILED).number();
    }

    /** A table of markdown: times as median / worst, milliseconds. */
    private static void print(ClusterDrillReport report, PrintWriter out) {
        var head = new ArrayList<>(List.of("fault", "rounds"));
        head.addAll(TIMES);
        head.addAll(COUNTS);
        out.println("| " + String.join(" | ", head) + " |");
        out.println("|" + "---|".repeat(head.size()));
        for (JsonNode fault : Json.tree(report).get("faults")) {
            var row = new ArrayList<>(List.of(
                    "`" + fault.path("fault").asText() + "`",
                    fault.path("rounds").asText()));
            TIMES.forEach(time -> row.add(ms(fault.path(time).path("median")) + " / "
                    + ms(fault.path(time).path("worst"))));
            COUNTS.forEach(count -> row.add(ms(fault.path(count))));
            out.println(row.stream().collect(Collectors.joining(" | ", "| ", " |")));
        }
        out.println();
        print(report.kills(), out);
        report.skipped().forEach(skipped -> out.println("skipped: " + skipped));
        report.first().forEach(violation -> out.println("violation: " + violation));
        out.printf(
                Locale.ROOT,
                "%,d rounds, %,d events acknowledged, %,d orders, %,d decisions derived again: %,d violations, seed %d,"
                        + " %.1f s%n",
                report.rounds(),
                report.acknowledged(),
                report.orders(),
                report.decisions(),
                report.violations(),
                report.seed(),
                report.seconds());
    }

    private static void print(@Nullable OfKills kills, PrintWriter out) {
        if (kills == null) return;
        out.printf(
                Locale.ROOT,
                "%,d kills over all nodes: median %.2f ms, p99 %.2f ms, worst %.2f ms; %,d bare rounds meanwhile: median within %.2f ms,"
                        + " p99 within %.2f ms; %,d orders opened between, %d behind an acknowledgement%n",
                kills.kills(),
                kills.median(),
                kills.p99(),
                kills.worst(),
                kills.rounds(),
                kills.roundMedian(),
                kills.roundP99(),
                kills.opened(),
                kills.behind());
    }

    private static String ms(JsonNode value) {
        double number = value.asDouble(Double.NaN);
        return Double.isFinite(number)
                ? String.format(Locale.ROOT, "%,.0f", number).replace(',', ' ')
                : "-";
    }
}
