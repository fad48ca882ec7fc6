package io.quantumtrader.server;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.quantumtrader.app.config.Settings;
import io.quantumtrader.app.config.SettingsLoader;
import io.quantumtrader.app.process.FreePort;
import io.quantumtrader.persistence.postgres.Database;
import io.quantumtrader.persistence.postgres.OwnSchema;
import io.quantumtrader.persistence.postgres.PostgresServer;
import io.quantumtrader.persistence.postgres.ServerSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Where the funds of the tests keep their journals: embedded in their folders, or, with {@code QT_TEST_JOURNAL_URL}, at that server
 * in a schema for each folder, dropped when the tests end.
 */
public final class TestServer {

    private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();
    private static final Optional<Database> GIVEN =
            Optional.ofNullable(System.getenv("QT_TEST_JOURNAL_URL")).map(TestServer::named);
    private static final Map<Path, OwnSchema> SCHEMAS = new ConcurrentHashMap<>();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> SCHEMAS.values().forEach(OwnSchema::close)));
    }

    private TestServer() {}

    private static Database named(String url) {
        return new Database(
                url,
                Objects.requireNonNull(System.getenv("QT_TEST_JOURNAL_USER"), "QT_TEST_JOURNAL_USER"),
                Objects.requireNonNullElse(System.getenv("QT_JOURNAL_PASSWORD"), ""));
    }

    /** The server that the environment names. */
    public static Optional<Database> given() {
        return GIVEN;
    }

    /** Skips a test that cannot be done to a server that somebody else runs. */
    public static void needsAnEmbeddedServer(String why) {
        assumeTrue(GIVEN.isEmpty(), "skipped on the server given by QT_TEST_JOURNAL_URL: " + why);
    }

    /** The project's settings for a fund on that folder, at a free port, with these keys on top. */
    public static Settings fund(Path data, Map<String, String> more) {
        var keys = new TreeMap<>(more);
        keys.put("http.port", "" + FreePort.one());
        return settings(data, SettingsLoader.load(PROJECT, PROJECT.resolve("application.conf"), true, keys));
    }

    /** The settings of a fund on that folder. */
    public static Settings settings(Path data, Settings settings) {
        return schema(data).map(settings::withJournalIn).orElse(settings);
    }

    /** The same for a fund in a process of its own. */
    public static List<String> options(Path data) {
        return schema(data)
                .map(database ->
                        List.of("--set", "journal.url=" + database.url(), "--set", "journal.user=" + database.user()))
                .orElse(List.of());
    }

    /** Does something with the database of a folder, as it runs or started for the while. */
    public static <T> T reading(Path data, Path programs, Function<Database, T> work) {
        var reachable = running(data);
        if (reachable.isPresent()) return work.apply(reachable.get());
        try (var server = PostgresServer.start(ServerSettings.in(data.resolve("postgres"), programs))) {
            return work.apply(server.database());
        }
    }

    /** The database of a folder if it can be reached now. */
    public static Optional<Database> running(Path data) {
        return schema(data).or(() -> PostgresServer.running(data.resolve("postgres")));
    }

    private static Optional<Database> schema(Path data) {
        return GIVEN.map(server -> SCHEMAS.computeIfAbsent(
                        data.toAbsolutePath().normalize(),
                        _ -> OwnSchema.in(
                                server, "qt_test_" + ProcessHandle.current().pid() + "_" + (SCHEMAS.size() + 1)))
                .database());
    }
}
