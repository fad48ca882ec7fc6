package io.quantumtrader.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantumtrader.actors.safety.SafetyAlarm;
import io.quantumtrader.actors.safety.SafetyAlarms;
import io.quantumtrader.app.config.Settings;
import io.quantumtrader.app.config.SettingsLoader;
import io.quantumtrader.app.fund.SteppedFund;
import io.quantumtrader.app.fund.WholeFund;
import io.quantumtrader.app.launch.Progress;
import io.quantumtrader.app.launch.ReplayRequest;
import io.quantumtrader.exchange.LimitedMarket;
import io.quantumtrader.exchange.synthetic.SyntheticMarket;
import io.quantumtrader.persistence.EventFeed;
import io.quantumtrader.persistence.catalogue.AllEvents;
import io.quantumtrader.persistence.journal.JournalReader;
import io.quantumtrader.persistence.postgres.Database;
import io.quantumtrader.server.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Proves that funds that start from snapshots live as funds do that read every event, and that they do spare the old ones. */
class SnapshotRecoveryTest {

    private static final Path HOME = Path.of("target", "proof").toAbsolutePath();
    private static final Path PROGRAMS = HOME.resolve("var/programs");
    private static final int SYMBOLS = 6;
    private static final int LIVES = 4;
    private static final int TICKS_EACH = 150;
    private static final int OFTEN = 37;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path folder;

    @BeforeAll
    static void programs() throws IOException {
        TestServer.needsAnEmbeddedServer("a drill's fund lives several times over a journal in its folder alone");
        Files.createDirectories(PROGRAMS);
    }

    @Test
    void fourLivesFromSnapshotsAreFourLivesFromEveryEvent() throws IOException {
        var fromEvents = lives("events", 0);
        var fromSnapshots = lives("snapshots", OFTEN);

        assertThat(count(folder.resolve("events"))).isZero();
        assertThat(count(folder.resolve("snapshots")))
                .as("symbols and their portfolio")
                .isEqualTo(SYMBOLS + 1);
        assertThat(fromSnapshots).isEqualTo(fromEvents);
        var replayed = new WholeFund()
                .replay(new ReplayRequest(folder.resolve("snapshots"), true), settings(OFTEN), Progress.silent());
        System.out.printf(
                "snapshots: %d starts, %,d events alike, %d decisions replayed, differences %d%n",
                LIVES, fromEvents.size(), replayed.decisionsCompared(), replayed.differenceCount());
        assertThat(replayed.agrees()).isTrue();
    }

    /** Old events that nobody could read do not matter to a start that does not read them. */
    @Test
    void readsOnlyTheEventsAfterTheSnapshot() throws IOException {
        var data = Files.createDirectories(folder.resolve("unread"));
        live(data, OFTEN, 1);
        int made = TestServer.reading(data, PROGRAMS, database -> update(database, """
                        update event_journal e set event_payload = '\\x00' from state_snapshot s
                        where s.persistence_id = e.persistence_id and e.sequence_number <= s.sequence_number
                        """));

        live(data, OFTEN, 2);

        System.out.printf("snapshots: %,d events made unreadable, none missed%n", made);
        assertThat(made).isGreaterThan(SYMBOLS * TICKS_EACH / 2);
    }

    private static List<String> lives(String name, int every) throws IOException {
        var data = Files.createDirectories(folder.resolve(name));
        for (int life = 1; life <= LIVES; life++) live(data, every, life);
        return TestServer.reading(data, PROGRAMS, database -> {
            var told = new ArrayList<String>();
            try (var reader = new JournalReader(database, AllEvents.CATALOGUE)) {
                for (String id : reader.persistenceIds()) {
                    reader.forEach(id, 1, entry -> told.add(id + " " + entry.sequenceNr() + " " + entry.event()));
                }
            }
            return told;
        });
    }

    private static void live(Path data, int every, int life) {
        var market = new LimitedMarket(SyntheticMarket.restlessCrowd(5, SYMBOLS), (long) life * TICKS_EACH);
        var failed = new ConcurrentLinkedQueue<SafetyAlarm>();
        SafetyAlarms alarms = alarm -> {
            if (alarm.kind() == SafetyAlarm.Kind.LAYER_FAILED) failed.add(alarm);
        };
        var wiring = new SteppedFund.Wiring(UnaryOperator.identity(), EventFeed.NONE, alarms, Duration.ofSeconds(30));
        try (var fund = SteppedFund.start(settings(every), data, market, wiring)) {
            fund.play();
            fund.end();
        }
        assertThat(failed).as("layers that could not recover").isEmpty();
    }

    private static Settings settings(int every) {
        return SettingsLoader.load(
                HOME,
                HOME.resolve("none.conf"),
                false,
                Map.of("market.speed", "max", "journal.snapshot-every", Integer.toString(every)));
    }

    private static long count(Path data) {
        return TestServer.reading(data, PROGRAMS, database -> {
            try (var connection = database.connect("test");
                    var statement = connection.createStatement();
                    var row = statement.executeQuery("select count(*) from state_snapshot")) {
                row.next();
                return row.getLong(1);
            } catch (SQLException failed) {
                throw new AssertionError(failed);
            }
        });
    }

    private static int update(Database database, String sql) {
        try (var connection = database.connect("test");
                var statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        } catch (SQLException failed) {
            throw new AssertionError(failed);
        }
    }
}
