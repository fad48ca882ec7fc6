package io.quantumtrader.app.fund;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import io.quantumtrader.actors.governor.Governor;
import io.quantumtrader.actors.governor.GovernorCommand;
import io.quantumtrader.actors.governor.GuardReading;
import io.quantumtrader.actors.safety.KillSwitch;
import io.quantumtrader.actors.safety.Ladder;
import io.quantumtrader.actors.safety.ReleaseAnswer;
import io.quantumtrader.actors.safety.ReleaseTarget;
import io.quantumtrader.actors.safety.SafetyAlarm;
import io.quantumtrader.actors.safety.SafetyAlarms;
import io.quantumtrader.actors.venue.SendHold;
import io.quantumtrader.app.config.SettingsLoader;
import io.quantumtrader.kernel.kill.Layer;
import io.quantumtrader.kernel.kill.Permission;
import io.quantumtrader.kernel.kill.ReleaseRules;
import io.quantumtrader.kernel.kill.Scope;
import io.quantumtrader.persistence.EventFeed;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.typed.ActorRef;
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

    /** Without an address for the answer the kill switch throws between the ladder and the journal. */
    @SuppressWarnings("NullAway")
    private static KillSwitch.Activate kill(String who, @Nullable ActorRef<KillSwitch.Activated> replyTo) {
        return new KillSwitch.Activate(
                Scope.everything(), Permission.REDUCE_ONLY, who, "a drill", 0, System.nanoTime(), replyTo);
    }
}
