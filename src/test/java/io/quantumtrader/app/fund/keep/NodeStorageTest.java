package io.quantumtrader.app.fund.keep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import io.quantumtrader.actors.safety.SafetyAlarms;
import io.quantumtrader.app.config.Settings;
import io.quantumtrader.app.config.SettingsLoader;
import io.quantumtrader.app.fund.Patience;
import io.quantumtrader.app.launch.LaunchFailed;
import io.quantumtrader.persistence.JournalEvent;
import io.quantumtrader.persistence.governor.GovernorEvent.GuardCleared;
import io.quantumtrader.persistence.journal.JournalConfig;
import io.quantumtrader.persistence.journal.JournalReader;
import io.quantumtrader.persistence.postgres.Database;
import io.quantumtrader.persistence.postgres.OwnershipLock;
import io.quantumtrader.persistence.postgres.PostgresServer;
import io.quantumtrader.persistence.postgres.ServerSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.persistence.typed.PersistenceId;
import org.apache.pekko.persistence.typed.javadsl.CommandHandler;
import org.apache.pekko.persistence.typed.javadsl.EventHandler;
import org.apache.pekko.persistence.typed.javadsl.EventSourcedBehavior;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several nodes on one journal: each holds its place, writes under its name, and one of them keeps what all have written. */
class NodeStorageTest {

    private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();

    @TempDir
    private Path folder;

    private PostgresServer server;
    private Database database;
    private Settings settings;

    @BeforeEach
    void start() throws Exception {
        server = PostgresServer.start(ServerSettings.in(folder.resolve("elsewhere"), PROJECT.resolve("var/programs")));
        database = trusting();
        settings = settings(Map.of());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void nodesShareAJournalThatAFundAloneDoesNotGet() {
        try (var a = node("a");
                var b = node("b")) {
            assertThat(a.owned()).isTrue();
            assertThat(b.owned()).isTrue();
            assertThatThrownBy(() -> Storage.open(settings, folder.resolve("fund"), () -> {}))
                    .isInstanceOf(LaunchFailed.class)
                    .hasMessageContaining("quantum-trader node a process");
            assertThatThrownBy(() -> node("a"))
                    .isInstanceOf(LaunchFailed.class)
                    .hasMessageContaining("a process runs as node a already");
        }
        try (var fund = Storage.open(settings, folder.resolve("fund"), () -> {})) {
            assertThat(fund.owned()).isTrue();
            assertThatThrownBy(() -> node("a"))
                    .isInstanceOf(LaunchFailed.class)
                    .hasMessageContaining("a fund alone owns this journal");
            assertThatThrownBy(fund::engineJournal).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void aNodeNeedsADatabaseThatOthersReach() {
        var none = SettingsLoader.load(PROJECT, PROJECT.resolve("application.conf"), true, Map.of());

        assertThatThrownBy(() -> Storage.ofNode(none, "a", folder.resolve("a"), () -> {}))
                .isInstanceOf(LaunchFailed.class)
                .hasMessageContaining("quantum-trader.journal.url names none");
    }

    @Test
    void comesBackAfterItsSessionWasEnded_andIsLostToAFundThatTookTheJournalMeanwhile() throws Exception {
        var lost = new AtomicInteger();
        try (var a = Storage.ofNode(settings, "a", folder.resolve("a"), lost::incrementAndGet)) {
            execute("select pg_terminate_backend(pid, 5000) from pg_stat_activity where application_name like"
                    + " 'quantum-trader node a %'");
            Patience.await("its place again", a::owned);
            a.revive();
            assertThat(lost).hasValue(0);

            try (var taker = database.connect("taker");
                    var statement = taker.createStatement()) {
                statement.execute("select pg_terminate_backend(pid, 5000) from pg_stat_activity where application_name"
                        + " like 'quantum-trader node a %'; select pg_advisory_lock(0, hashtext('quantum-trader '"
                        + " || current_schema()))");
                Patience.await("the loss", () -> lost.get() == 1);
            }
        }
    }

    @Test
    void writesDecisionsAndWhatTheEngineRemembersUnderItsName() throws Exception {
        try (var a = node("a");
                var reader = a.reader()) {
            var kit = ActorTestKit.create(
                    "a", a.engineJournal().withFallback(a.spooledJournal()).withFallback(ConfigFactory.load()));
            try {
                count(kit, JournalConfig.ENGINE, 3);
                count(kit, "", 2);
                assertThat(names("application_name like '" + OwnershipLock.WRITER_NAME + "%'"))
                        .hasSize(2)
                        .allMatch(name -> name.endsWith(" a"));
            } finally {
                kit.shutdownTestKit();
            }
            assertThat(reader.counts()).containsExactly(Map.entry("counter", 2L));
        }
        try (var connection = database.inSchema("engine").connect("test");
                var statement = connection.createStatement();
                var row = statement.executeQuery("select count(*) from event_journal")) {
            row.next();
            assertThat(row.getLong(1)).isEqualTo(3);
        }
    }

    @Test
    void oneOfThemKeepsTheJournalAndAnotherFollows() throws Exception {
        try (var a = node("a");
                var b = node("b");
                var readerOfA = a.reader();
                var readerOfB = b.reader()) {
            var first = keeper(a, readerOfA);
            Patience.await("a keeper", first::held);
            try (var second = keeper(b, readerOfB)) {
                write(a, 3);
                Patience.await("a seal", () -> number("select count(*) from journal_seal") == 1);
                Patience.await(
                        "the views",
                        () -> number("select coalesce(min(ordering), 0) from view_offset")
                                == number("select max(ordering) from event_journal"));
                assertThat(second.held()).isFalse();

                first.close();
                Patience.await("another keeper", second::held);
                write(b, 2);
                Patience.await("its seal", () -> number("select count(*) from journal_seal") == 2);
                assertThat(Files.readAllLines(b.place().seals())).hasSize(2);
                assertThat(Files.readAllLines(a.place().seals())).hasSize(1);
            }
        }
    }

    @Test
    void movesOldEventsOnlyToAFolderThatAllOfThemRead() {
        try (var alone = node("a")) {
            assertThat(alone.mayArchive()).isFalse();
        }
        var shared = folder.resolve("shared");
        settings = settings(Map.of("journal.archive-directory", shared.toString()));
        try (var a = node("a");
                var b = node("b")) {
            assertThat(a.mayArchive()).isTrue();
            assertThat(a.place().archive()).isEqualTo(shared);
            assertThat(b.place().archive()).isEqualTo(shared);
            assertThat(b.place().seals())
                    .isEqualTo(folder.resolve("b").resolve("audit").resolve("seals"));
        }
    }

    private KeepersTurn keeper(Storage storage, JournalReader reader) {
        return KeepersTurn.await(
                settings, storage, reader, InstantSource.system(), SafetyAlarms.logged(), storage::owned);
    }

    private static void write(Storage storage, int events) {
        var kit = ActorTestKit.create("writer", storage.spooledJournal().withFallback(ConfigFactory.load()));
        try {
            count(kit, "", events);
        } finally {
            kit.shutdownTestKit();
        }
    }

    private static void count(ActorTestKit kit, String plugin, int events) {
        var counter = kit.spawn(new Counter(plugin));
        var probe = kit.<Long>createTestProbe();
        for (int i = 0; i < events; i++) {
            counter.tell(probe.getRef());
            probe.receiveMessage(Duration.ofSeconds(30));
        }
        kit.stop(counter);
    }

    /** Records an event for each question. */
    private static final class Counter extends EventSourcedBehavior<ActorRef<Long>, JournalEvent, Long> {

        private final String plugin;

        Counter(String plugin) {
            super(PersistenceId.ofUniqueId("counter"));
            this.plugin = plugin;
        }

        @Override
        public String journalPluginId() {
            return plugin;
        }

        @Override
        public Long emptyState() {
            return 0L;
        }

        @Override
        public CommandHandler<ActorRef<Long>, JournalEvent, Long> commandHandler() {
            return (last, replyTo) ->
                    Effect().persist(new GuardCleared(last, last, "guard")).thenRun(replyTo::tell);
        }

        @Override
        public EventHandler<Long, JournalEvent> eventHandler() {
            return (last, event) -> last + 1;
        }
    }

    private Storage node(String name) {
        return Storage.ofNode(settings, name, folder.resolve(name), () -> {});
    }

    private Settings settings(Map<String, String> more) {
        var keys = new HashMap<>(
                Map.of("journal.url", database.url(), "journal.user", database.user(), "journal.seal-every", "1 s"));
        keys.putAll(more);
        return SettingsLoader.load(PROJECT, PROJECT.resolve("application.conf"), true, keys);
    }

    /** Lets in whoever comes without a password: that of an external database stands in the environment alone. */
    private Database trusting() throws IOException, SQLException {
        Files.writeString(
                folder.resolve("elsewhere/data/pg_hba.conf"),
                "host all all 127.0.0.1/32 trust\n",
                StandardOpenOption.TRUNCATE_EXISTING);
        var open = new Database(server.database().url(), server.database().user(), "");
        try (var connection = server.database().connect("test");
                var statement = connection.createStatement()) {
            statement.execute("select pg_reload_conf()");
        }
        Patience.await("a log-in without a password", () -> {
            try (var connection = open.connect("test")) {
                return connection.isValid(1);
            } catch (SQLException notYet) {
                return false;
            }
        });
        return open;
    }

    private void execute(String sql) throws SQLException {
        try (var connection = database.connect("test");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private long number(String sql) {
        return Long.parseLong(column(sql).getFirst());
    }

    private List<String> names(String which) {
        return column("select application_name from pg_stat_activity where " + which);
    }

    private List<String> column(String sql) {
        var found = new ArrayList<String>();
        try (var connection = database.connect("test");
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) found.add(rows.getString(1));
            return found;
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
