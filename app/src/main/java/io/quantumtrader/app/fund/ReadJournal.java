package io.quantumtrader.app.fund;

import io.quantumtrader.app.config.JournalSection;
import io.quantumtrader.app.config.Settings;
import io.quantumtrader.app.launch.LaunchFailed;
import io.quantumtrader.persistence.postgres.Database;
import io.quantumtrader.persistence.postgres.JournalSchema;
import io.quantumtrader.persistence.postgres.PostgresServer;
import io.quantumtrader.persistence.postgres.PostgresUnavailable;
import io.quantumtrader.persistence.postgres.ServerSettings;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A journal that is only read, beside the fund that owns it: no lock is taken and no table renewed. An embedded server that does
 * not run is started for the while.
 */
final class ReadJournal implements AutoCloseable {

    private final JournalPlace place;
    private final Database database;
    private final Optional<PostgresServer> started;

    private ReadJournal(JournalPlace place, Database database, Optional<PostgresServer> started) {
        this.place = place;
        this.database = database;
        this.started = started;
    }

    /** The embedded journal of that folder, where there is one, else the one that the settings name. */
    static ReadJournal of(Settings settings, Path data) {
        var place = new JournalPlace(data);
        try {
            return place.isEmbedded() ? embedded(settings, place) : external(settings, place);
        } catch (PostgresUnavailable failed) {
            throw new LaunchFailed(String.valueOf(failed.getMessage()), failed);
        }
    }

    private static ReadJournal embedded(Settings settings, JournalPlace place) {
        var running = PostgresServer.running(place.embedded());
        if (running.isPresent()) return beside(place, running.get());
        var server = PostgresServer.start(
                ServerSettings.in(place.embedded(), settings.home().resolve("var/programs")));
        try {
            JournalSchema.prepare(server.database());
            return new ReadJournal(place, server.database(), Optional.of(server));
        } catch (RuntimeException failed) {
            server.close();
            throw failed;
        }
    }

    private static ReadJournal external(Settings settings, JournalPlace place) {
        var database = JournalSection.read(settings.section("journal")).external();
        if (database.isEmpty())
            throw new LaunchFailed(place.data() + " holds no journal, and quantum-trader.journal.url names none");
        return beside(place, database.get());
    }

    private static ReadJournal beside(JournalPlace place, Database database) {
        JournalSchema.require(database);
        return new ReadJournal(place, database, Optional.empty());
    }

    JournalPlace place() {
        return place;
    }

    Database database() {
        return database;
    }

    @Override
    public void close() {
        started.ifPresent(PostgresServer::close);
    }
}
