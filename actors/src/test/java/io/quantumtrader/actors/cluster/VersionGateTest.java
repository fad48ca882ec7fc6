package io.quantumtrader.actors.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import io.quantumtrader.actors.safety.GateAnswer;
import io.quantumtrader.actors.safety.Ladder;
import io.quantumtrader.actors.safety.SafetyAlarm;
import io.quantumtrader.kernel.decision.Reason;
import io.quantumtrader.kernel.decision.ReasonCode;
import io.quantumtrader.kernel.kill.Permission;
import io.quantumtrader.kernel.venue.OpeningOrder;
import io.quantumtrader.kernel.venue.OrderSide;
import io.quantumtrader.kernel.venue.VenueOrder;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.typed.Cluster;
import org.apache.pekko.cluster.typed.Join;
import org.apache.pekko.cluster.typed.Leave;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Nodes that differ in build or configuration open nothing, each by its own doubt, until all are alike again. */
class VersionGateTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Fingerprint OLD = new Fingerprint("0ld", "c0nf");
    private static final Fingerprint NEW = new Fingerprint("n3w", "c0nf");
    private static final OpeningOrder ENTRY =
            new OpeningOrder(new VenueOrder.Market("in", "AAA", OrderSide.BUY, 1, false));
    private static final ActorTestKit KIT = ActorTestKit.create();

    private final TestProbe<String> probe = KIT.createTestProbe();
    private final Deque<Node> nodes = new ArrayDeque<>();

    /** One node: its gate, and the ladder that the gate speaks to. */
    private static final class Node implements AutoCloseable {
        private final List<SafetyAlarm> alarms = new CopyOnWriteArrayList<>();
        private final Ladder ladder = new Ladder(alarms::add, Set.of());
        private final ActorSystem<Void> system;

        private Node(String name, Fingerprint own) {
            system = ActorSystem.create(
                    Behaviors.setup(context -> {
                        context.spawn(VersionGate.create(own, ladder, alarms::add, () -> 7L), VersionGate.NAME);
                        return Behaviors.empty();
                    }),
                    "versions",
                    ConfigFactory.parseString("""
                            pekko.actor.provider = cluster
                            pekko.remote.artery.canonical { hostname = "127.0.0.1", port = 0 }
                            pekko.cluster.roles = ["%s"]
                            pekko.cluster.jmx.multi-mbeans-in-same-jvm = on
                            pekko.coordinated-shutdown.exit-jvm = off
                            """.formatted(Peers.role(name)))
                            .withFallback(ConfigFactory.parseResources("messages.conf"))
                            .withFallback(ConfigFactory.load())
                            .resolve());
        }

        private Cluster cluster() {
            return Cluster.get(system);
        }

        private boolean opens() {
            return ladder.admit("main", ENTRY, ladder.version("main", "AAA"), () -> {})
                    instanceof GateAnswer.HandedOver;
        }

        private List<SafetyAlarm> told(SafetyAlarm.Kind kind) {
            return alarms.stream().filter(alarm -> alarm.kind() == kind).toList();
        }

        @Override
        public void close() {
            system.terminate();
        }
    }

    @AfterAll
    static void end() {
        KIT.shutdownTestKit();
    }

    @AfterEach
    void stop() {
        nodes.forEach(Node::close);
    }

    @Test
    void opensOnlyOnceTheMembersAreKnown() {
        var node = node("n1", OLD);

        probe.awaitAssert(PATIENCE, () -> {
            assertThat(node.ladder.effective("main", "AAA")).isEqualTo(Permission.REDUCE_ONLY);
            return true;
        });
        assertThat(node.opens()).isFalse();
        join(node, node);

        awaitOpen(node);
        assertThat(node.alarms).noneMatch(VersionGateTest::isOfVersions);
    }

    @Test
    void aRollingUpgradeEndsWithTheDoubtSettled() {
        var first = node("n1", OLD);
        var second = node("n2", OLD);
        join(first, first);
        join(second, first);
        awaitOpen(first, second);

        var upgraded = node("n3", NEW);
        join(upgraded, first);
        awaitMixed(first, new Reason(ReasonCode.VERSION_MIXED, 1, 0));
        awaitMixed(second, new Reason(ReasonCode.VERSION_MIXED, 1, 0));
        awaitMixed(upgraded, new Reason(ReasonCode.VERSION_MIXED, 2, 0));
        for (var node : List.of(first, second, upgraded))
            assertThat(node.told(SafetyAlarm.Kind.VERSION_MIXED)).hasSize(1);
        assertThat(first.told(SafetyAlarm.Kind.VERSION_MIXED).getFirst().detail())
                .contains("n3 (build n3w, here 0ld)");

        leave(first);
        awaitMixed(second, new Reason(ReasonCode.VERSION_MIXED, 1, 0));
        leave(second);
        awaitOpen(upgraded);
        var last = node("n1", NEW);
        join(last, upgraded);

        awaitOpen(upgraded, last);
        assertThat(upgraded.told(SafetyAlarm.Kind.VERSION_MIXED)).hasSize(1);
        assertThat(upgraded.told(SafetyAlarm.Kind.VERSION_ALIKE)).hasSize(1);
        assertThat(last.alarms).noneMatch(VersionGateTest::isOfVersions);
    }

    @Test
    void anotherConfigurationIsEnough() {
        var first = node("n1", OLD);
        join(first, first);
        awaitOpen(first);

        var other = node("n2", new Fingerprint(OLD.build(), "0ther"));
        join(other, first);

        awaitMixed(first, new Reason(ReasonCode.VERSION_MIXED, 1, 0));
        probe.awaitAssert(PATIENCE, () -> {
            assertThat(first.told(SafetyAlarm.Kind.VERSION_MIXED)).hasSize(1);
            return true;
        });
        assertThat(first.told(SafetyAlarm.Kind.VERSION_MIXED).getFirst().detail())
                .contains("n2 (configuration 0ther, here c0nf)");
    }

    private Node node(String name, Fingerprint own) {
        var node = new Node(name, own);
        nodes.push(node);
        return node;
    }

    private static void join(Node node, Node at) {
        node.cluster().manager().tell(new Join(at.cluster().selfMember().address()));
    }

    private void leave(Node node) {
        node.cluster().manager().tell(new Leave(node.cluster().selfMember().address()));
        probe.awaitAssert(PATIENCE, () -> {
            assertThat(node.cluster().isTerminated()).isTrue();
            return true;
        });
    }

    private void awaitOpen(Node... open) {
        probe.awaitAssert(PATIENCE, () -> {
            for (var node : open) {
                assertThat(node.opens()).isTrue();
                assertThat(node.cluster().state().getMembers()).hasSize(open.length);
            }
            return true;
        });
    }

    private void awaitMixed(Node node, Reason reason) {
        probe.awaitAssert(PATIENCE, () -> {
            assertThat(node.ladder.verdicts("main", "AAA"))
                    .flatExtracting(verdict -> verdict.reasons())
                    .containsExactly(reason);
            assertThat(node.opens()).isFalse();
            return true;
        });
        probe.awaitAssert(PATIENCE, () -> {
            assertThat(node.told(SafetyAlarm.Kind.VERSION_MIXED)).isNotEmpty();
            return true;
        });
    }

    private static boolean isOfVersions(SafetyAlarm alarm) {
        return alarm.kind() == SafetyAlarm.Kind.VERSION_MIXED || alarm.kind() == SafetyAlarm.Kind.VERSION_ALIKE;
    }
}
