package io.quantumtrader.app.bench;

import io.quantumtrader.app.launch.LaunchFailed;
import io.quantumtrader.persistence.postgres.Database;
import io.quantumtrader.persistence.postgres.JournalSchema;
import io.quantumtrader.persistence.postgres.OwnSchema;
import io.quantumtrader.persistence.postgres.PostgresServer;
import io.quantumtrader.persistence.postgres.PostgresUnavailable;
import io.quantumtrader.persistence.postgres.ServerSettings;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;

/** A journal to be written to and thrown away: in a server of its own, or in a schema of its own of one that is given. */
public final class BenchDatabase implements AutoCloseable {

    private static final String SCHEMA = "quantum_trader_bench_";

    private final Database database;
    private final boolean embedded;
    private final Runnable leave;

    private BenchDatabase(Database database, boolean embedded, Runnable leave) {
        this.database = database;
        this.embedded = embedded;
        this.leave = leave;
    }

    /**
     * Opens one, with the tables of a journal.
     *
     * @param given a server that somebody else runs; empty for the embedded one
     * @param folder of the embedded server
     */
    static BenchDatabase open(Optional<Database> given, Path folder, Path programs) {
        var bench = given.map(server -> empty(server, "writes")).orElseGet(() -> embedded(folder, programs));
        JournalSchema.prepare(bench.database);
        return bench;
    }

    /** An empty one in a server that somebody else runs, whose schema is named after its purpose. */
    public static BenchDatabase empty(Database given, String purpose) {
        try {
            var schema = OwnSchema.in(given, SCHEMA + purpose);
            return new BenchDatabase(schema.database(), false, schema::close);
        } catch (PostgresUnavailable failed) {
            throw new LaunchFailed(String.valueOf(failed.getMessage()), failed);
        }
    }

    private static BenchDatabase embedded(Path folder, Path programs) {
        var server = PostgresServer.start(ServerSettings.in(folder.resolve("postgres"), programs));
        return new BenchDatabase(server.database(), true, server::close);
    }

    public Database database() {
        return database;
    }

    /** What is measured against: name and version of the server. */
    String server() {
        return server(database) + (embedded ? ", embedded" : ", given");
    }

    /** Name and version of a server. */
    public static String server(Database database) {
        try (var connection = database.connect("bench")) {
            var about = connection.getMetaData();
            return about.getDatabaseProductName() + " " + about.getDatabaseProductVersion();
        } catch (SQLException failed) {
            throw new LaunchFailed("the database does not answer: " + failed.getMessage(), failed);
        }
    }

    @Override
    public void close() {
        leave.run();
    }
}
