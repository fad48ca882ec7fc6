package io.quantumtrader.actors.cluster;

import static io.quantumtrader.actors.safety.SafetyDefaults.entry;
import static io.quantumtrader.actors.safety.SafetyDefaults.latch;
import static org.assertj.core.api.Assertions.assertThat;

import io.quantumtrader.actors.safety.KillSwitch;
import io.quantumtrader.actors.safety.Ladder;
import io.quantumtrader.actors.safety.Lease;
import io.quantumtrader.kernel.kill.Permission;
import io.quantumtrader.kernel.kill.Scope;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.Props;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Three nodes in one process: copies of the ladder, kills and ownership, while all are there and when some are lost. */
class TrioTest {

    private static final Duration LEASE = Duration.ofMillis(1_200);
    private static final long BREATH_NANOS = 20_000;

    @Test
    @Timeout(120)
    void whatIsAcknowledgedHoldsOnEveryNodeAndAlsoOnOneThatComesLater() {
        try (var trio = Trio.of(2)) {
            int rounds = 12;
            var late = new AtomicLong();
            var passed = new AtomicLong();
            for (int round = 0; round < rounds; round++) {
                String id = "kill-" + round;
                var acknowledged = new AtomicBoolean();
                var over = new AtomicBoolean();
                var senders = senders(trio.node(1).ladder(), acknowledged, over, passed, late);
                long before = passed.get();
                Trio.await(trio.node(1), () -> passed.get() > before);

                trio.node(0).ladder().tighten(latch(id, Scope.everything(), Permission.REDUCE_ONLY));
                var reached = trio.node(0).reached();
                acknowledged.set(true);

                assertThat(reached).isEqualTo(new LadderCopies.Reached(List.of("n1", "n2"), List.of()));
                over.set(true);
                senders.forEach(TrioTest::join);
                trio.node(0).ladder().release(id);
                trio.node(0).reached();
            }
            trio.node(1).ladder().tighten(latch("standing", Scope.everything(), Permission.FLATTEN));
            var third = trio.join(Lease.unlimited());
            Trio.await(
                    third,
                    () -> third.ladder()
                            .state()
                            .latches()
                            .equals(trio.node(0).ladder().state().latches()));
            assertThat(third.ladder().effective("main", "AAA")).isEqualTo(Permission.FLATTEN);

            System.out.printf(
                    "kills acknowledged by another node: %d cases, %d orders passed before, %d violations%n",
                    rounds, passed.get(), late.get());
            assertThat(late.get()).isZero();
        }
    }

    /** Threads that send openings through a node's gate again and again, with a breath between for the rest of the machine. */
    private static List<Thread> senders(
            Ladder ladder, AtomicBoolean acknowledged, AtomicBoolean over, AtomicLong passed, AtomicLong late) {
        var senders = new ArrayList<Thread>();
        for (int i = 0; i < 2; i++) {
            senders.add(Thread.ofPlatform().start(() -> {
                while (!over.get()) {
                    ladder.admit("main", entry("AAA"), ladder.version("main", "AAA"), () -> {
                        passed.incrementAndGet();
                        if (acknowledged.get()) late.incrementAndGet();
                    });
                    LockSupport.parkNanos(BREATH_NANOS);
                }
            }));
        }
        return senders;
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopping);
        }
    }

    @Test
    @Timeout(120)
    void aMinorityLosesItsOwnershipAndAKillWaitsForTheLeaseOfWhoIsLost() {
        try (var trio = Trio.of(2)) {
            var one = trio.join(Lease.of(LEASE));
            Trio.await(one, one.ownership()::holds);
            TestProbe<KillSwitch.Command> keeper = one.probe(KillSwitch.Command.class);
            var figures = KillEntrance.Figures.none();
            var entrance = one.system()
                    .systemActorOf(
                            KillEntrance.create(one.name(), one.ladder(), one.copies(), keeper.getRef(), figures),
                            "entrance",
                            Props.empty());
            var answers = one.probe(KillSwitch.Activated.class);

            var kill = kill(answers);
            entrance.tell(kill);
            var everywhere = answers.receiveMessage(Trio.PATIENCE);
            assertThat(one.ladder().effective("main", "AAA")).isEqualTo(Permission.REDUCE_ONLY);
            for (int i = 0; i < 2; i++)
                assertThat(trio.node(i).ladder().effective("main", "AAA")).isEqualTo(Permission.REDUCE_ONLY);
            var told = keeper.expectMessageClass(KillSwitch.Stand.class, Trio.PATIENCE);
            var again = keeper.expectMessageClass(KillSwitch.Stand.class, Trio.PATIENCE);
            assertThat(again.latch())
                    .as("told again while the keeper is silent")
                    .isEqualTo(told.latch());
            again.replyTo().tell(new KillSwitch.Stands(again.latch().id()));

            entrance.tell(kill(answers));
            var same = answers.receiveMessage(Trio.PATIENCE);
            assertThat(same.already()).as("the same kill twice is one latch").isTrue();
            assertThat(same.latch()).isEqualTo(everywhere.latch());

            trio.node(1).vanish();
            trio.node(0).vanish();
            Trio.await(one, () -> !one.ownership().holds());
            long lost = System.nanoTime();
            entrance.tell(kill(answers, Permission.FLATTEN));
            assertThat(one.ladder().effective("main", "AAA")).isNotEqualTo(Permission.TRADE);
            KillSwitch.Stand standing;
            do standing = keeper.expectMessageClass(KillSwitch.Stand.class, Trio.PATIENCE);
            while (standing.latch().permission() != Permission.FLATTEN);
            long stood = System.nanoTime();
            standing.replyTo().tell(new KillSwitch.Stands(standing.latch().id()));
            var byLease = answers.receiveMessage(Trio.PATIENCE);

            assertThat(byLease.latch().permission()).isEqualTo(Permission.FLATTEN);
            assertThat(System.nanoTime() - stood).isGreaterThanOrEqualTo(LEASE.toNanos());
            assertThat(one.ownership().holds())
                    .as("a minority, %d ms later", (System.nanoTime() - lost) / 1_000_000)
                    .isFalse();
        }
    }

    private static KillSwitch.Activate kill(TestProbe<KillSwitch.Activated> answers) {
        return kill(answers, Permission.REDUCE_ONLY);
    }

    private static KillSwitch.Activate kill(TestProbe<KillSwitch.Activated> answers, Permission permission) {
        return new KillSwitch.Activate(
                Scope.everything(), permission, "ada", "drill", 1, System.nanoTime(), answers.getRef());
    }
}
