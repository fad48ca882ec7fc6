package io.quantumtrader.app.bench;

import io.quantumtrader.app.launch.LaunchFailed;
import io.quantumtrader.persistence.postgres.Database;
import io.quantumtrader.persistence.postgres.JournalSchema;
import io.quantumtrader.persistence.postgres.PostgresServer;
import io.quantumtrader.persistence.postgres.ServerSettings;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;

/** A journal to be written to and thrown away: in a server of its own, or in a schema of its own of one that is given. */
final class BenchDatabase implements AutoCloseable {

    private static final String SCHEMA = "quantum_trader_bench";

    private final Optional<PostgresServer> server;
    private final Database database;

    private BenchDatabase(Optional<PostgresServer> server, Database database) {
        this.server = server;
        this.database = database;
        JournalSchema.prepare(database);
    }

    /**
     * Opens one.
     *
     * @param given a server that somebody else runs; empty for the embedded one
     * @param folder of the embedded server
     */
    static BenchDatabase open(Optional<Database> given, Path folder, Path programs) {
        if (given.isEmpty()) {
            var server = PostgresServer.start(ServerSettings.in(folder.resolve("postgres"), programs));
            return new BenchDatabase(Optional.of(server), server.database());
        }
        var whole = given.get();
        execute(whole, "drop schema if exists " + SCHEMA + " cascade");
        String joint = whole.url().contains("?") ? "&" : "?";
        return new BenchDatabase(
                Optional.empty(),
                new Database(whole.url() + joint + "currentSchema=" + SCHEMA, whole.user(), whole.password()));
    }

    Database database() {
        return database;
    }

    /** What is measured against: name and version of the server. */
    String server() {
        try (var connection = database.connect("bench")) {
            var about = connection.getMetaData();
            return about.getDatabaseProductName() + " " + about.getDatabaseProductVersion()
                    + (server.isPresent() ? ", embedded" : ", given");
        } catch (SQLException failed) {
            throw new LaunchFailed("the database does not answer: " + failed.getMessage(), failed);
        }
    }

    private static void execute(Database database, String sql) {
        try (var connection = database.connect("bench");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failed) {
            throw new LaunchFailed("the database cannot be used: " + failed.getMessage(), failed);
        }
    }

    @Override
    public void close() {
        if (server.isEmpty()) execute(database, "drop schema if exists " + SCHEMA + " cascade");
        server.ifPresent(PostgresServer::close);
    }
}
