package io.quantumtrader.actors.safety;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantumtrader.kernel.decision.ReasonCode;
import io.quantumtrader.kernel.kill.Permission;
import io.quantumtrader.kernel.kill.Verdict;
import io.quantumtrader.kernel.venue.OpeningOrder;
import io.quantumtrader.kernel.venue.OrderSide;
import io.quantumtrader.kernel.venue.VenueOrder;
import io.quantumtrader.persistence.safety.EmergencyBook;
import io.quantumtrader.persistence.safety.Halts;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A copy of the ladder that nobody keeps fresh opens nothing. */
class LadderKeeperTest {

    private static final ActorTestKit KIT = ActorTestKit.create(SafetyDefaults.journalInMemory());
    private static final OpeningOrder ENTRY =
            new OpeningOrder(new VenueOrder.Market("in", "AAA", OrderSide.BUY, 1, false));

    private static final long MARKET_MS = 1_583_712_000_000L;

    private final List<SafetyAlarm> alarms = new CopyOnWriteArrayList<>();
    private final Ladder ladder = new Ladder(alarms::add, Set.of(), Lease.of(Duration.ofMillis(200)));
    private final AtomicBoolean answering = new AtomicBoolean(true);
    private final TestProbe<String> patience = KIT.createTestProbe();

    @BeforeEach
    void keep() {
        KIT.spawn(LadderKeeper.create(
                ladder,
                KIT.spawn(killSwitch()),
                KIT.spawn(emergencyStop()),
                Duration.ofMillis(600),
                () -> MARKET_MS,
                alarms::add));
    }

    @AfterAll
    static void stop() {
        KIT.shutdownTestKit();
    }

    @Test
    void beforeTheFirstRenewalNothingIsOpened() {
        var fresh = new Ladder(alarms::add, Set.of(), Lease.of(Duration.ofHours(1)));

        assertThat(fresh.admit("main", ENTRY, 0, () -> {})).isInstanceOf(GateAnswer.Refused.class);
    }

    @Test
    void renewsWhileBothAnswerAndRefusesOpensWhenOneIsSilent() {
        patience.awaitAssert(() -> assertThat(admitted(ENTRY)).isInstanceOf(GateAnswer.HandedOver.class));

        answering.set(false);

        patience.awaitAssert(() -> assertThat(admitted(ENTRY))
                .isInstanceOfSatisfying(
                        GateAnswer.Refused.class,
                        refused -> assertThat(refused.reasons())
                                .extracting("code")
                                .containsExactly(ReasonCode.LADDER_LEASE_EXPIRED)));
    }

    @Test
    void afterAWhileItWithdrawsRestingEntriesTellsAPersonAndTakesItBackWhenTheyAnswer() {
        var told = new AtomicInteger();
        ladder.onTightening(scope -> told.incrementAndGet());
        answering.set(false);

        patience.awaitAssert(() -> assertThat(ladder.effective("main", "AAA")).isEqualTo(Permission.REDUCE_ONLY));
        assertThat(told).hasPositiveValue();
        assertThat(ladder.verdicts("main", "AAA"))
                .as("stands since a time of the market")
                .extracting(Verdict::sinceMs)
                .containsExactly(MARKET_MS);
        patience.awaitAssert(
                () -> assertThat(alarms).extracting(SafetyAlarm::kind).contains(SafetyAlarm.Kind.LADDER_SILENT));

        answering.set(true);

        patience.awaitAssert(() -> assertThat(ladder.effective("main", "AAA")).isEqualTo(Permission.TRADE));
        patience.awaitAssert(() -> assertThat(admitted(ENTRY)).isInstanceOf(GateAnswer.HandedOver.class));
    }

    private GateAnswer admitted(OpeningOrder order) {
        return ladder.admit("main", order, ladder.version("main", "AAA"), () -> {});
    }

    private Behavior<KillSwitch.Command> killSwitch() {
        return Behaviors.receiveMessage(command -> {
            if (command instanceof KillSwitch.Get(var replyTo)) {
                var none = new Latency().figures();
                replyTo.tell(new KillSwitch.View(true, List.of(), List.of(), Halts.NONE, 0, none, none));
            }
            return Behaviors.same();
        });
    }

    private Behavior<EmergencyCommand> emergencyStop() {
        return Behaviors.receiveMessage(command -> {
            if (answering.get() && command instanceof EmergencyCommand.Get(var replyTo)) {
                replyTo.tell(new EmergencyCommand.View(true, EmergencyBook.EMPTY, 0, new Latency().figures()));
            }
            return Behaviors.same();
        });
    }
}
