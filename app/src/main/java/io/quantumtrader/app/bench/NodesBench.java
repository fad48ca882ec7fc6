package io.quantumtrader.app.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.quantumtrader.app.cluster.ClusterFile;
import io.quantumtrader.app.cluster.ClusterRequest;
import io.quantumtrader.app.cluster.LocalCluster;
import io.quantumtrader.app.drill.kill.DrillSettings;
import io.quantumtrader.app.launch.LaunchFailed;
import io.quantumtrader.app.launch.Progress;
import io.quantumtrader.app.process.Running;
import io.quantumtrader.kernel.check.Checks;
import io.quantumtrader.persistence.catalogue.AllEvents;
import io.quantumtrader.persistence.journal.JournalReader;
import io.quantumtrader.persistence.symbol.ObservationRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;

/** What many symbols cost that are spread over several nodes on this machine, each with a bar a second. */
public final class NodesBench {

    private static final Duration CAUGHT_UP = Duration.ofMinutes(10);
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final double KIB_IN_MIB = 1_024;

    private final Request request;
    private final Progress progress;

    /**
     * What is measured.
     *
     * @param symbols how many, 1 to 10000
     * @param nodes 1 to 9
     * @param seconds with a bar a second, 2 to 3600
     * @param options settings for venue and nodes, as on the command line
     * @param home the project's folder
     * @param folder empty folder
     */
    public record Request(int symbols, int nodes, int seconds, List<String> options, Path home, Path folder) {
        public Request {
            options = List.copyOf(options);
            new Checks()
                    .within("symbols", symbols, 1, 10_000)
                    .within("nodes", nodes, 1, 9)
                    .within("seconds", seconds, 2, 3_600)
                    .orThrow();
        }
    }

    /**
     * What was measured; {@code --json} prints an object with these fields.
     *
     * @param symbolsOfNodes how many lived on each node
     * @param cores processors that each node kept busy
     * @param mibOfNodes memory that each node held at the end, as the system counts it
     * @param venueCores the same of the venue
     * @param spreadP50Ms from the first evaluation of a tick in the journal to the last one, median of the ticks
     * @param rowsPerSecond journal rows of symbols
     * @param ticks that were played in that time; one a second is what the market makes
     * @param behind ticks by which the conductor was behind at the end of it
     */
    public record Report(
            int symbols,
            int nodes,
            int seconds,
            List<Integer> symbolsOfNodes,
            List<Double> cores,
            List<Double> mibOfNodes,
            double venueCores,
            double spreadP50Ms,
            double spreadP99Ms,
            double spreadMaxMs,
            double rowsPerSecond,
            long ticks,
            long behind) {}

    private NodesBench(Request request, Progress progress) {
        this.request = request;
        this.progress = progress;
    }

    /** Brings the nodes up, measures, and takes them down. */
    public static Report run(Request request, Progress progress) {
        return new NodesBench(request, progress).run();
    }

    private Report run() {
        var options = new ArrayList<>(List.of("--market", "crowd:" + request.symbols(), "--speed", "x60"));
        DrillSettings.room().forEach((key, value) -> options.addAll(List.of("--set", key + "=" + value)));
        options.addAll(request.options());
        var wanted = new ClusterRequest(
                request.nodes(),
                request.home(),
                request.folder(),
                options,
                List.of("-Xmx1g", "-XX:+UseSerialGC"),
                ClusterRequest.Network.LOOPBACK,
                false,
                false);
        try (var cluster = LocalCluster.up(wanted, progress)) {
            awaitCaughtUp(cluster);
            return measured(cluster);
        }
    }

    /** Until a second brings one tick, not more. */
    private void awaitCaughtUp(LocalCluster cluster) {
        long giveUpAt = System.nanoTime() + CAUGHT_UP.toNanos();
        for (long last = tick(cluster), calm = 0; calm < 5; ) {
            LockSupport.parkNanos(LOOK.toNanos());
            long now = tick(cluster);
            calm = now - last == 1 ? calm + 1 : 0;
            last = now;
            progress.at("catching up, tick " + now, 0, Progress.UNKNOWN);
            if (System.nanoTime() > giveUpAt)
                throw new LaunchFailed("not caught up with the market after " + CAUGHT_UP.toMinutes() + " min");
        }
    }

    private static long tick(LocalCluster cluster) {
        return cluster.nodes().stream()
                .flatMap(node -> node.standing().stream())
                .mapToLong(standing -> standing.path("tick").asLong())
                .max()
                .orElse(0);
    }

    private Report measured(LocalCluster cluster) {
        var file = ClusterFile.require(cluster.folder());
        var nodes = file.nodes().stream().map(ClusterFile.Node::running).toList();
        var before = nodes.stream().map(NodesBench::cpuSeconds).toList();
        double venueBefore = cpuSeconds(file.venue().running());
        long from = tick(cluster);
        long beganNanos = System.nanoTime();
        for (int second = 0; second < request.seconds(); second++) {
            LockSupport.parkNanos(LOOK.toNanos());
            progress.at("measuring", second, request.seconds());
        }
        double seconds = (System.nanoTime() - beganNanos) / 1e9;
        long to = tick(cluster);
        var cores = new ArrayList<Double>();
        for (int i = 0; i < nodes.size(); i++) cores.add((cpuSeconds(nodes.get(i)) - before.get(i)) / seconds);
        double venueCores = (cpuSeconds(file.venue().running()) - venueBefore) / seconds;
        var living = cluster.nodes().stream()
                .flatMap(node -> node.standing().stream())
                .map(standing -> symbols(standing))
                .toList();
        var ticks = evaluations(cluster, from, to);
        var spreads = ticks.values().stream()
                .map(one -> (double) (one.lastMs - one.firstMs))
                .sorted()
                .toList();
        long rows = ticks.values().stream().mapToLong(one -> one.rows).sum();
        return new Report(
                request.symbols(),
                request.nodes(),
                request.seconds(),
                living,
                cores,
                nodes.stream().map(NodesBench::residentMib).toList(),
                venueCores,
                at(spreads, 0.5),
                at(spreads, 0.99),
                at(spreads, 1),
                rows / seconds,
                to - from,
                Math.max(0, Math.round(seconds) - (to - from)));
    }

    private static int symbols(JsonNode standing) {
        return standing.path("symbols").size();
    }

    /** When the evaluations of one tick reached the journal. */
    private static final class Evaluated {
        private long firstMs = Long.MAX_VALUE;
        private long lastMs = Long.MIN_VALUE;
        private long rows;

        private void add(long writtenAtMs) {
            firstMs = Math.min(firstMs, writtenAtMs);
            lastMs = Math.max(lastMs, writtenAtMs);
            rows++;
        }
    }

    private static Map<Long, Evaluated> evaluations(LocalCluster cluster, long from, long to) {
        var ticks = new TreeMap<Long, Evaluated>();
        try (var reader = new JournalReader(cluster.database(), AllEvents.CATALOGUE)) {
            for (String id : reader.persistenceIds()) {
                if (!id.startsWith("symbol|")) continue;
                reader.forEach(id, 1, entry -> {
                    if (entry.event() instanceof ObservationRow row && row.tick() > from && row.tick() <= to)
                        ticks.computeIfAbsent(row.tick(), absent -> new Evaluated())
                                .add(entry.writtenAtMs());
                });
            }
        }
        return ticks;
    }

    private static double at(List<Double> sorted, double share) {
        if (sorted.isEmpty()) return Double.NaN;
        return sorted.get((int) Math.clamp(Math.ceil(share * sorted.size()) - 1, 0, sorted.size() - 1));
    }

    private static double cpuSeconds(Running running) {
        return running.handle()
                .flatMap(process -> process.info().totalCpuDuration())
                .map(spent -> spent.toNanos() / 1e9)
                .orElse(Double.NaN);
    }

    /** As Linux tells it; NaN elsewhere. */
    private static double residentMib(Running running) {
        try (var lines = Files.lines(Path.of("/proc", Long.toString(running.pid()), "status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) / KIB_IN_MIB)
                    .findFirst()
                    .orElse(Double.NaN);
        } catch (IOException elsewhere) {
            return Double.NaN;
        }
    }
}
