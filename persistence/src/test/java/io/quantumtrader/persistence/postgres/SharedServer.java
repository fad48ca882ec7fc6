package io.quantumtrader.persistence.postgres;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * One server for all tests of this module: that of {@code QT_TEST_JOURNAL_URL} where it names one, else an embedded one, started by
 * the first that asks and stopped with the JVM. Nothing but schemas of the tests' own is touched, and they are dropped at the end.
 */
public final class SharedServer {

    /** Unpacked once per build folder, so that only the first test run pays for it. */
    public static final Path PROGRAMS = Path.of("target", "postgres-programs").toAbsolutePath();

    private static final @Nullable String GIVEN = System.getenv("QT_TEST_JOURNAL_URL");
    private static final Map<String, OwnSchema> SCHEMAS = new ConcurrentHashMap<>();
    private static final Deque<PostgresServer> STARTED = new ArrayDeque<>();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(SharedServer::leave));
    }

    private SharedServer() {}

    /** A journal for those tests that empty its tables first. */
    public static Database database() {
        return Shared.JOURNAL;
    }

    /** A new and empty schema, without tables; what was there under that name is gone. */
    public static Database schema(String name) {
        return SCHEMAS.compute(
                        name,
                        (_, earlier) -> OwnSchema.in(
                                Shared.SERVER,
                                "qt_test_" + ProcessHandle.current().pid() + "_" + name))
                .database();
    }

    /** Skips a test that starts, stops or kills a server, and that therefore has one of its own, when another is tested. */
    public static void needsItsOwnServer(String why) {
        assumeTrue(GIVEN == null, "skipped on the server given by QT_TEST_JOURNAL_URL: " + why);
    }

    /** A folder of its own for a test that starts servers itself. */
    public static Path folder(String name) {
        return Path.of(
                        "target",
                        "postgres-test",
                        name + "-" + ProcessHandle.current().pid())
                .toAbsolutePath();
    }

    private static Database start() {
        if (GIVEN != null) {
            String user = Objects.requireNonNull(System.getenv("QT_TEST_JOURNAL_USER"), "QT_TEST_JOURNAL_USER");
            return new Database(GIVEN, user, Objects.requireNonNullElse(System.getenv("QT_JOURNAL_PASSWORD"), ""));
        }
        var server = PostgresServer.start(ServerSettings.in(folder("shared"), PROGRAMS));
        STARTED.push(server);
        return server.database();
    }

    private static Database prepared(Database database) {
        JournalSchema.prepare(database);
        return database;
    }

    private static void leave() {
        SCHEMAS.values().forEach(OwnSchema::close);
        STARTED.forEach(PostgresServer::close);
    }

    private static final class Shared {
        static final Database SERVER = start();
        static final Database JOURNAL = prepared(schema("shared"));
    }
}
