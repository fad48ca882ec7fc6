package io.quantumtrader.app.fund.keep;

import com.typesafe.config.Config;
import io.quantumtrader.app.config.JournalSection;
import io.quantumtrader.app.config.Settings;
import io.quantumtrader.app.launch.LaunchFailed;
import io.quantumtrader.persistence.backup.JournalRestore;
import io.quantumtrader.persistence.catalogue.AllEvents;
import io.quantumtrader.persistence.journal.JournalConfig;
import io.quantumtrader.persistence.journal.JournalConfig.SpoolSettings;
import io.quantumtrader.persistence.journal.JournalReader;
import io.quantumtrader.persistence.journal.Snapshot;
import io.quantumtrader.persistence.journal.archive.Archive;
import io.quantumtrader.persistence.postgres.Database;
import io.quantumtrader.persistence.postgres.EngineSchema;
import io.quantumtrader.persistence.postgres.Hold;
import io.quantumtrader.persistence.postgres.JournalSchema;
import io.quantumtrader.persistence.postgres.OwnedByAnother;
import io.quantumtrader.persistence.postgres.OwnershipLock;
import io.quantumtrader.persistence.postgres.PostgresServer;
import io.quantumtrader.persistence.postgres.PostgresUnavailable;
import io.quantumtrader.persistence.postgres.ServerSettings;
import io.quantumtrader.persistence.postgres.WriterSessions;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The database of one fund, owned by this process, or shared with the other nodes of its cluster: its server started if it is the
 * embedded one, journal's tables there, settings durable. A database that goes away is awaited; a journal that somebody else has
 * taken is given up.
 */
public final class Storage implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Storage.class);
    private static final Duration LOCK_PATIENCE = Duration.ofSeconds(5);
    private static final Duration LOCK_CHECK = Duration.ofSeconds(1);
    private static final Duration RETAKE_EVERY = Duration.ofMillis(250);

    private final Optional<PostgresServer> server;
    private final Database database;
    private final UUID journal;
    private final SpoolSettings spool;
    private final JournalPlace place;
    private final JournalSection section;
    private final Runnable onLoss;
    private final Hold hold;
    private final String owner;
    private final Optional<Database> engine;
    private volatile boolean open = true;
    private OwnershipLock lock;

    private Storage(
            Optional<PostgresServer> server,
            Database database,
            JournalPlace place,
            JournalSection section,
            Hold hold,
            Runnable onLoss) {
        this.server = server;
        this.database = database;
        this.hold = hold;
        owner = OwnershipLock.newOwner(hold);
        this.onLoss = onLoss;
        this.section = section;
        this.place = place;
        JournalSchema.prepare(database);
        journal = JournalSchema.identity(database);
        requireArchive();
        spool = new SpoolSettings(place.spool(), journal, section.spoolBytes(), section.writeTimeout());
        lock = take(LOCK_PATIENCE);
        engine = hold instanceof Hold.OfNode ? Optional.of(openedEngine()) : Optional.empty();
    }

    /** The tables of what the engine remembers, in a schema beside the journal's; what a former life of this node writes is ended. */
    private Database openedEngine() {
        try {
            var beside = EngineSchema.beside(database);
            JournalSchema.prepare(beside);
            try (var connection = beside.connect("quantum-trader engine")) {
                WriterSessions.requireAlone(connection, hold);
            }
            return beside;
        } catch (SQLException failed) {
            lock.close();
            throw new PostgresUnavailable(
                    "the engine's journal beside " + database + " is not usable: " + failed.getMessage(), failed);
        } catch (RuntimeException failed) {
            lock.close();
            throw failed;
        }
    }

    /**
     * Opens the journal that a fund on this folder writes: the database that the settings name, else the embedded one.
     *
     * @param onLoss called if another process takes the journal over
     */
    public static Storage open(Settings settings, Path data, Runnable onLoss) {
        var section = JournalSection.read(settings.section("journal"));
        if (section.external().isEmpty()) return embedded(settings, data, onLoss);
        return external(section.external().get(), JournalPlace.of(settings, data), section, new Hold.Alone(), onLoss);
    }

    /**
     * Opens the journal that the nodes of a cluster share, for one of them: in the database that the settings name. A fund alone
     * and a cluster refuse each other's journal, and so do two processes of one name.
     *
     * @param node name of this node, which no other process of the cluster has; its writing sessions carry it
     * @param data folder of this node and no other: its spool and its copy of the seals
     * @param onLoss called if a fund alone takes the journal, or another process this node's name
     * @throws LaunchFailed if the settings name no database, or it cannot be used or shared
     */
    public static Storage ofNode(Settings settings, String node, Path data, Runnable onLoss) {
        var section = JournalSection.read(settings.section("journal"));
        var database = section.external()
                .orElseThrow(() -> new LaunchFailed("the nodes of a cluster share one database, and"
                        + " quantum-trader.journal.url names none: name a PostgreSQL that every node reaches"));
        return external(database, JournalPlace.of(settings, data), section, new Hold.OfNode(node), onLoss);
    }

    private static Storage external(
            Database database, JournalPlace place, JournalSection section, Hold hold, Runnable onLoss) {
        if (place.isEmbedded()) {
            throw new LaunchFailed("quantum-trader.journal.url names " + database.url() + ", but " + place.data()
                    + " holds a journal in an embedded database: clear the one or choose another data-directory");
        }
        return opened(Optional.empty(), database, place, section, hold, onLoss);
    }

    /** Opens a journal to read it: the embedded one of that folder, where there is one, else the one that the settings name. */
    static Storage reading(Settings settings, Path data) {
        return new JournalPlace(data).isEmbedded()
                ? embedded(settings, data, () -> {})
                : open(settings, data, () -> {});
    }

    /** Opens the embedded database of a folder, whatever the settings name. */
    public static Storage embedded(Settings settings, Path data, Runnable onLoss) {
        var section = JournalSection.read(settings.section("journal"));
        try {
            var place = JournalPlace.of(settings, data);
            var server = PostgresServer.start(
                    ServerSettings.in(place.embedded(), settings.home().resolve("var/programs")));
            try {
                return opened(Optional.of(server), server.database(), place, section, new Hold.Alone(), onLoss);
            } catch (RuntimeException failed) {
                server.close();
                throw failed;
            }
        } catch (PostgresUnavailable failed) {
            throw new LaunchFailed(String.valueOf(failed.getMessage()), failed);
        }
    }

    /**
     * Opens the journal of a run or a drill, which is nobody else's: an embedded one in its folder, unless the command line names a
     * database. The one that a fund is configured with is left alone.
     *
     * @throws LaunchFailed if the database that was named holds a journal already
     */
    public static Storage ofRun(Settings settings, Path data) {
        if (!settings.onCommandLine("journal.url")) return embedded(settings, data, () -> {});
        var storage = open(settings, data, () -> {});
        try {
            if (!JournalRestore.isEmpty(storage.database))
                throw new LaunchFailed(
                        "the database at " + storage.database.url() + " holds a journal: name an empty one");
            return storage;
        } catch (SQLException failed) {
            storage.close();
            throw new LaunchFailed("the database cannot be used: " + failed.getMessage(), failed);
        } catch (LaunchFailed refused) {
            storage.close();
            throw refused;
        }
    }

    private static Storage opened(
            Optional<PostgresServer> server,
            Database database,
            JournalPlace place,
            JournalSection section,
            Hold hold,
            Runnable onLoss) {
        try {
            return new Storage(server, database, place, section, hold, onLoss);
        } catch (PostgresUnavailable failed) {
            String advice = server.isPresent()
                    ? ""
                    : " (quantum-trader.journal.url and .user, password in " + JournalSection.PASSWORD + ")";
            throw new LaunchFailed(failed.getMessage() + advice, failed);
        }
    }

    public Database database() {
        return database;
    }

    /** The folders that have to be written to. */
    public List<Path> written() {
        return place.written();
    }

    /** What of the journal lies beside the database. */
    JournalPlace place() {
        return place;
    }

    /** Whether old events may be moved to files: of a cluster's journal only to a folder that every node reads. */
    boolean mayArchive() {
        return hold instanceof Hold.Alone || section.archiveDirectory().isPresent();
    }

    /** Every file of the archive is there: nobody goes on from a part of the record. */
    private void requireArchive() {
        try (var snapshot = Snapshot.of(database, "quantum-trader archive")) {
            Archive.in(place.archive()).asOf(snapshot.connection());
        } catch (SQLException incomplete) {
            throw new PostgresUnavailable(String.valueOf(incomplete.getMessage()), incomplete);
        }
    }

    /** How actors write it that fail while this database is away. */
    public Config plainJournal() {
        return completed(JournalConfig.of(database));
    }

    /** How actors write it that go on with the spool while this database is away. */
    public Config spooledJournal() {
        return completed(JournalConfig.of(database, spool));
    }

    /**
     * How the engine of a node writes what it remembers for itself, to be laid over the journal's.
     *
     * @throws IllegalStateException for a fund that is alone
     */
    public Config engineJournal() {
        var tables = engine.orElseThrow(() -> new IllegalStateException("only a node's engine has a journal"));
        return JournalConfig.engine(tables, node());
    }

    /** Name of this node; empty for a fund that is alone. */
    private String node() {
        return switch (hold) {
            case Hold.Alone() -> "";
            case Hold.OfNode(String node) -> node;
        };
    }

    private Config completed(Config plain) {
        var journal = hold instanceof Hold.OfNode ? JournalConfig.ofNode(node(), plain) : plain;
        return JournalConfig.snapshotEvery(section.snapshotEvery(), JournalConfig.archivedIn(place.archive(), journal));
    }

    /** Reads archive and database as one. */
    public JournalReader reader() {
        return new JournalReader(database, AllEvents.CATALOGUE, Archive.in(place.archive()));
    }

    public JournalSection section() {
        return section;
    }

    /** Whether the journal was still ours at the latest look. */
    public synchronized boolean owned() {
        return lock.held();
    }

    /** Where the journal goes while this database is away. */
    SpoolSettings spool() {
        return spool;
    }

    /**
     * Before the database is used again: its server runs and the journal is still ours.
     *
     * @throws IOException or {@link PostgresUnavailable} while that is not so; to be tried again
     */
    public synchronized void revive() throws IOException {
        if (!open) throw new IOException("closed");
        if (server.isPresent()) server.get().revive();
        if (!lock.held()) lock = take(RETAKE_EVERY);
        if (!JournalSchema.identity(database).equals(journal))
            throw new IOException("another journal answers at " + database.url());
    }

    private OwnershipLock take(Duration patience) {
        return OwnershipLock.acquire(database, hold, owner, patience, LOCK_CHECK, this::lost);
    }

    /** The lock's connection is gone: with its database, then it is awaited, or alone, then somebody may have taken over. */
    private void lost() {
        LOG.warn("The journal's database does not answer any more");
        while (open) {
            try {
                revive();
                LOG.warn("The journal's database answers again and is still ours");
                return;
            } catch (OwnedByAnother taken) {
                LOG.error("The journal is lost: {}", taken.getMessage());
                onLoss.run();
                return;
            } catch (IOException | PostgresUnavailable away) {
                LOG.debug("The journal's database is still away", away);
            }
            LockSupport.parkNanos(RETAKE_EVERY.toNanos());
        }
    }

    @Override
    public void close() {
        open = false;
        synchronized (this) {
            lock.close();
        }
        server.ifPresent(PostgresServer::close);
    }
}
