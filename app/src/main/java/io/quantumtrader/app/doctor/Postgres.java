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
import java.util.Optional;
import java.util.stream.Stream;

/** The database of a fund: whether it runs, answers, and keeps what it acknowledges. */
final class Postgres {

    private static final String CLUSTER = "data/PG_VERSION";
    private static final int DEPTH = 3;

    private Postgres() {}

    static Finding examine(Path data, Optional<Database> external) {
        try {
            Optional<Path> root = root(data);
            if (root.isEmpty() && external.isPresent()) return external(external.get());
            if (root.isEmpty()) return Finding.ok("database", "none yet, made by the first ./qt up");
            return PostgresServer.running(root.get())
                    .map(Postgres::running)
                    .orElseGet(() -> Finding.ok("database", "not running, started by ./qt up"));
        } catch (IOException | PostgresUnavailable failure) {
            return Finding.fail("database", String.valueOf(failure.getMessage()), "make the folder readable");
        }
    }

    private static Finding external(Database database) {
        try (Connection connection = database.connect("doctor")) {
            Durability.require(connection);
            return Finding.ok("database", "answers at " + database.url() + ", durable");
        } catch (SQLException silent) {
            return Finding.fail(
                    "database",
                    database.url() + " does not answer: " + silent.getMessage(),
                    "correct journal.url and journal.user, and the password in " + JournalSection.PASSWORD);
        } catch (PostgresUnavailable unsafe) {
            return Finding.fail("database", String.valueOf(unsafe.getMessage()), "correct the settings of that server");
        }
    }

    private static Finding running(Database database) {
        try (Connection connection = database.connect("doctor")) {
            Durability.require(connection);
            return Finding.ok("database", "answers at " + database.url() + ", durable");
        } catch (SQLException silent) {
            return Finding.fail(
                    "database",
                    database.url() + " does not answer: " + silent.getMessage(),
                    "stop the fund and start it again; its log is server.log beside the data");
        } catch (PostgresUnavailable unsafe) {
            return Finding.fail("database", String.valueOf(unsafe.getMessage()), "remove the overrides of the server");
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
