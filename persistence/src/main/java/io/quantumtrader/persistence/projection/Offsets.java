package io.quantumtrader.persistence.projection;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** How far each projection came: table {@code view_offset}, written with the rows that it speaks of. */
final class Offsets {

    private static final String MIGRATIONS = "/io/quantumtrader/persistence/migration/";
    /** The migrations that make the tables; they may run again and make what is missing. */
    private static final List<String> TABLES = List.of("V3__projections.sql", "V6__decided.sql");

    /**
     * One row.
     *
     * @param ordering place of the last event that is in the tables
     */
    record Offset(int version, long ordering) {}

    private Offsets() {}

    /** The offset, held against others until the transaction ends. */
    static Optional<Offset> locked(Connection connection, String projection) throws SQLException {
        var sql = "select version, ordering from view_offset where name = ? for update";
        try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, projection);
            try (var row = statement.executeQuery()) {
                return row.next() ? Optional.of(new Offset(row.getInt(1), row.getLong(2))) : Optional.empty();
            }
        }
    }

    static Map<String, Offset> all(Connection connection) throws SQLException {
        var found = new LinkedHashMap<String, Offset>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select name, version, ordering from view_offset order by name")) {
            while (rows.next()) found.put(rows.getString(1), new Offset(rows.getInt(2), rows.getLong(3)));
        }
        return found;
    }

    static void set(Connection connection, String projection, Offset offset) throws SQLException {
        var sql = "insert into view_offset (name, version, ordering) values (?, ?, ?)"
                + " on conflict (name) do update set version = excluded.version, ordering = excluded.ordering";
        try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, projection);
            statement.setInt(2, offset.version());
            statement.setLong(3, offset.ordering());
            statement.executeUpdate();
        }
    }

    /** Forgets how far a projection came: whoever leads makes it anew. */
    static void forget(Connection connection, String projection) throws SQLException {
        try (var statement = connection.prepareStatement("delete from view_offset where name = ?")) {
            statement.setString(1, projection);
            statement.executeUpdate();
        }
    }

    /** Throws away everything that a projection wrote. */
    static void empty(Connection connection, Projection projection) throws SQLException {
        try (var statement = connection.createStatement()) {
            for (var table : projection.tables()) statement.executeUpdate("delete from " + table);
        }
    }

    /** Makes the tables that are not there. */
    static void makeTables(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            for (String file : TABLES) statement.execute(script(file));
        }
    }

    private static String script(String file) {
        try (var content = Objects.requireNonNull(Offsets.class.getResourceAsStream(MIGRATIONS + file), file)) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
