package io.quantumtrader.persistence.postgres;

import java.nio.file.Path;

/** One server for all tests of this module, started by the first that asks and stopped with the JVM. */
public final class SharedServer {

    /** Unpacked once per build folder, so that only the first test run pays for it. */
    public static final Path PROGRAMS = Path.of("target", "postgres-programs").toAbsolutePath();

    private SharedServer() {}

    public static Database database() {
        return Started.SERVER.database();
    }

    /** A folder of its own for a test that starts servers itself. */
    public static Path folder(String name) {
        return Path.of(
                        "target",
                        "postgres-test",
                        name + "-" + ProcessHandle.current().pid())
                .toAbsolutePath();
    }

    private static final class Started {
        static final PostgresServer SERVER = start();

        private static PostgresServer start() {
            var server = PostgresServer.start(ServerSettings.in(folder("shared"), PROGRAMS));
            Runtime.getRuntime().addShutdownHook(new Thread(server::close));
            JournalSchema.prepare(server.database());
            return server;
        }
    }
}
