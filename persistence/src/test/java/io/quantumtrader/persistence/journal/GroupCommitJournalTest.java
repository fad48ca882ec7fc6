package io.quantumtrader.persistence.journal;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.quantumtrader.persistence.postgres.Database;
import io.quantumtrader.persistence.postgres.SharedServer;
import java.sql.SQLException;
import java.time.Duration;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.typed.ActorRef;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GroupCommitJournalTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Database database = SharedServer.database();
    private final Config own = CountingWriter.config(database);
    private final Config peer =
            ConfigFactory.parseResources("jdbc-journal.conf").withFallback(own).resolve();
    private ActorTestKit kit = ActorTestKit.create("own", own);

    @BeforeEach
    void empty() throws SQLException {
        TestRows.removeAll(database);
    }

    @AfterEach
    void shutDown() {
        kit.shutdownTestKit();
    }

    @Test
    void recoversAnActorToItsLastEvent() {
        var first = kit.spawn(new CountingWriter("counter"));
        assertThat(count(first, 50)).isEqualTo(50);
        kit.stop(first);

        assertThat(count(kit.spawn(new CountingWriter("counter")), 1)).isEqualTo(51);
    }

    @Test
    void stopsOnlyTheActorWhoseNumberIsTaken() {
        var stale = kit.spawn(new CountingWriter("contested"));
        assertThat(count(stale, 1)).isEqualTo(1);
        assertThat(count(kit.spawn(new CountingWriter("contested")), 1)).isEqualTo(2);
        var probe = kit.<Long>createTestProbe();
        var other = kit.spawn(new CountingWriter("untouched"));

        stale.tell(new CountingWriter.Next(probe.getRef()));

        probe.expectTerminated(stale, PATIENCE);
        assertThat(count(other, 3)).isEqualTo(3);
    }

    @Test
    void writesRowsThatPekkosJdbcPluginRecoversFrom() {
        assertThat(count(kit.spawn(new CountingWriter("shared")), 5)).isEqualTo(5);

        restartWith(peer);
        var probe = kit.<Long>createTestProbe();
        var recovered = kit.spawn(new CountingWriter("shared"));
        recovered.tell(new CountingWriter.Tell(probe.getRef()));

        assertThat(probe.receiveMessage(PATIENCE)).isEqualTo(5);
    }

    private void restartWith(Config config) {
        kit.shutdownTestKit();
        kit = ActorTestKit.create("next", config);
    }

    private long count(ActorRef<CountingWriter.Ask> writer, int times) {
        var probe = kit.<Long>createTestProbe();
        long last = 0;
        for (int i = 0; i < times; i++) {
            writer.tell(new CountingWriter.Next(probe.getRef()));
            last = probe.receiveMessage(PATIENCE);
        }
        return last;
    }
}
