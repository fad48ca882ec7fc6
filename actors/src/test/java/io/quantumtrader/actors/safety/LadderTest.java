package io.quantumtrader.actors.safety;

import static io.quantumtrader.actors.safety.SafetyDefaults.MAIN;
import static io.quantumtrader.actors.safety.SafetyDefaults.entry;
import static io.quantumtrader.actors.safety.SafetyDefaults.latch;
import static org.assertj.core.api.Assertions.assertThat;

import io.quantumtrader.kernel.decision.Reason;
import io.quantumtrader.kernel.decision.ReasonCode;
import io.quantumtrader.kernel.kill.LatchSet;
import io.quantumtrader.kernel.kill.Layer;
import io.quantumtrader.kernel.kill.Permission;
import io.quantumtrader.kernel.kill.Scope;
import io.quantumtrader.kernel.kill.Verdict;
import io.quantumtrader.kernel.venue.OpeningOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class LadderTest {

    private final List<SafetyAlarm> alarms = new ArrayList<>();
    private final AtomicInteger handedOver = new AtomicInteger();

    @Nested
    class AtBoot {

        @Test
        void allowsOnlyExitsUntilEveryJournaledLayerHasReadItsJournal() {
            var ladder = new Ladder(alarms::add);
            assertThat(ladder.effective("main", "AAA")).isEqualTo(Permission.REDUCE_ONLY);
            assertThat(send(ladder, entry("AAA")))
                    .isEqualTo(new GateAnswer.Refused(
                            Permission.REDUCE_ONLY, List.of(Reason.because(ReasonCode.LADDER_RECOVERING))));

            ladder.recovered(Layer.EMERGENCY_STOP, LatchSet.EMPTY);
            ladder.recovered(Layer.CEO, LatchSet.EMPTY);
            assertThat(ladder.recovering()).isTrue();
            ladder.recovered(Layer.KILL_SWITCH, LatchSet.EMPTY);

            assertThat(ladder.recovering()).isFalse();
            assertThat(ladder.effective("main", "AAA")).isEqualTo(Permission.TRADE);
        }

        @Test
        void aKillBeforeTheRecoverySurvivesIt() {
            var ladder = new Ladder(alarms::add, Set.of(Layer.KILL_SWITCH));
            ladder.tighten(latch("early", MAIN, Permission.FLATTEN));

            ladder.recovered(Layer.KILL_SWITCH, LatchSet.EMPTY.add(latch("journaled", MAIN, Permission.REDUCE_ONLY)));

            assertThat(ladder.effective("main", "AAA")).isEqualTo(Permission.FLATTEN);
            ladder.release("early");
            assertThat(ladder.effective("main", "AAA")).isEqualTo(Permission.REDUCE_ONLY);
        }
    }

    @Nested
    class Gate {

        private final Ladder ladder = new Ladder(alarms::add, Set.of());

        @Test
        void refusesOpeningOrdersOfTheLatchedScopeOnlyAndNamesWhy() {
            long permit = ladder.version("main", "AAA");
            ladder.tighten(latch("one", new Scope.OfSymbol("main", "AAA"), Permission.REDUCE_ONLY));

            assertThat(ladder.admit("main", entry("AAA"), permit, handedOver::incrementAndGet))
                    .isEqualTo(new GateAnswer.Refused(
                            Permission.REDUCE_ONLY, List.of(Reason.because(ReasonCode.KILL_SWITCH_REDUCE_ONLY))));
            assertThat(send(ladder, entry("BBB"))).isEqualTo(new GateAnswer.HandedOver());
            assertThat(handedOver).hasValue(1);
        }

        @Test
        void refusesAnOrderWhosePermitIsFromBeforeATighteningThatIsOver() {
            long permit = ladder.version("main", "AAA");
            ladder.tighten(latch("one", MAIN, Permission.REDUCE_ONLY));
            ladder.release("one");

            assertThat(ladder.admit("main", entry("AAA"), permit, handedOver::incrementAndGet))
                    .isEqualTo(new GateAnswer.Refused(
                            Permission.TRADE, List.of(Reason.because(ReasonCode.PERMIT_VOID, permit, permit + 1))));
            assertThat(handedOver).hasValue(0);
        }

        @Test
        void aStandingVerdictTightensAndLoosens() {
            ladder.put(heat(Permission.REDUCE_ONLY));
            assertThat(send(ladder, entry("AAA"))).isInstanceOf(GateAnswer.Refused.class);

            ladder.put(heat(Permission.TRADE));

            assertThat(send(ladder, entry("AAA"))).isEqualTo(new GateAnswer.HandedOver());
        }

        @Test
        void aRehearsalTakesTheGateAndChangesNothing() {
            var told = new ArrayList<Scope>();
            ladder.onTightening(told::add);
            long permit = ladder.version("main", "AAA");
            var before = ladder.state();

            assertThat(ladder.rehearse(System.nanoTime())).isPositive();

            assertThat(ladder.state()).isSameAs(before);
            assertThat(ladder.admit("main", entry("AAA"), permit, handedOver::incrementAndGet))
                    .isEqualTo(new GateAnswer.HandedOver());
            assertThat(told).isEmpty();
            assertThat(ladder.rehearsed().figures().count()).isEqualTo(1);
            assertThat(ladder.gateClosed().figures().count()).isZero();
        }

        @Test
        void aListenerThatFailsStopsNothing() {
            var told = new ArrayList<Scope>();
            ladder.onTightening(scope -> {
                throw new IllegalStateException("a listener");
            });
            ladder.onTightening(told::add);

            ladder.tighten(latch("one", MAIN, Permission.FLATTEN));

            assertThat(ladder.effective("main", "AAA")).isEqualTo(Permission.FLATTEN);
            assertThat(told).containsExactly(MAIN);
            assertThat(alarms).extracting(SafetyAlarm::kind).containsExactly(SafetyAlarm.Kind.LISTENER_FAILED);
        }

        @Test
        void aHandOverThatTightensDoesNotWaitForItself() {
            ladder.admit(
                    "main",
                    entry("AAA"),
                    ladder.version("main", "AAA"),
                    () -> ladder.tighten(latch("one", MAIN, Permission.FLATTEN)));

            assertThat(ladder.effective("main", "AAA")).isEqualTo(Permission.FLATTEN);
        }

        @Test
        void measuresHowLongClosingTakes() {
            ladder.tighten(latch("one", MAIN, Permission.FLATTEN), System.nanoTime());

            assertThat(ladder.gateClosed().figures().count()).isEqualTo(1);
            assertThat(ladder.gateClosed().figures().maxMicros()).isPositive();
        }
    }

    /** E1 on one node: when tighten has returned, no opening order is handed over any more. */
    @Test
    void noOpeningOrderLeavesAfterTheKillIsAcknowledged() throws Exception {
        int rounds = 60;
        int senders = 8;
        var ladder = new Ladder(alarms::add, Set.of());
        var acknowledged = new AtomicBoolean();
        var violations = new AtomicLong();
        var opened = new AtomicLong();
        var refused = new AtomicLong();
        try (var threads = Executors.newFixedThreadPool(senders)) {
            for (int round = 0; round < rounds; round++) {
                acknowledged.set(false);
                var start = new CountDownLatch(1);
                var ended = new AtomicBoolean();
                var running = new ArrayList<Future<?>>();
                for (int sender = 0; sender < senders; sender++) {
                    String symbol = "S" + sender;
                    running.add(threads.submit(sender(
                            ladder,
                            symbol,
                            start,
                            ended,
                            () -> {
                                if (acknowledged.get()) violations.incrementAndGet();
                                opened.incrementAndGet();
                            },
                            refused)));
                }
                start.countDown();
                while (opened.get() < round * 20L) Thread.onSpinWait();
                ladder.tighten(latch("kill-" + round, MAIN, Permission.REDUCE_ONLY));
                acknowledged.set(true);
                long refusedBefore = refused.get();
                while (refused.get() < refusedBefore + senders) Thread.onSpinWait();
                ended.set(true);
                for (var one : running) one.get();
                ladder.release("kill-" + round);
            }
        }

        System.out.printf(
                "E1 gate: %d kills, %d opening orders, %d refused, %d violations, gate closed %s%n",
                rounds,
                opened.get(),
                refused.get(),
                violations.get(),
                ladder.gateClosed().figures());
        assertThat(violations).hasValue(0);
    }

    private static Callable<Void> sender(
            Ladder ladder,
            String symbol,
            CountDownLatch start,
            AtomicBoolean ended,
            Runnable handOver,
            AtomicLong refused) {
        return () -> {
            start.await();
            while (!ended.get()) {
                var answer = ladder.admit("main", entry(symbol), ladder.version("main", symbol), handOver);
                if (answer instanceof GateAnswer.Refused) refused.incrementAndGet();
            }
            return null;
        };
    }

    private GateAnswer send(Ladder ladder, OpeningOrder order) {
        return ladder.admit("main", order, ladder.version("main", order.symbol()), handedOver::incrementAndGet);
    }

    private static Verdict heat(Permission permission) {
        return new Verdict(
                Layer.HEAT_GATE,
                MAIN,
                permission,
                List.of(Reason.because(ReasonCode.HEAT_HOT, 0.7, 0.65)),
                0,
                Verdict.UNTIL_RELEASED);
    }
}
