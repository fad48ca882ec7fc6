package io.quantumtrader.app.command;

import io.quantumtrader.app.bench.http.HttpBench;
import io.quantumtrader.app.bench.http.HttpBenchReport;
import io.quantumtrader.app.bench.http.HttpBenchRequest;
import io.quantumtrader.app.launch.Launch;
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

/** How fast the API answers. */
@Command(
        name = "http",
        description = {
            "Measure how fast the API of a fund with a week of record answers: reads and kills under many clients beside a",
            "bare route of the same answer size, a stream to many watchers, and every address over the record.",
            "Ends with 5 if something was not answered, or took a second or more over the record."
        })
final class BenchHttp implements Callable<Integer> {

    private final Launch launch;

    @Option(names = "--symbols", paramLabel = "N", defaultValue = "16", description = "Symbols; 16 without it.")
    private int symbols;

    @Option(
            names = "--ticks",
            paramLabel = "N",
            defaultValue = "10080",
            description = "Minutes of record; 10080, a week, without it.")
    private long ticks;

    @Option(names = "--clients", paramLabel = "N", defaultValue = "200", description = "At once; 200 without it.")
    private int clients;

    @Option(
            names = "--watchers",
            paramLabel = "N",
            defaultValue = "500",
            description = "Of the stream at once; 500 without it.")
    private int watchers;

    @Option(
            names = "--events",
            paramLabel = "N",
            defaultValue = "20",
            description = "Published to each watcher a second; 20 without it.")
    private int events;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "5",
            description = "Rounds of each measurement, ours and bare in turn; 5 without it.")
    private int rounds;

    @Option(names = "--seconds", paramLabel = "N", defaultValue = "3", description = "Of a round; 3 without it.")
    private double seconds;

    @Option(
            names = "--repeats",
            paramLabel = "N",
            defaultValue = "100",
            description = "How often each address over the record is asked for; 100 without it.")
    private int repeats;

    @Mixin
    private WorkFolder folder = new WorkFolder();

    @Mixin
    private DatabaseOption database = new DatabaseOption();

    @Mixin
    private ReportOutput output = new ReportOutput();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    BenchHttp(Launch launch) {
        this.launch = launch;
    }

    @Override
    public Integer call() {
        return folder.in(this::bench);
    }

    private int bench(Path data) {
        Logging.onlyInto(data);
        var request = output.valid(() -> new HttpBenchRequest(
                symbols, ticks, clients, watchers, events, rounds, seconds, repeats, database.given(spec), data));
        var report = output.report(
                progress -> HttpBench.run(launch, SettingsOptions.home(), request, progress), BenchHttp::print);
        return (report.holds() ? ExitCode.DONE : ExitCode.VERIFICATION_FAILED).number();
    }

    private static void print(HttpBenchReport report, PrintWriter out) {
        var tree = Json.tree(report);
        out.printf(
                Locale.ROOT,
                "%s; %,d bars recorded in %.0f s, %,d rows of decisions%n%n",
                report.database(),
                report.bars(),
                report.writtenSeconds(),
                report.decisionRows());
        Table.columns(
                        tree.get("routes"),
                        List.of(
                                "name",
                                "clients",
                                "asked",
                                "failed",
                                "perSecond",
                                "bytes",
                                "p50Ms",
                                "p99Ms",
                                "bareP50Ms",
                                "bareP99Ms",
                                "ratioP50",
                                "ratioP99"))
                .print(out);
        var stream = report.stream();
        out.printf(
                Locale.ROOT,
                "%n%,d watchers, %,d events: %,d received, %,d lost, %,.0f a second; from publishing to the watcher p50 %.2f ms,"
                        + " p99 %.2f ms, worst %.2f ms%n%n",
                stream.watchers(),
                stream.published(),
                stream.received(),
                stream.lost(),
                stream.perSecond(),
                stream.p50Ms(),
                stream.p99Ms(),
                stream.maxMs());
        Table.columns(tree.get("addresses"), List.of("path", "asked", "failed", "bytes", "p50Ms", "p99Ms", "maxMs"))
                .print(out);
        out.println();
        out.println(
                report.slow().isEmpty()
                        ? "every address over the record answers within a second"
                        : "a second or more: " + String.join(", ", report.slow()));
    }
}
