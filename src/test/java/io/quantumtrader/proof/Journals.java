package io.quantumtrader.proof;

import io.quantumtrader.app.audit.Books;
import io.quantumtrader.app.audit.Ledger;
import io.quantumtrader.app.audit.VenueBooks;
import io.quantumtrader.persistence.postgres.Database;
import io.quantumtrader.persistence.postgres.PostgresServer;
import io.quantumtrader.persistence.postgres.ServerSettings;
import java.nio.file.Path;
import java.util.function.Function;

/** Journals of data folders, of funds that run and of funds that do not. */
final class Journals {

    private Journals() {}

    /** Does something with the database of a data folder, as it runs or started for the while. */
    static <T> T reading(Path data, Path programs, Function<Database, T> work) {
        var running = PostgresServer.running(data.resolve("postgres"));
        if (running.isPresent()) return work.apply(running.get());
        try (var server = PostgresServer.start(ServerSettings.in(data.resolve("postgres"), programs))) {
            return work.apply(server.database());
        }
    }

    static Ledger ledger(Path data, Path programs) {
        return reading(data, programs, Ledger::of);
    }

    /** Compares what lies in a data folder. */
    static Books.Comparison compare(Path data, Path programs) {
        return Books.compare(ledger(data, programs), VenueBooks.of(data));
    }
}
