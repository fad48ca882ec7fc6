package io.quantumtrader.app.fund;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import io.quantumtrader.actors.governor.Governor;
import io.quantumtrader.actors.governor.GovernorCommand;
import io.quantumtrader.actors.governor.GuardReading;
import io.quantumtrader.app.config.SettingsLoader;
import io.quantumtrader.persistence.EventFeed;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.persistence.testkit.PersistenceTestKitPlugin;
import org.apache.pekko.persistence.testkit.javadsl.PersistenceTestKit;
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
        var governor = KIT.spawn(
                Lasting.of(GovernorCommand.class, Governor.create("main", settings.limits(), EventFeed.NONE)));
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
}
