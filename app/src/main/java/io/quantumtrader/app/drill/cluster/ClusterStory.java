package io.quantumtrader.app.drill.cluster;

import io.quantumtrader.app.audit.VenueBooks;
import io.quantumtrader.app.cluster.ClusterPicture;
import io.quantumtrader.app.cluster.ClusterRequest;
import io.quantumtrader.app.cluster.ClusterRequest.Network;
import io.quantumtrader.app.cluster.LocalCluster;
import io.quantumtrader.app.cluster.LocalNode;
import io.quantumtrader.app.config.Settings;
import io.quantumtrader.app.drill.crash.WitnessFile;
import io.quantumtrader.app.drill.kill.DrillSettings;
import io.quantumtrader.app.launch.Launch;
import io.quantumtrader.app.launch.LaunchFailed;
import io.quantumtrader.app.launch.Progress;
import io.quantumtrader.app.launch.ReplayRequest;
import io.quantumtrader.persistence.audit.JournalAudit;
import io.quantumtrader.persistence.catalogue.AllEvents;
import io.quantumtrader.persistence.journal.JournalReader;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.ToDoubleFunction;

/** The rounds of one fault over one journal: a cluster, what strikes it, and what is found when it has stopped. */
final class ClusterStory implements AutoCloseable {

    private static final int NODES = 3;
    private static final double STOP_GRACE_MS = 5_000;
    private static final Duration WHOLE_AGAIN = Duration.ofMinutes(4);
    private static final Duration EXIT = Duration.ofMinutes(1);
    private static final Duration LOOK = Duration.ofMillis(250);
    private static final Duration STRUCK = Duration.ofMillis(500);
    private static final Duration AFTER_KILL = Duration.ofSeconds(5);

    private final Launch launch;
    private final Settings settings;
    private final Path folder;
    private final LocalCluster cluster;
    private final JournalTrail trail;
    private final List<String> opened = new ArrayList<>();
    private final List<String> naked = new ArrayList<>();

    ClusterStory(Launch launch, Settings settings, ClusterDrillRequest request, Path folder) {
        this.launch = launch;
        this.settings = settings;
        this.folder = folder;
        var options = new ArrayList<String>();
        options.addAll(List.of("--market", "synthetic:" + request.seed(), "--speed", "x60"));
        DrillSettings.room().forEach((key, value) -> options.addAll(List.of("--set", key + "=" + value)));
        options.addAll(request.options());
        cluster = LocalCluster.up(
                new ClusterRequest(
                        NODES,
                        request.home(),
                        folder,
                        options,
                        List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"),
                        request.namespaces() ? Network.NAMESPACES : Network.LOOPBACK,
                        true,
                        true),
                Progress.silent());
        trail = new JournalTrail(cluster.database());
    }

    /** Kills of a cluster that nothing else is wrong with. */
    ClusterDrillReport.OfKills kills(int kills, long seed) {
        return new KillRounds(cluster, opened).run(kills, seed);
    }

    /** One fault, with a kill as it strikes, until the cluster is whole again and the kill released. */
    RoundTimes round(ClusterFault fault) {
        var held = new Hands(cluster.nodes()).holdSome();
        var picture = ClusterPicture.of(cluster.nodes());
        var victim = cluster.node(victim(fault, held, picture));
        var affected = held.stream()
                .filter(symbol ->
                        picture.ownerOf(symbol).filter(victim.name()::equals).isPresent())
                .toList();
        var others = cluster.nodes().stream()
                .filter(node -> !node.name().equals(victim.name()))
                .toList();
        var ends = trail.ends(affected);
        long struckMs = System.currentTimeMillis();
        try (var lookouts = new Lookouts(victim.name(), others, folder)) {
            var exit = CompletableFuture.supplyAsync(
                    () -> exit(others, affected.isEmpty() ? held : affected), Thread::startVirtualThread);
            var kill = CompletableFuture.supplyAsync(() -> killed(others, held), Thread::startVirtualThread);
            new Strike(cluster, victim).with(fault);
            int falseDowns = wholeAgain(fault.endsTheNode() ? victim.name() : "");
            double killMs = kill.join();
            double exitMs = exit.join();
            new Hands(cluster.nodes()).release();
            if (lookouts.nakedMs() > STOP_GRACE_MS)
                naked.add(fault.text() + ": " + Math.round(lookouts.nakedMs()) + " ms without a stop at the venue");
            var passages = passages(ends);
            return new RoundTimes(
                    lookouts.missedMs(),
                    worst(passages, passage -> since(passage.lastMs(), struckMs)),
                    worst(passages, passage -> since(passage.takenMs(), struckMs)),
                    worst(
                            passages,
                            passage -> passage.wentOnMs()
                                    .map(at -> since(at, struckMs))
                                    .orElse(Double.NaN)),
                    exitMs,
                    killMs,
                    lookouts.nakedMs(),
                    falseDowns);
        }
    }

    /** A row without the time of its writing tells nothing. */
    private static double since(long writtenMs, long struckMs) {
        return writtenMs > 0 ? (double) (writtenMs - struckMs) : Double.NaN;
    }

    private static String victim(ClusterFault fault, List<String> held, ClusterPicture picture) {
        var owner = held.stream()
                .flatMap(symbol -> picture.ownerOf(symbol).stream())
                .findFirst();
        var chosen = fault == ClusterFault.SEAT_LEAVES ? picture.seat() : owner;
        return chosen.orElseThrow(() -> new LaunchFailed("nobody says that it is there: " + picture));
    }

    private List<JournalTrail.Passage> passages(Map<String, Long> ends) {
        return ends.entrySet().stream()
                .flatMap(end -> trail.passage(end.getKey(), end.getValue()).stream())
                .toList();
    }

    private static double worst(List<JournalTrail.Passage> passages, ToDoubleFunction<JournalTrail.Passage> time) {
        return passages.stream()
                .map(time::applyAsDouble)
                .filter(value -> !Double.isNaN(value))
                .max(Comparator.naturalOrder())
                .orElse(Double.NaN);
    }

    /** Until a close by hand was decided, milliseconds. */
    private static double exit(List<LocalNode> others, List<String> held) {
        long began = System.nanoTime();
        if (held.isEmpty() || !new Hands(others).reduce(held.getFirst(), EXIT)) return Double.NaN;
        return (System.nanoTime() - began) / 1e6;
    }

    /** Milliseconds until a kill was acknowledged; nothing that increases reaches the venue behind it, whoever asks for it. */
    private double killed(List<LocalNode> others, List<String> held) {
        LockSupport.parkNanos(STRUCK.toNanos());
        var took = new Hands(others).kill();
        if (took.isEmpty()) return Double.NaN;
        int before = VenueBooks.of(folder).orders().size();
        long over = System.nanoTime() + AFTER_KILL.toNanos();
        while (System.nanoTime() < over) {
            for (var node : others) held.forEach(symbol -> new Hands(List.of(node)).open(symbol));
            LockSupport.parkNanos(LOOK.toNanos());
        }
        var orders = VenueBooks.of(folder).orders();
        orders.subList(before, orders.size()).stream()
                .filter(order -> !order.order().reduceOnly())
                .forEach(order -> opened.add(order.order().clientOrderId() + " after the kill was acknowledged"));
        return took.getAsDouble();
    }

    /** Who has ended is started again, until all are ready and see one another. Returns how many had ended besides the one that had to. */
    private int wholeAgain(String gone) {
        long giveUpAt = System.nanoTime() + WHOLE_AGAIN.toNanos();
        int besides = 0;
        while (!isWhole()) {
            if (System.nanoTime() > giveUpAt)
                throw new LaunchFailed("not whole again after " + WHOLE_AGAIN.toSeconds() + " s: "
                        + ClusterPicture.of(cluster.nodes()));
            for (var node : cluster.nodes()) {
                if (node.isAlive()) continue;
                if (!node.name().equals(gone)) besides++;
                node.start();
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
        return besides;
    }

    private boolean isWhole() {
        var nodes = cluster.nodes();
        if (!nodes.stream().allMatch(node -> node.isAlive() && node.isReady())) return false;
        return ClusterPicture.of(nodes).nodes().stream()
                .allMatch(node ->
                        node.answers() && node.reachable() && node.status().equals("UP"));
    }

    // --- what the stopped cluster left

    /** What was counted and found; the cluster is stopped. */
    record Found(long acknowledged, long orders, long decisions, Findings findings) {}

    Found found() {
        cluster.stopNodes();
        var witnesses = cluster.nodes().stream()
                .map(node -> new WitnessFile(folder.resolve(node.name() + ".witness")))
                .toList();
        var owners = trail.overlaps();
        var lost = lost(witnesses);
        var permits = trail.permitsTwice();
        var chain = chain();
        close();
        var replay = launch.replay(new ReplayRequest(folder, true), settings, Progress.silent());
        var books = replay.venue();
        return new Found(
                witnesses.stream().mapToLong(WitnessFile::lines).sum(),
                books.map(compared -> (long) compared.orders()).orElse(0L),
                replay.decisionsCompared(),
                new Findings(
                        owners,
                        lost,
                        books.map(compared -> compared.differences()).orElse(List.of("the venue left no log")),
                        permits,
                        opened,
                        naked,
                        chain,
                        replay.differences()));
    }

    /** An event that two nodes acknowledged under one number is there twice: once in its place, once as an orphan. */
    private List<String> lost(List<WitnessFile> witnesses) {
        var lost = new ArrayList<String>();
        try (var reader = new JournalReader(cluster.database(), AllEvents.CATALOGUE)) {
            var orphans = orphans(reader);
            var highest = new HashMap<String, Long>();
            var seen = new HashMap<String, Set<Long>>();
            for (var witness : witnesses) {
                witness.highest().forEach((id, number) -> highest.merge(id, number, Math::max));
                witness.forEach((id, number) -> {
                    boolean fresh =
                            seen.computeIfAbsent(id, absent -> new TreeSet<>()).add(number);
                    if (!fresh && !orphans.contains(id)) lost.add(id + " " + number + " was acknowledged twice");
                });
            }
            highest.forEach((id, number) -> {
                long there = reader.highestSequenceNr(id);
                if (there < number && !orphans.contains(id))
                    lost.add(id + " was acknowledged up to " + number + ", has " + there);
            });
        }
        return lost;
    }

    /** Ids of which a run was set aside. */
    private static Set<String> orphans(JournalReader reader) {
        var orphans = new TreeSet<String>();
        String begins = "orphan|";
        for (String id : reader.persistenceIds()) {
            if (id.startsWith(begins)) orphans.add(id.substring(begins.length(), id.lastIndexOf('|')));
        }
        return orphans;
    }

    /** The chain in the database, held against each node's copy of the seals. */
    private List<String> chain() {
        var found = new TreeSet<String>();
        for (var node : cluster.nodes()) {
            var data = Path.of(node.entry().data());
            var places = new JournalAudit.Places(
                    data.resolve("audit").resolve("seals"),
                    data.resolve("spool").resolve("events.spool"),
                    data.resolve("archive"));
            try {
                JournalAudit.verify(cluster.database(), places, rows -> {})
                        .findings()
                        .forEach(finding -> found.add(node.name() + ": " + finding));
            } catch (SQLException | IOException failed) {
                throw new LaunchFailed("the journal cannot be read: " + failed.getMessage(), failed);
            }
        }
        return List.copyOf(found);
    }

    @Override
    public void close() {
        cluster.close();
    }
}
