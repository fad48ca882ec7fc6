package io.quantumtrader.app.fund;

import io.quantumtrader.app.config.Settings;
import io.quantumtrader.app.launch.LaunchFailed;
import io.quantumtrader.persistence.postgres.Database;
import io.quantumtrader.persistence.postgres.JournalSchema;
import io.quantumtrader.persistence.postgres.OwnershipLock;
import io.quantumtrader.persistence.postgres.PostgresServer;
import io.quantumtrader.persistence.postgres.PostgresUnavailable;
import io.quantumtrader.persistence.postgres.ServerSettings;
import java.nio.file.Path;
import java.time.Duration;

/** The database of one data folder, owned by this process: server started, journal's tables there, settings durable. */
final class Storage implements AutoCloseable {

    private static final Duration LOCK_PATIENCE = Duration.ofSeconds(5);
    private static final Duration LOCK_CHECK = Duration.ofSeconds(1);

    private final PostgresServer server;
    private final OwnershipLock lock;

    private Storage(PostgresServer server, OwnershipLock lock) {
        this.server = server;
        this.lock = lock;
    }

    /**
     * Opens the database in a folder.
     *
     * @param onLoss called if another process takes the journal over, or the database is gone
     */
    static Storage open(Settings settings, Path data, Runnable onLoss) {
        try {
            var server = PostgresServer.start(
                    ServerSettings.in(data.resolve("postgres"), settings.home().resolve("var/programs")));
            try {
                JournalSchema.prepare(server.database());
                return new Storage(server, OwnershipLock.acquire(server.database(), LOCK_PATIENCE, LOCK_CHECK, onLoss));
            } catch (RuntimeException failed) {
                server.close();
                throw failed;
            }
        } catch (PostgresUnavailable failed) {
            throw new LaunchFailed(String.valueOf(failed.getMessage()), failed);
        }
    }

    Database database() {
        return server.database();
    }

    @Override
    public void close() {
        lock.close();
        server.close();
    }
}
