package io.quantumtrader.persistence.postgres;

import java.sql.SQLException;

/**
 * A schema of one's own in a server that somebody else runs, for a journal that is to be thrown away: of a benchmark, a drill or a
 * test. Nothing outside it is touched, and it is dropped with all it holds when it is closed.
 */
public final class OwnSchema implements AutoCloseable {

    private static final String NAME = "[a-z][a-z0-9_]{0,39}";

    private final Database whole;
    private final String name;

    private OwnSchema(Database whole, String name) {
        this.whole = whole;
        this.name = name;
    }

    /**
     * An empty one; what an earlier one of that name left is dropped.
     *
     * @param name at most 40 lower-case letters, digits and underscores: sessions are told apart by it
     * @throws PostgresUnavailable if it cannot be made
     */
    public static OwnSchema in(Database whole, String name) {
        if (!name.matches(NAME)) throw new IllegalArgumentException("name must be " + NAME + ", was " + name);
        var schema = new OwnSchema(whole, name);
        schema.execute("drop schema if exists " + name + " cascade");
        schema.execute("create schema " + name);
        return schema;
    }

    public Database database() {
        return whole.inSchema(name);
    }

    private void execute(String sql) {
        try (var connection = whole.connect("quantum-trader schema");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failed) {
            throw new PostgresUnavailable("cannot " + sql + " at " + whole + ": " + failed.getMessage(), failed);
        }
    }

    @Override
    public void close() {
        execute("drop schema if exists " + name + " cascade");
    }
}
