package io.quantumtrader.app.doctor;

import io.quantumtrader.app.config.JournalSection;
import io.quantumtrader.persistence.postgres.Database;
import io.quantumtrader.persistence.postgres.Durability;
import io.quantumtrader.persistence.postgres.PostgresServer;
import io.quantumtrader.persistence.postgres.PostgresUnavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The database of a fund: whether it runs, answers, and keeps what it acknowledges. */
final class Postgres {

    private static final String CLUSTER = "data/PG_VERSION";
    private static final int DEPTH = 3;

    private Postgres() {}

    static List<Finding> examine(Path data, Optional<Database> external, InstantSource now) {
        try {
            Optional<Path> root = root(data);
            if (root.isEmpty() && external.isPresent())
                return asked(
                        external.get(),
                        now,
                        "correct journal.url and journal.user, and the password in " + JournalSection.PASSWORD,
                        "correct the settings of that server");
            if (root.isEmpty()) return List.of(Finding.ok("database", "none yet, made by the first ./qt up"));
            return PostgresServer.running(root.get())
                    .map(database -> asked(
                            database,
                            now,
                            "stop the fund and start it again; its log is server.log beside the data",
                            "remove the overrides of the server"))
                    .orElseGet(() -> List.of(Finding.ok("database", "not running, started by ./qt up")));
        } catch (IOException | PostgresUnavailable failure) {
            return List.of(Finding.fail(
                    "database",
                    String.valueOf(failure.getMessage()),
                    "a folder that can be read",
                    "make the folder readable"));
        }
    }

    private static List<Finding> asked(Database database, InstantSource now, String ifSilent, String ifUnsafe) {
        try (Connection connection = database.connect("doctor")) {
            Durability.require(connection);
            return List.of(
                    Finding.ok("database", "answers at " + database.url(), "answers, durable"), clock(connection, now));
        } catch (SQLException silent) {
            return List.of(Finding.fail(
                    "database",
                    database.url() + " does not answer: " + silent.getMessage(),
                    "answers, durable",
                    ifSilent));
        } catch (PostgresUnavailable unsafe) {
            return List.of(Finding.fail("database", String.valueOf(unsafe.getMessage()), "answers, durable", ifUnsafe));
        }
    }

    private static Finding clock(Connection connection, InstantSource now) throws SQLException {
        try (var statement = connection.createStatement()) {
            var before = now.instant();
            try (var found = statement.executeQuery("select extract(epoch from clock_timestamp())")) {
                found.next();
                var theirs = Instant.ofEpochMilli(Math.round(found.getDouble(1) * 1e3));
                return Clocks.compared("database", Clocks.between(before, now.instant()), theirs, Duration.ZERO);
            }
        }
    }

    /** The folder of the server: the one above its cluster. */
    private static Optional<Path> root(Path data) throws IOException {
        if (!Files.exists(data)) return Optional.empty();
        try (Stream<Path> files = Files.find(data, DEPTH, (path, file) -> path.endsWith(CLUSTER))) {
            return files.findFirst().map(version -> version.resolve("../..").normalize());
        }
    }
}
