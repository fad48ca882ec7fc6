package io.quantumtrader.actors.cluster;

import static io.quantumtrader.actors.safety.SafetyDefaults.entry;
import static io.quantumtrader.actors.safety.SafetyDefaults.latch;
import static org.assertj.core.api.Assertions.assertThat;

import io.quantumtrader.actors.safety.KillSwitch;
import io.quantumtrader.actors.safety.Ladder;
import io.quantumtrader.actors.safety.LadderChange;
import io.quantumtrader.actors.safety.Latency;
import io.quantumtrader.kernel.kill.Permission;
import io.quantumtrader.kernel.kill.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.Props;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Three nodes in one process: copies of the ladder, kills and ownership, while all are there and when some are lost. */
class TrioTest {

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
            var third = trio.join();
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
    void aKillWaitsForTheLeaseOfWhoIsLostAndAMinorityAcknowledgesNothing() {
        try (var trio = Trio.of(3)) {
            var one = trio.node(2);
            Trio.await(one, one.ownership()::holds);
            TestProbe<KillSwitch.Command> keeper = one.probe(KillSwitch.Command.class);
            var figures = KillEntrance.Figures.none();
            var entrance = one.system()
                    .systemActorOf(
                            KillEntrance.create(one.name(), one.ladder(), one.copies(), keeper.getRef(), figures),
                            "entrance",
                            Props.empty());
            var answers = one.probe(KillSwitch.Activated.class);

            entrance.tell(kill(answers));
            var everywhere = answers.receiveMessage(Trio.PATIENCE);
            assertThat(figures.everywhere().figures().count()).isEqualTo(1);
            for (int i = 0; i < 3; i++)
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
            long accepted = System.nanoTime();
            entrance.tell(kill(answers, Permission.FLATTEN));
            var byLease = answers.receiveMessage(Trio.PATIENCE);
            assertThat(byLease.latch().permission())
                    .as("the keeper has not answered")
                    .isEqualTo(Permission.FLATTEN);
            assertThat(System.nanoTime() - accepted).isGreaterThanOrEqualTo(Trio.LEASE.toNanos());
            assertThat(figures.byLease().figures().count()).isEqualTo(1);
            assertThat(trio.node(0).ladder().effective("main", "AAA")).isEqualTo(Permission.FLATTEN);

            trio.node(0).vanish();
            Trio.await(
                    one, () -> !one.ownership().holds() && !one.ladder().lease().holds());
            entrance.tell(new KillSwitch.Activate(
                    new Scope.OfSymbol("main", "BBB"),
                    Permission.FLATTEN,
                    "ada",
                    "drill",
                    1,
                    System.nanoTime(),
                    answers.getRef()));
            answers.expectNoMessage(Trio.LEASE.multipliedBy(2));
            assertThat(one.ladder().effective("main", "BBB")).isEqualTo(Permission.FLATTEN);
        }
    }

    @Test
    @Timeout(120)
    void aRoundCountsOnceItsAskerKnowsTheLatchesOfWhoAnswered() {
        try (var trio = Trio.of(2)) {
            var latch = latch("passed by", Scope.everything(), Permission.REDUCE_ONLY);
            var stamped = new StampedChange(new Stamp(1, "elsewhere"), new LadderChange.Tightened(latch));

            trio.node(1).history().heard(stamped);

            Trio.await(trio.node(0), () -> trio.node(0).ladder().effective("main", "AAA") == Permission.REDUCE_ONLY);
            assertThat(trio.node(0).history().latches())
                    .isEqualTo(trio.node(1).history().latches());
            assertThat(trio.node(0)
                            .history()
                            .latchesBeyond(
                                    OptionalLong.of(trio.node(1).history().latches())))
                    .isEmpty();
        }
    }

    @Test
    @Timeout(120)
    void aRehearsalReachesEveryNodeAndTightensNothing() {
        try (var trio = Trio.of(3)) {
            var one = trio.node(0);
            var rehearsed = new Latency();
            long before = one.history().latches();
            one.system().systemActorOf(KillRehearsals.create(one.copies(), rehearsed), "rehearsals", Props.empty());

            Trio.await(one, () -> rehearsed.figures().count() >= 2);

            System.out.printf(
                    "rehearsals of a kill over three nodes: median %.0f us%n",
                    rehearsed.figures().p50Micros());
            for (int i = 0; i < 3; i++) {
                assertThat(trio.node(i).ladder().state().latches().standing()).isEmpty();
                assertThat(trio.node(i).history().latches()).isEqualTo(before);
            }
            trio.node(2).vanish();
            Trio.await(one, () -> one.reached().missing().equals(List.of("n3")));
            long whole = rehearsed.figures().count();
            var answer = one.probe(LadderCopies.Reached.class);
            one.copies().tell(new LadderCopies.Rehearse(answer.getRef()));
            assertThat(answer.receiveMessage(Trio.PATIENCE).missing())
                    .as("who is lost keeps no other from answering")
                    .containsExactly("n3");
            assertThat(rehearsed.figures().count())
                    .as("only whole rehearsals are measured")
                    .isEqualTo(whole);
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
