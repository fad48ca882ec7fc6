package io.quantumtrader.app.fund.cast;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import io.quantumtrader.actors.governor.Governor;
import io.quantumtrader.actors.governor.GovernorCommand;
import io.quantumtrader.actors.governor.GuardReading;
import io.quantumtrader.actors.safety.EmergencyCommand;
import io.quantumtrader.actors.safety.EmergencySettings;
import io.quantumtrader.actors.safety.EmergencyStop;
import io.quantumtrader.actors.safety.KillSwitch;
import io.quantumtrader.actors.safety.Ladder;
import io.quantumtrader.actors.safety.LadderKeeper;
import io.quantumtrader.actors.safety.Lease;
import io.quantumtrader.actors.safety.ReleaseAnswer;
import io.quantumtrader.actors.safety.ReleaseTarget;
import io.quantumtrader.actors.safety.SafetyAlarm;
import io.quantumtrader.actors.safety.SafetyAlarms;
import io.quantumtrader.actors.venue.SendHold;
import io.quantumtrader.app.config.FundSettings;
import io.quantumtrader.app.config.SettingsLoader;
import io.quantumtrader.kernel.kill.EmergencyInstruction;
import io.quantumtrader.kernel.kill.EmergencyReading;
import io.quantumtrader.kernel.kill.EmergencyStep;
import io.quantumtrader.kernel.kill.EmergencyTrigger;
import io.quantumtrader.kernel.kill.FlatReport;
import io.quantumtrader.kernel.kill.Layer;
import io.quantumtrader.kernel.kill.Permission;
import io.quantumtrader.kernel.kill.ReleaseRules;
import io.quantumtrader.kernel.kill.Scope;
import io.quantumtrader.persistence.EventFeed;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.LinkedBlockingQueue;
import org.apache.pekko.actor.PoisonPill;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.apache.pekko.persistence.testkit.PersistenceTestKitPlugin;
import org.apache.pekko.persistence.testkit.javadsl.PersistenceTestKit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** A part of the ladder whose journal did not take a write comes back, and the fund opens again without a restart. */
class LastingTest {

    private static final ActorTestKit KIT =
            ActorTestKit.create(ConfigFactory.parseString("""
                    pekko.loglevel = OFF
                    pekko.actor.serializers.quantum-trader-journal = "io.quantumtrader.persistence.catalogue.FundSerializer"
                    pekko.actor.serialization-bindings."io.quantumtrader.persistence.JournalEvent" = quantum-trader-journal
                    """).withFallback(PersistenceTestKitPlugin.config()));

    @AfterAll
    static void stop() {
        KIT.shutdownTestKit();
    }

    @Test
    void comesBackFromItsJournalAfterAWriteThatFailed() {
        var journal = PersistenceTestKit.create(KIT.system());
        var settings =
                FundSettings.of(SettingsLoader.load(Path.of("target"), Path.of("target/none.conf"), false, Map.of()));
        var governor = KIT.spawn(Lasting.of(
                GovernorCommand.class,
                Governor.create("main", settings.limits(), EventFeed.NONE),
                SafetyAlarms.logged()));
        var answers = KIT.<GuardReading>createTestProbe();
        governor.tell(new GovernorCommand.GetGuards(0, answers.ref()));
        answers.receiveMessage();

        journal.failNextPersisted(Governor.persistenceId("main"));
        governor.tell(new GovernorCommand.MoveMoney(100, "ann", "deposit", 0));

        answers.awaitAssert(Duration.ofSeconds(20), () -> {
            governor.tell(new GovernorCommand.MoveMoney(100, "ann", "deposit", 0));
            governor.tell(new GovernorCommand.GetGuards(0, answers.ref()));
            answers.receiveMessage(Duration.ofMillis(300));
            return assertThat(journal.persistedInStorage(Governor.persistenceId("main")))
                    .isNotEmpty();
        });
    }

    @Test
    void aKillSwitchThatThrewKeepsWhatItTightenedAndKillsAndReleasesAgain() {
        var ladder = new Ladder(SafetyAlarms.logged(), Set.of(Layer.KILL_SWITCH));
        var alarms = new LinkedBlockingQueue<SafetyAlarm>();
        var part = KillSwitch.create(
                ladder,
                SendHold.untilRecovered(),
                new ReleaseRules(2, "RELEASE", 60_000, 600_000),
                Duration.ofSeconds(1),
                EventFeed.NONE,
                alarms::add);
        var killSwitch = KIT.spawn(
                Lasting.of(KillSwitch.Command.class, part, KillSwitch.Activate.class::isInstance, alarms::add));
        var activated = KIT.<KillSwitch.Activated>createTestProbe();
        activated.awaitAssert(() -> assertThat(ladder.recovering()).isFalse());

        killSwitch.tell(kill("ada", null));
        activated.awaitAssert(
                () -> assertThat(alarms).extracting(SafetyAlarm::kind).contains(SafetyAlarm.Kind.LAYER_FAILED));
        killSwitch.tell(kill("bob", activated.ref()));

        assertThat(activated.receiveMessage(Duration.ofSeconds(5)).latch().who())
                .isEqualTo("bob");
        var released = KIT.<ReleaseAnswer>createTestProbe();
        released.awaitAssert(Duration.ofSeconds(5), () -> {
            killSwitch.tell(new KillSwitch.Release(
                    new ReleaseTarget.OfScope(Scope.everything()), "eve", "calm", "", 0, 0, released.ref()));
            return assertThat(released.receiveMessage().results())
                    .hasSize(2)
                    .allMatch(ReleaseAnswer.Result.Released.class::isInstance);
        });
        assertThat(ladder.effective("main", "AAA")).isEqualTo(Permission.TRADE);
    }

    @Test
    void anEmergencyStopThatThrewInTheMiddleOfItsProcessGoesOnWithIt() {
        var ladder = new Ladder(SafetyAlarms.logged(), Set.of(Layer.EMERGENCY_STOP));
        var alarms = new LinkedBlockingQueue<SafetyAlarm>();
        var stop = emergencyStop(ladder, alarms);
        var ticks = KIT.<EmergencyCommand.Answer>createTestProbe();
        var pulled = KIT.<EmergencyCommand.Pulled>createTestProbe();
        ticks.awaitAssert(() -> assertThat(ladder.recovering()).isFalse());
        stop.tell(pull(1_000, pulled.ref()));
        String latchId = pulled.receiveMessage().latchIds().getFirst();
        assertThat(tick(stop, ticks, 2_000, 5, 5).instructions())
                .hasOnlyElementsOfType(EmergencyInstruction.CloseAll.class);

        stop.tell(pull(2_500, null));
        ticks.awaitAssert(
                () -> assertThat(alarms).extracting(SafetyAlarm::kind).contains(SafetyAlarm.Kind.LAYER_FAILED));
        assertThat(ladder.effective("main", "AAA")).isEqualTo(Permission.FLATTEN);

        ticks.awaitAssert(Duration.ofSeconds(10), () -> {
            step(stop, latchId, EmergencyStep.CLOSING);
            return null;
        });
        assertThat(tick(stop, ticks, 10_000, 5, 0).instructions())
                .as("what is left is closed again")
                .hasOnlyElementsOfType(EmergencyInstruction.CloseAll.class);
        tick(stop, ticks, 11_000, 0, 0);
        step(stop, latchId, EmergencyStep.DONE);
        assertThat(ladder.effective("main", "AAA")).isEqualTo(Permission.FLATTEN);
    }

    @Test
    void aLayerWhoseRecorderIsGoneEndsAndComesBackWithIt() {
        var ladder = new Ladder(SafetyAlarms.logged(), Set.of(Layer.EMERGENCY_STOP));
        var alarms = new LinkedBlockingQueue<SafetyAlarm>();
        var stop = emergencyStop(ladder, alarms);
        var pulled = KIT.<EmergencyCommand.Pulled>createTestProbe();
        pulled.awaitAssert(() -> assertThat(ladder.recovering()).isFalse());

        Adapter.toClassic(KIT.system())
                .actorSelection(stop.path().child("life-1").child("recorder").toStringWithoutAddress())
                .tell(PoisonPill.getInstance(), org.apache.pekko.actor.ActorRef.noSender());

        pulled.awaitAssert(
                () -> assertThat(alarms).extracting(SafetyAlarm::kind).contains(SafetyAlarm.Kind.LAYER_FAILED));
        stop.tell(pull(1_000, pulled.ref()));
        String latchId =
                pulled.receiveMessage(Duration.ofSeconds(10)).latchIds().getFirst();
        pulled.awaitAssert(Duration.ofSeconds(10), () -> {
            var view = view(stop);
            assertThat(view.recovered()).isTrue();
            assertThat(view.unwritten()).isZero();
            return assertThat(view.book().processes()).hasSize(1);
        });
        assertThat(latchId).isNotBlank();
        assertThat(ladder.effective("main", "AAA")).isEqualTo(Permission.FLATTEN);
    }

    @Test
    void theLeaseOfTheLadderExpiresWhileALayerIsDownAndHoldsAgainWhenItIsBack() {
        var ladder = new Ladder(
                SafetyAlarms.logged(),
                Set.of(Layer.EMERGENCY_STOP, Layer.KILL_SWITCH),
                Lease.of(Duration.ofMillis(150)));
        var stop = emergencyStop(ladder, new LinkedBlockingQueue<>());
        var part = KillSwitch.create(
                ladder,
                SendHold.untilRecovered(),
                new ReleaseRules(2, "RELEASE", 60_000, 600_000),
                Duration.ofSeconds(1),
                EventFeed.NONE,
                SafetyAlarms.logged());
        var alarms = new LinkedBlockingQueue<SafetyAlarm>();
        var killSwitch = KIT.spawn(
                Lasting.of(KillSwitch.Command.class, part, KillSwitch.Activate.class::isInstance, alarms::add));
        var keeper = KIT.spawn(
                LadderKeeper.create(ladder, killSwitch, stop, Duration.ofHours(1), () -> 0, SafetyAlarms.logged()));
        var probe = KIT.createTestProbe();
        probe.awaitAssert(
                Duration.ofSeconds(10), () -> assertThat(ladder.lease().holds()).isTrue());

        for (int fall = 1; fall <= 3; fall++) {
            int falls = fall;
            killSwitch.tell(kill("ada", null));
            probe.awaitAssert(Duration.ofSeconds(10), () -> assertThat(alarms).hasSize(falls));
        }

        probe.awaitAssert(
                Duration.ofSeconds(10), () -> assertThat(ladder.lease().holds()).isFalse());
        probe.awaitAssert(
                Duration.ofSeconds(20), () -> assertThat(ladder.lease().holds()).isTrue());
        KIT.stop(keeper);
    }

    private static ActorRef<EmergencyCommand> emergencyStop(Ladder ladder, Queue<SafetyAlarm> alarms) {
        PersistenceTestKit.create(KIT.system()).clearAll();
        var settings =
                FundSettings.of(SettingsLoader.load(Path.of("target"), Path.of("target/none.conf"), false, Map.of()));
        SortedMap<String, SortedSet<String>> symbols =
                new TreeMap<>(Map.of("main", new TreeSet<>(Set.of("AAA", "BBB"))));
        var part = EmergencyStop.create(
                ladder,
                new EmergencySettings(settings.emergency(), symbols, Duration.ofSeconds(1)),
                EventFeed.NONE,
                SafetyAlarms.logged());
        return KIT.spawn(
                Lasting.of(EmergencyCommand.class, part, EmergencyCommand.Trigger.class::isInstance, alarms::add));
    }

    /** Without an address for the answer the emergency stop throws when the gate is closed. */
    @SuppressWarnings("NullAway")
    private static EmergencyCommand pull(long atMs, @Nullable ActorRef<EmergencyCommand.Pulled> replyTo) {
        return new EmergencyCommand.Trigger(
                new Scope.OfPortfolio("main"), new EmergencyTrigger.OperatorPulled("ada", "a drill"), 1, atMs, replyTo);
    }

    private static EmergencyCommand.Answer tick(
            ActorRef<EmergencyCommand> stop,
            TestProbe<EmergencyCommand.Answer> answers,
            long atMs,
            double heldA,
            double heldB) {
        stop.tell(new EmergencyCommand.Tick(
                atMs / 1_000,
                atMs,
                EmergencyReading.ofEquity("main", 10_000),
                List.of(new FlatReport("main", "AAA", heldA, 0, atMs), new FlatReport("main", "BBB", heldB, 0, atMs)),
                Optional.empty(),
                answers.ref()));
        return answers.receiveMessage();
    }

    private static EmergencyCommand.View view(ActorRef<EmergencyCommand> stop) {
        var views = KIT.<EmergencyCommand.View>createTestProbe();
        stop.tell(new EmergencyCommand.Get(views.ref()));
        return views.receiveMessage(Duration.ofMillis(300));
    }

    private static void step(ActorRef<EmergencyCommand> stop, String latchId, EmergencyStep wanted) {
        var view = view(stop);
        assertThat(view.recovered()).isTrue();
        assertThat(view.book().processes())
                .hasEntrySatisfying(
                        latchId, process -> assertThat(process.step()).isEqualTo(wanted));
    }

    /** Without an address for the answer the kill switch throws between the ladder and the journal. */
    @SuppressWarnings("NullAway")
    private static KillSwitch.Activate kill(String who, @Nullable ActorRef<KillSwitch.Activated> replyTo) {
        return new KillSwitch.Activate(
                Scope.everything(), Permission.REDUCE_ONLY, who, "a drill", 0, System.nanoTime(), replyTo);
    }
}
