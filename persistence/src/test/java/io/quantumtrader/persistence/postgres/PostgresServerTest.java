package io.quantumtrader.persistence.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class PostgresServerTest {

    @BeforeAll
    static void startsServers() {
        SharedServer.needsItsOwnServer("is about the embedded server itself");
    }

    @Test
    void keepsWhatWasWrittenFromOneStartToTheNext() throws SQLException {
        var settings = settings("again");
        try (var server = PostgresServer.start(settings)) {
            execute(server.database(), "create table kept (number int)");
            execute(server.database(), "insert into kept values (42)");
        }

        try (var server = PostgresServer.start(settings)) {
            assertThat(server.adopted()).isFalse();
            assertThat(number(server.database(), "select number from kept")).isEqualTo(42);
        }
        assertThat(PostgresServer.running(settings.directory())).isEmpty();
    }

    @Test
    void answersOnlyThoseWhoKnowThePasswordOfAFileOnlyItsOwnerMayRead() throws IOException {
        var settings = settings("password");
        try (var server = PostgresServer.start(settings)) {
            var database = server.database();
            var stranger = new Database(database.url(), database.user(), "guess");

            assertThatThrownBy(() -> execute(stranger, "select 1")).hasMessageContaining("password");
            assertThat(PosixFilePermissions.toString(
                            Files.getPosixFilePermissions(settings.directory().resolve("password"))))
                    .isEqualTo("rw-------");
            assertThat(database.toString()).doesNotContain(database.password());
        }
    }

    @Test
    void refusesADirectoryThatIsInUseAndNamesTheProcess() {
        var settings = settings("in-use");
        try (var server = PostgresServer.start(settings)) {
            assertThatThrownBy(() -> PostgresServer.start(settings))
                    .isInstanceOf(PostgresUnavailable.class)
                    .hasMessageContaining(
                            "in use by process " + ProcessHandle.current().pid());
            assertThat(PostgresServer.running(settings.directory())).contains(server.database());
        }
    }

    @Test
    void refusesAServerThatWouldLoseAcknowledgedRowsAndStopsIt() {
        var settings = settings("not-durable");
        var careless = new ServerSettings(
                settings.directory(),
                settings.programs(),
                16,
                Duration.ofSeconds(60),
                Map.of("fsync", "off", "synchronous_commit", "off"));

        assertThatThrownBy(() -> PostgresServer.start(careless))
                .isInstanceOf(PostgresUnavailable.class)
                .hasMessageContaining("fsync is off")
                .hasMessageContaining("synchronous_commit is off");
        assertThat(PostgresServer.running(settings.directory())).isEmpty();
    }

    @Test
    void takesAnotherPortWhenTheRememberedOneIsTaken() throws IOException {
        var settings = settings("port");
        String url;
        try (var server = PostgresServer.start(settings)) {
            url = server.database().url();
        }
        int port = Integer.parseInt(Files.readString(settings.directory().resolve("port")));

        try (var taken = new java.net.ServerSocket(port, 1, java.net.InetAddress.getLoopbackAddress());
                var server = PostgresServer.start(settings)) {
            assertThat(taken.isBound()).isTrue();
            assertThat(server.database().url()).isNotEqualTo(url);
        }
    }

    @Nested
    class AfterAKill {

        @Test
        void recoversWhenTheServerItselfWasKilled() throws Exception {
            var settings = settings("server-killed");
            var first = PostgresServer.start(settings);
            execute(first.database(), "create table kept (number int)");
            execute(first.database(), "insert into kept values (42)");
            kill(settings);
            first.close();

            try (var server = PostgresServer.start(settings)) {
                assertThat(number(server.database(), "select number from kept")).isEqualTo(42);
            }
        }

        @Test
        void isNotMisledByAProcessThatGotTheOldServersId() throws IOException {
            var settings = settings("stale");
            PostgresServer.start(settings).close();
            var lines = List.of(Long.toString(ProcessHandle.current().pid()), "x", "1", "5432", "", "", "", "ready");
            Files.write(settings.directory().resolve("data").resolve("postmaster.pid"), lines);

            try (var server = PostgresServer.start(settings)) {
                assertThat(server.adopted()).isFalse();
            }
        }

        @Test
        void startsWhateverMomentOfTheFirstStartWasCutShort() throws Exception {
            var random = new Random(11);

            for (int round = 0; round < 4; round++) {
                var settings = settings("cut-short-" + round);
                startAndKill(settings, 250 + random.nextInt(1_000));
                try (var server = PostgresServer.start(settings)) {
                    assertThat(number(server.database(), "select 42")).isEqualTo(42);
                }
            }
        }
    }

    /** The main class of a child JVM that only starts a server. */
    static final class Starting {
        private Starting() {}

        public static void main(String[] arguments) {
            var server = PostgresServer.start(ServerSettings.in(Path.of(arguments[0]), Path.of(arguments[1])));
            System.out.println(server.database());
        }
    }

    private static void startAndKill(ServerSettings settings, int afterMs) throws IOException, InterruptedException {
        var process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Starting.class.getName(),
                        settings.directory().toString(),
                        settings.programs().toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (!process.waitFor(afterMs, TimeUnit.MILLISECONDS)) process.destroyForcibly();
        process.waitFor();
    }

    private static void kill(ServerSettings settings) throws Exception {
        var server = PostmasterFile.in(settings.directory().resolve("data")).orElseThrow();
        var process = ProcessHandle.of(server.processId()).orElseThrow();
        process.destroyForcibly();
        process.onExit().get(20, TimeUnit.SECONDS);
    }

    private static ServerSettings settings(String name) {
        return ServerSettings.in(SharedServer.folder(name), SharedServer.PROGRAMS);
    }

    private static void execute(Database database, String sql) throws SQLException {
        try (var connection = database.connect("test");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static int number(Database database, String sql) throws SQLException {
        try (var connection = database.connect("test");
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getInt(1);
        }
    }
}
