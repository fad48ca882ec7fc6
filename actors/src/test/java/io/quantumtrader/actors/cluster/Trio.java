package io.quantumtrader.actors.cluster;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.quantumtrader.actors.safety.Ladder;
import io.quantumtrader.actors.safety.Latency;
import io.quantumtrader.actors.safety.Lease;
import io.quantumtrader.actors.safety.SafetyAlarms;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.MemberStatus;
import org.apache.pekko.cluster.typed.Cluster;
import org.apache.pekko.cluster.typed.Join;

/** Nodes of a cluster as actor systems in one process, on the loopback. Nobody puts a lost one out: it stays a member out of reach. */
final class Trio implements AutoCloseable {

    static final Duration PATIENCE = Duration.ofSeconds(30);
    static final Duration LENGTH = Duration.ofMillis(1_500);
    static final Duration LEASE = Duration.ofMillis(1_200);
    private static final Duration ROUND = Duration.ofMillis(100);
    private static final Config SETTINGS = ConfigFactory.parseString("""
                    pekko.actor.provider = cluster
                    pekko.loglevel = ERROR
                    pekko.remote.artery.transport = tcp
                    pekko.remote.artery.canonical { hostname = "127.0.0.1", port = 0 }
                    pekko.cluster.jmx.multi-mbeans-in-same-jvm = on
                    pekko.cluster.gossip-interval = 100 ms
                    pekko.cluster.failure-detector { heartbeat-interval = 250 ms, acceptable-heartbeat-pause = 1 s }
                    pekko.coordinated-shutdown.run-by-actor-system-terminate = off
                    pekko.coordinated-shutdown.run-by-jvm-shutdown-hook = off
                    pekko.coordinated-shutdown.exit-jvm = off
                    """)
            .withFallback(ConfigFactory.parseResources("messages.conf"))
            .withFallback(ConfigFactory.load());

    private final List<Node> nodes = new ArrayList<>();

    /** One of them. */
    record Node(
            String name,
            ActorSystem<Void> system,
            Ladder ladder,
            LadderHistory history,
            Ownership ownership,
            ActorRef<LadderCopies.Command> copies) {

        <T> TestProbe<T> probe(Class<T> type) {
            return TestProbe.create(type, system);
        }

        /** What this node's changes so far have reached, once they have. */
        LadderCopies.Reached reached() {
            var probe = probe(LadderCopies.Reached.class);
            copies.tell(new LadderCopies.Await(probe.getRef()));
            return probe.receiveMessage(PATIENCE);
        }

        /** Vanishes as a killed process does: nobody is told. */
        void vanish() {
            system.terminate();
            try {
                system.getWhenTerminated().toCompletableFuture().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            } catch (Exception failed) {
                throw new AssertionError(failed);
            }
        }
    }

    /** So many nodes, all up. */
    static Trio of(int count) {
        var trio = new Trio();
        for (int i = 0; i < count; i++) trio.join();
        return trio;
    }

    Node node(int number) {
        return nodes.get(number);
    }

    /** Another node comes; returned once all see it up. */
    Node join() {
        String name = "n" + (nodes.size() + 1);
        var agreed = Lease.of(LEASE);
        var ladder = new Ladder(SafetyAlarms.logged(), Set.of(), agreed);
        var history = LadderHistory.of(name, ladder);
        var ownership = new Ownership(LENGTH);
        var copies = new CompletableFuture<ActorRef<LadderCopies.Command>>();
        ActorSystem<Void> system = ActorSystem.create(
                Behaviors.setup(context -> {
                    copies.complete(context.spawn(LadderCopies.create(name, ladder, history), LadderCopies.NAME));
                    context.spawn(
                            OwnershipRounds.create(name, ownership, history, agreed, ROUND, new Latency()),
                            OwnershipRounds.NAME);
                    return Behaviors.empty();
                }),
                "trio",
                ConfigFactory.parseString("pekko.cluster.roles = [\"" + Peers.role(name) + "\"]")
                        .withFallback(SETTINGS)
                        .resolve());
        var node = new Node(name, system, ladder, history, ownership, copies.join());
        nodes.add(node);
        var first = Cluster.get(nodes.getFirst().system()).selfMember().address();
        Cluster.get(system).manager().tell(Join.create(first));
        for (var one : nodes) await(one, () -> up(one) == nodes.size());
        return node;
    }

    private static long up(Node node) {
        long up = 0;
        for (var member : Cluster.get(node.system()).state().getMembers())
            if (member.status().equals(MemberStatus.up())) up++;
        return up;
    }

    /** Waits until a node has something so. */
    static void await(Node node, BooleanSupplier wanted) {
        node.probe(Object.class).awaitAssert(PATIENCE, Duration.ofMillis(20), () -> {
            if (!wanted.getAsBoolean()) throw new AssertionError("not yet");
            return wanted;
        });
    }

    @Override
    public void close() {
        for (var node : nodes.reversed()) node.vanish();
    }
}
