package io.quantumtrader.persistence.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The embedded server: started with the fund, stopped with it. A server that outlived a killed fund is adopted: what
 * the dead fund still had under way is ended first, so nothing of it can land after the journal has been read.
 */
public final class PostgresServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PostgresServer.class);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(60);

    private final ServerSettings settings;
    private final DataDirectory directory;
    private final Programs programs;
    private final DirectoryLock lock;
    private final AtomicBoolean open = new AtomicBoolean(true);
    private boolean adopted;
    private int port;
    private Database database = new Database("", "", "");

    private PostgresServer(ServerSettings settings, DataDirectory directory, Programs programs, DirectoryLock lock) {
        this.settings = settings;
        this.directory = directory;
        this.programs = programs;
        this.lock = lock;
    }

    /**
     * Starts the server of that directory, or adopts it, and reads its settings back.
     *
     * @throws PostgresUnavailable if another process uses the directory, the server does not start, or is not durable
     */
    public static PostgresServer start(ServerSettings settings) {
        try {
            var directory = DataDirectory.at(settings.directory());
            var lock = DirectoryLock.of(settings.directory());
            try {
                var programs = Programs.unpackedUnder(settings.programs());
                directory.initialise(programs);
                var server = new PostgresServer(settings, directory, programs, lock);
                server.bringUp();
                return server;
            } catch (IOException | RuntimeException failed) {
                lock.close();
                throw failed;
            }
        } catch (IOException failed) {
            throw new PostgresUnavailable(
                    "the embedded PostgreSQL in " + settings.directory() + " does not start: " + failed.getMessage(),
                    failed);
        }
    }

    /** How to reach the server that runs on that directory, whoever started it; empty when none runs. */
    public static Optional<Database> running(Path root) {
        try {
            var directory = new DataDirectory(root.toAbsolutePath().normalize());
            var postmaster = PostmasterFile.in(directory.data()).filter(PostmasterFile::isServerAlive);
            return postmaster.isPresent()
                    ? Optional.of(directory.database(postmaster.get().port()))
                    : Optional.empty();
        } catch (IOException unreadable) {
            throw new PostgresUnavailable("cannot read " + root + ": " + unreadable.getMessage(), unreadable);
        }
    }

    public Database database() {
        return database;
    }

    /** Whether this server was found running, left by a fund that was killed. */
    public boolean adopted() {
        return adopted;
    }

    /**
     * Starts the server again if it is gone, on the port it had, so that whoever knows its address finds it; a server that runs
     * is left alone.
     *
     * @throws IOException if it does not start now; to be tried again
     */
    public synchronized void revive() throws IOException {
        if (!open.get() || isAlive()) return;
        LOG.warn("The embedded PostgreSQL in {} is gone; starting it again", settings.directory());
        if (!directory.isPortFree(port)) throw new IOException("port " + port + " is taken");
        startOn(port);
    }

    private boolean isAlive() throws IOException {
        return PostmasterFile.in(directory.data())
                .filter(PostmasterFile::isServerAlive)
                .isPresent();
    }

    /** Stops the server, which ends every session and writes everything out. */
    @Override
    public synchronized void close() {
        if (!open.getAndSet(false)) return;
        try (lock) {
            stop();
        } catch (IOException failed) {
            LOG.error("The embedded PostgreSQL in {} did not stop", settings.directory(), failed);
        }
    }

    private void bringUp() throws IOException {
        adoptOrStart();
        try (var connection = database.connect("quantum-trader check")) {
            Durability.require(connection);
        } catch (SQLException failed) {
            stop();
            throw new IOException("it started but cannot be asked: " + failed.getMessage(), failed);
        } catch (PostgresUnavailable refused) {
            stop();
            throw refused;
        }
    }

    private boolean adopt() throws IOException {
        var found = PostmasterFile.in(directory.data());
        if (found.isEmpty()) return false;
        var postmaster = found.get();
        if (!postmaster.isServerAlive()) return false;
        port = postmaster.port();
        database = directory.database(port);
        try (var connection = database.connect("quantum-trader adoption")) {
            if (runsAsWished(connection)) {
                var ended = endOtherSessions(connection);
                LOG.info("Adopted the running PostgreSQL {} ({} sessions ended)", postmaster.processId(), ended);
                return true;
            }
        } catch (SQLException unusable) {
            LOG.info("A PostgreSQL {} runs here but cannot be used: {}", postmaster.processId(), unusable.getMessage());
        }
        stop();
        return false;
    }

    private boolean runsAsWished(Connection connection) throws SQLException {
        for (var wish : wishes().entrySet()) {
            if (!sameSetting(connection, wish.getKey(), wish.getValue())) return false;
        }
        return true;
    }

    private static boolean sameSetting(Connection connection, String name, String wish) throws SQLException {
        var shown = Durability.show(connection, name);
        return shown.equals(wish) || shown.equals(wish.replace("'", ""));
    }

    private static int endOtherSessions(Connection connection) throws SQLException {
        var sql = "select count(pg_terminate_backend(pid, 10000)) from pg_stat_activity"
                + " where backend_type = 'client backend' and pid <> pg_backend_pid()";
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getInt(1);
        }
    }

    private void adoptOrStart() throws IOException {
        long giveUpAt = System.nanoTime() + settings.startWithin().toNanos();
        while (true) {
            adopted = adopt();
            if (adopted) return;
            port = directory.port();
            try {
                startOn(port);
                database = directory.database(port);
                return;
            } catch (IOException failed) {
                var log = ServerCommand.tail(directory.log());
                if (!isWorthAnotherTry(log) || System.nanoTime() > giveUpAt) {
                    throw new IOException(failed.getMessage() + "; " + log, failed);
                }
                LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
            }
        }
    }

    /**
     * Another program took the port meanwhile, sessions of a killed server have not ended yet, or a start begun by a
     * killed fund came to its end just now.
     */
    private static boolean isWorthAnotherTry(String log) {
        return Stream.of("could not bind", "could not create any TCP/IP sockets", "still in use", "lock file")
                .anyMatch(log::contains);
    }

    private void startOn(int port) throws IOException {
        var stale = PostmasterFile.in(directory.data());
        if (stale.isPresent() && stale.get().isOthersProcess()) stale.get().delete();
        Files.deleteIfExists(directory.log());
        var options = new ArrayList<String>();
        options.add("-p " + port);
        wishes().forEach((name, value) -> options.add("-c " + name + "=" + value));
        control(
                List.of(
                        "start",
                        "--wait",
                        "--timeout=" + settings.startWithin().toSeconds(),
                        "--log=" + directory.log(),
                        "--options=" + String.join(" ", options)),
                settings.startWithin().plusSeconds(5));
    }

    private void stop() throws IOException {
        if (!isAlive()) return;
        try {
            control(List.of("stop", "--mode=fast", "--wait", "--timeout=30"), STOP_WITHIN);
        } catch (IOException slow) {
            LOG.warn("PostgreSQL does not stop ({}); stopping it at once, the next start recovers", slow.getMessage());
            control(List.of("stop", "--mode=immediate", "--wait", "--timeout=30"), STOP_WITHIN);
        }
    }

    private void control(List<String> arguments, Duration within) throws IOException {
        var words = new ArrayList<>(arguments);
        words.add("--pgdata=" + directory.data());
        ServerCommand.of(programs.program("pg_ctl"), words)
                .run(settings.directory().resolve("control.log"), within);
    }

    /** Loopback only, durable, and small: the journal is one table that is appended to. */
    private Map<String, String> wishes() {
        var wishes = new LinkedHashMap<String, String>();
        wishes.put("listen_addresses", "127.0.0.1");
        wishes.put("unix_socket_directories", "''");
        wishes.put("fsync", "on");
        wishes.put("full_page_writes", "on");
        wishes.put("synchronous_commit", "on");
        wishes.put("max_connections", Integer.toString(settings.maxConnections()));
        wishes.put("shared_buffers", "128MB");
        wishes.put("max_wal_size", "2GB");
        wishes.put("checkpoint_timeout", "15min");
        wishes.put("jit", "off");
        wishes.putAll(settings.overrides());
        return wishes;
    }
}
