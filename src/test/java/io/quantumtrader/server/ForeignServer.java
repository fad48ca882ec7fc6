package io.quantumtrader.server;

import io.quantumtrader.persistence.postgres.Database;
import io.quantumtrader.persistence.postgres.PostgresServer;
import io.quantumtrader.persistence.postgres.ServerSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;

/**
 * A server as somebody else runs it: a fund knows its URL and a user, who owns one database and is no superuser. The one that the
 * environment names, else one that is started for the test.
 */
public final class ForeignServer implements AutoCloseable {

    private static final String NAME = "fund";

    private final Database database;
    private final Optional<PostgresServer> started;

    private ForeignServer(Database database, Optional<PostgresServer> started) {
        this.database = database;
        this.started = started;
    }

    /** Opens one; a server that is started lies in that folder and lets its user in from this machine without a password. */
    public static ForeignServer open(Path folder, Path programs) throws IOException, SQLException {
        if (TestServer.given().isPresent())
            return new ForeignServer(TestServer.given().get(), Optional.empty());
        var settings = ServerSettings.in(folder, programs);
        try (var made = PostgresServer.start(settings);
                var connection = made.database().connect("test");
                var statement = connection.createStatement()) {
            statement.execute("create role " + NAME + " login");
            statement.execute("create database " + NAME + " owner " + NAME);
        }
        var rules = folder.resolve("data").resolve("pg_hba.conf");
        Files.writeString(rules, "host " + NAME + " " + NAME + " 127.0.0.1/32 trust\n" + Files.readString(rules));
        var server = PostgresServer.start(settings);
        String url = server.database().url().replace("/postgres?", "/" + NAME + "?");
        return new ForeignServer(new Database(url, NAME, ""), Optional.of(server));
    }

    public Database database() {
        return database;
    }

    @Override
    public void close() {
        started.ifPresent(PostgresServer::close);
    }
}
