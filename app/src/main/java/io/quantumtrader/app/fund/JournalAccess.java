package io.quantumtrader.app.fund;

import io.quantumtrader.app.config.JournalSection;
import io.quantumtrader.app.config.Settings;
import io.quantumtrader.app.launch.LaunchFailed;
import io.quantumtrader.persistence.catalogue.AllEvents;
import io.quantumtrader.persistence.journal.JournalReader;
import io.quantumtrader.persistence.journal.SpoolRecovery;
import io.quantumtrader.persistence.journal.archive.Archive;
import io.quantumtrader.persistence.postgres.Database;
import io.quantumtrader.persistence.postgres.Durability;
import io.quantumtrader.persistence.postgres.OwnershipLock;
import io.quantumtrader.persistence.postgres.PostgresServer;
import io.quantumtrader.persistence.postgres.PostgresUnavailable;
import java.nio.file.Path;
import java.sql.SQLException;

/**
 * A journal to be read: that of a fund that runs, which is not disturbed, or that of one that does not; then its embedded
 * database is started for the while, and what waits in its spool is brought over.
 *
 * @param place of what lies beside the database
 * @param running whether somebody else runs the database
 */
record JournalAccess(Database database, JournalPlace place, boolean running, AutoCloseable opened)
        implements AutoCloseable {

    /** The embedded journal of that folder, where there is one, else the one that the settings name. */
    static JournalAccess open(Settings settings, Path data) {
        var place = new JournalPlace(data);
        try {
            if (!place.isEmbedded()) return external(settings, place);
            var running = PostgresServer.running(place.embedded());
            if (running.isPresent()) return new JournalAccess(running.get(), place, true, () -> {});
            return owned(Storage.embedded(settings, data, () -> {}), place);
        } catch (PostgresUnavailable failed) {
            throw new LaunchFailed(String.valueOf(failed.getMessage()), failed);
        }
    }

    /** One that a fund writes to, or that can only be read, is left as it is. */
    private static JournalAccess external(Settings settings, JournalPlace place) {
        var database = JournalSection.read(settings.section("journal"))
                .external()
                .orElseThrow(() -> new LaunchFailed(
                        "there is no journal in " + place.data() + ", and quantum-trader.journal.url names none"));
        if (isSomebodys(database)) return new JournalAccess(database, place, true, () -> {});
        return owned(Storage.open(settings, place.data(), () -> {}), place);
    }

    private static JournalAccess owned(Storage storage, JournalPlace place) {
        try {
            SpoolRecovery.bringOver(storage.database(), storage.spool());
            return new JournalAccess(storage.database(), place, false, storage);
        } catch (RuntimeException failed) {
            storage.close();
            throw failed;
        }
    }

    private static boolean isSomebodys(Database database) {
        try (var connection = database.connect("quantum-trader reading")) {
            return OwnershipLock.owner(connection).isPresent() || Durability.isReadOnly(connection);
        } catch (SQLException failed) {
            throw new PostgresUnavailable(
                    "the journal's database is not usable (" + database + "): " + failed.getMessage(), failed);
        }
    }

    /** Reads archive and database as one. */
    JournalReader reader() {
        return new JournalReader(database, AllEvents.CATALOGUE, Archive.in(place.archive()));
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
