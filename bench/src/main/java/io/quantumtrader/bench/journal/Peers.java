package io.quantumtrader.bench.journal;

import io.quantumtrader.persistence.postgres.Database;
import io.quantumtrader.persistence.postgres.JournalSchema;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Objects;

/** The tables that pekko-persistence-jdbc writes: those of our journal before it had chains, in a schema of their own. */
final class Peers {

    private static final String TABLES = "/io/quantumtrader/persistence/migration/V1__journal.sql";

    private Peers() {}

    static Database tables(Database database) throws SQLException, IOException {
        try (var script = Objects.requireNonNull(JournalSchema.class.getResourceAsStream(TABLES));
                var connection = database.connect("bench");
                var statement = connection.createStatement()) {
            statement.execute("create schema if not exists peer; set search_path = peer");
            statement.execute(new String(script.readAllBytes(), StandardCharsets.UTF_8));
        }
        return new Database(database.url() + "&currentSchema=peer", database.user(), database.password());
    }
}
