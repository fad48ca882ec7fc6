package io.quantumtrader.app.fund.keep;

import io.quantumtrader.app.config.JournalSection;
import io.quantumtrader.app.config.Settings;
import io.quantumtrader.app.launch.LaunchFailed;
import io.quantumtrader.persistence.catalogue.AllEvents;
import io.quantumtrader.persistence.journal.JournalReader;
import io.quantumtrader.persistence.journal.SpoolRecovery;
import io.quantumtrader.persistence.journal.archive.Archive;
import io.quantumtrader.persistence.postgres.Database;
import io.quantumtrader.persistence.postgres.Durability;
import io.quantumtrader.persistence.postgres.JournalSchema;
import io.quantumtrader.persistence.postgres.OwnershipLock;
import io.quantumtrader.persistence.postgres.PostgresServer;
import io.quantumtrader.persistence.postgres.PostgresUnavailable;
import io.quantumtrader.persistence.postgres.ServerSettings;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A journal to be read: the embedded one of a folder, where there is one, else the one that the settings name. That of a fund that
 * runs is read beside it and not disturbed. Whether one runs is told by the lock that it holds, not by a database that answers: that
 * may be left of a fund that was killed.
 */
public final class JournalAccess implements AutoCloseable {

    private final Database database;
    private final JournalPlace place;
    private final boolean running;
    private final AutoCloseable opened;

    private JournalAccess(Database database, JournalPlace place, boolean running, AutoCloseable opened) {
        this.database = database;
        this.place = place;
        this.running = running;
        this.opened = opened;
    }

    /** Only looks: takes no lock and leaves the spool as it is. An embedded database that does not run is started for the while. */
    static JournalAccess look(Settings settings, Path data) {
        return tell(() -> {
            var place = JournalPlace.of(settings, data);
            var answering = answering(settings, place);
            if (answering.isPresent()) {
                var database = answering.get();
                return beside(database, place, OwnershipLock.owner(database).isPresent());
            }
            return started(settings, place);
        });
    }

    /**
     * The whole record. Where no fund runs the journal is owned for the while, a database that was left running is adopted, and what
     * waits in the spool is brought over.
     */
    public static JournalAccess whole(Settings settings, Path data) {
        return tell(() -> {
            var place = JournalPlace.of(settings, data);
            var somebodys = answering(settings, place).filter(JournalAccess::isSomebodys);
            if (somebodys.isPresent()) return beside(somebodys.get(), place, true);
            var storage = Storage.reading(settings, data);
            try {
                SpoolRecovery.bringOver(storage.database(), storage.spool());
                return new JournalAccess(storage.database(), place, false, storage);
            } catch (RuntimeException failed) {
                storage.close();
                throw failed;
            }
        });
    }

    /** What is wrong with a database is told as what is wrong with the start. */
    private static <T> T tell(Supplier<T> work) {
        try {
            return work.get();
        } catch (PostgresUnavailable failed) {
            throw new LaunchFailed(String.valueOf(failed.getMessage()), failed);
        }
    }

    /** The database, where it need not be started. */
    private static Optional<Database> answering(Settings settings, JournalPlace place) {
        if (place.isEmbedded()) return PostgresServer.running(place.embedded());
        var external = JournalSection.read(settings.section("journal")).external();
        if (external.isEmpty())
            throw new LaunchFailed(
                    "there is no journal in " + place.data() + ", and quantum-trader.journal.url names none");
        return external;
    }

    /** One that a fund writes to, or that can only be read, is left as it is. */
    private static boolean isSomebodys(Database database) {
        try (var connection = database.connect("quantum-trader reading")) {
            return OwnershipLock.owner(connection).isPresent() || Durability.isReadOnly(connection);
        } catch (SQLException failed) {
            throw new PostgresUnavailable(
                    "the journal's database is not usable (" + database + "): " + failed.getMessage(), failed);
        }
    }

    private static JournalAccess beside(Database database, JournalPlace place, boolean running) {
        JournalSchema.require(database);
        return new JournalAccess(database, place, running, () -> {});
    }

    private static JournalAccess started(Settings settings, JournalPlace place) {
        var server = PostgresServer.start(
                ServerSettings.in(place.embedded(), settings.home().resolve("var/programs")));
        try {
            JournalSchema.prepare(server.database());
            return new JournalAccess(server.database(), place, false, server);
        } catch (RuntimeException failed) {
            server.close();
            throw failed;
        }
    }

    Database database() {
        return database;
    }

    /** What of the journal lies beside the database. */
    JournalPlace place() {
        return place;
    }

    /** Whether somebody owned the journal when it was opened. */
    public boolean running() {
        return running;
    }

    /** Reads archive and database as one, each time as they are then. */
    JournalReader reader() {
        return new JournalReader(database, AllEvents.CATALOGUE, archive());
    }

    /** Reads archive and database as one, and as they are now: a fund that goes on meanwhile is not seen going on. */
    public JournalReader asOfNow() {
        return tell(() -> JournalReader.asOfNow(database, AllEvents.CATALOGUE, archive()));
    }

    private Archive archive() {
        return Archive.in(place.archive());
    }

    @Override
    public void close() {
        try {
            opened.close();
        } catch (Exception failed) {
            throw new LaunchFailed("the journal was not closed: " + failed.getMessage(), failed);
        }
    }
}
