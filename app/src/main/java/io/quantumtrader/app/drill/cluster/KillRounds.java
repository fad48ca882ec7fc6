package io.quantumtrader.app.drill.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import io.quantumtrader.app.audit.VenueBooks;
import io.quantumtrader.app.cluster.LocalCluster;
import io.quantumtrader.app.cluster.LocalNode;
import io.quantumtrader.app.drill.cluster.ClusterDrillReport.OfKills;
import io.quantumtrader.app.launch.LaunchFailed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** Kills over all nodes, one after another, while positions are opened and closed through every node. */
final class KillRounds {

    /** Not counted: what a node does for the first time takes longer. */
    private static final int WARM_UP = 30;

    private static final Duration BETWEEN = Duration.ofMillis(400);
    private static final Duration BREATH = Duration.ofMillis(100);
    private static final Duration BEHIND = Duration.ofMillis(300);

    private final LocalCluster cluster;
    private final List<LocalNode> nodes;
    private final List<String> late;
    private int behind;

    /** @param late is told each order that increases behind an acknowledgement */
    KillRounds(LocalCluster cluster, List<String> late) {
        this.cluster = cluster;
        this.nodes = cluster.nodes();
        this.late = late;
    }

    OfKills run(int kills, long seed) {
        var all = new Hands(nodes);
        all.holdSome();
        var symbols = symbols();
        var over = new AtomicBoolean();
        var traders = new ArrayList<Thread>();
        for (int i = 0; i < nodes.size(); i++) {
            var hands = new Hands(List.of(nodes.get(i)));
            var random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed + i);
            traders.add(Thread.startVirtualThread(() -> trade(hands, symbols, random, over)));
        }
        try {
            kills(all, WARM_UP);
            var rounds = Rounds.of(nodes);
            long before = opened();
            var took = kills(all, kills);
            return figures(took, Rounds.of(nodes).since(rounds), opened() - before);
        } finally {
            over.set(true);
            traders.forEach(KillRounds::join);
        }
    }

    /** Milliseconds that each of so many took, sorted. */
    private List<Double> kills(Hands all, int kills) {
        var took = new ArrayList<Double>();
        for (int i = 0; i < kills; i++) {
            LockSupport.parkNanos(BETWEEN.toNanos());
            took.add(kill(new Hands(List.of(nodes.get(i % nodes.size())))));
            all.release();
        }
        return took.stream().sorted().toList();
    }

    private List<String> symbols() {
        return nodes.stream()
                .flatMap(node -> node.standing().stream())
                .flatMap(own -> own.path("symbols").valueStream())
                .map(JsonNode::asText)
                .sorted()
                .toList();
    }

    /** What was opened is closed, and so on; refusals under a kill are what is wanted. */
    private static void trade(Hands hands, List<String> symbols, RandomGenerator random, AtomicBoolean over) {
        var held = new TreeSet<String>();
        while (!over.get()) {
            String symbol = symbols.get(random.nextInt(symbols.size()));
            if (held.remove(symbol)) hands.close(symbol);
            else if (hands.open(symbol)) held.add(symbol);
            LockSupport.parkNanos(BREATH.toNanos());
        }
    }

    /** Milliseconds until one kill was acknowledged; what increases at the venue behind it is told. */
    private double kill(Hands hands) {
        double tookMs = hands.kill().orElseThrow(() -> new LaunchFailed("a node took no kill"));
        int acknowledged = increasing().size();
        LockSupport.parkNanos(BEHIND.toNanos());
        var orders = increasing();
        for (String order : orders.subList(acknowledged, orders.size()))
            late.add(order + " after a kill was acknowledged by all nodes");
        behind += orders.size() - acknowledged;
        return tookMs;
    }

    /** Orders that increased, but for those behind a kill. */
    private long opened() {
        return (long) increasing().size() - behind;
    }

    private List<String> increasing() {
        return VenueBooks.of(cluster.folder()).orders().stream()
                .filter(order -> !order.order().reduceOnly())
                .map(order -> order.order().clientOrderId())
                .toList();
    }

    private OfKills figures(List<Double> sorted, Rounds rounds, long opened) {
        return new OfKills(
                sorted.size(),
                at(sorted, 0.5),
                at(sorted, 0.99),
                at(sorted, 1),
                rounds.count(),
                rounds.within(0.5),
                rounds.within(0.99),
                opened,
                behind);
    }

    /** The value below which a share of them lies; NaN for none. */
    private static double at(List<Double> sorted, double share) {
        if (sorted.isEmpty()) return Double.NaN;
        return sorted.get((int) Math.clamp(Math.ceil(share * sorted.size()) - 1, 0, sorted.size() - 1));
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
