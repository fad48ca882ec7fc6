package io.quantumtrader.app.fund.keep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quantumtrader.app.config.Settings;
import io.quantumtrader.app.config.SettingsLoader;
import io.quantumtrader.app.fund.Patience;
import io.quantumtrader.app.launch.LaunchFailed;
import io.quantumtrader.persistence.postgres.Database;
import io.quantumtrader.persistence.postgres.OwnershipLock;
import io.quantumtrader.persistence.postgres.PostgresServer;
import io.quantumtrader.persistence.postgres.ServerSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whether a fund runs on a journal is told by its lock, in an embedded database as in one that somebody else runs. */
class JournalAccessTest {

    private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();

    @TempDir
    private Path folder;

    @Test
    void anExternalDatabaseThatAnswersIsNoFund() throws Exception {
        try (var server = server()) {
            var database = trusting(server);
            var settings = settings(Map.of("journal.url", database.url(), "journal.user", database.user()));
            var data = Files.createDirectories(folder.resolve("fund"));

            try (var whole = JournalAccess.whole(settings, data)) {
                assertThat(whole.running()).isFalse();
                assertThat(OwnershipLock.owner(database))
                        .as("owned for the while")
                        .isPresent();
            }
            assertThat(OwnershipLock.owner(database)).isEmpty();
            try (var look = JournalAccess.look(settings, data)) {
                assertThat(look.running()).isFalse();
                assertThat(OwnershipLock.owner(database)).as("who only looks").isEmpty();
            }
            try (var fund = Storage.open(settings, data, () -> {});
                    var whole = JournalAccess.whole(settings, data);
                    var look = JournalAccess.look(settings, data);
                    var reader = whole.asOfNow()) {
                assertThat(fund.owned()).isTrue();
                assertThat(whole.running()).isTrue();
                assertThat(look.running()).isTrue();
                assertThat(reader.lastOrdering()).isZero();
            }
            assertThat(OwnershipLock.owner(database)).isEmpty();
        }
    }

    @Test
    void anEmbeddedDatabaseIsReadBesideItsOwner_andStartedForTheWhileWithoutOne() {
        var settings = settings(Map.of());
        var data = folder.resolve("fund");
        Storage.open(settings, data, () -> {}).close();

        try (var whole = JournalAccess.whole(settings, data);
                var beside = JournalAccess.whole(settings, data)) {
            assertThat(whole.running()).isFalse();
            assertThat(beside.running()).isTrue();
            assertThat(beside.database()).isEqualTo(whole.database());
        }
        assertThat(PostgresServer.running(data.resolve("postgres"))).isEmpty();
        try (var look = JournalAccess.look(settings, data)) {
            assertThat(look.running()).isFalse();
            assertThatThrownBy(() -> JournalAccess.whole(settings, data))
                    .as("its server is another's to stop")
                    .isInstanceOf(LaunchFailed.class)
                    .hasMessageContaining("is in use by process");
        }
    }

    @Test
    void aFolderWithoutAJournalIsRefused() {
        assertThatThrownBy(() -> JournalAccess.look(settings(Map.of()), folder))
                .isInstanceOf(LaunchFailed.class)
                .hasMessageContaining("there is no journal in " + folder);
    }

    private PostgresServer server() {
        return PostgresServer.start(ServerSettings.in(folder.resolve("elsewhere"), PROJECT.resolve("var/programs")));
    }

    /** Lets in whoever comes without a password: that of an external database stands in the environment alone. */
    private Database trusting(PostgresServer server) throws IOException, SQLException {
        Files.writeString(
                folder.resolve("elsewhere/data/pg_hba.conf"),
                "host all all 127.0.0.1/32 trust\n",
                StandardOpenOption.TRUNCATE_EXISTING);
        try (var connection = server.database().connect("test");
                var statement = connection.createStatement()) {
            statement.execute("select pg_reload_conf()");
        }
        var open = new Database(server.database().url(), server.database().user(), "");
        Patience.await("a log-in without a password", () -> letsIn(open));
        return open;
    }

    private static boolean letsIn(Database database) {
        try (var connection = database.connect("test")) {
            return connection.isValid(1);
        } catch (SQLException notYet) {
            return false;
        }
    }

    private static Settings settings(Map<String, String> keys) {
        return SettingsLoader.load(PROJECT, PROJECT.resolve("application.conf"), true, keys);
    }
}
