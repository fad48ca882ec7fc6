package io.quantumtrader.persistence.postgres;

import java.sql.SQLException;

/** Where the engine of a cluster keeps what it remembers for itself: in a schema of its own beside the journal's. */
public final class EngineSchema {

    private static final String NAME = "engine";
    private static final int LONGEST_PREFIX = 63 - NAME.length() - 1;

    private EngineSchema() {}

    /**
     * {@code engine} beside a journal in {@code public}, {@code NAME_engine} beside one in another schema: clusters that share a
     * database do not share what they remember.
     *
     * @throws PostgresUnavailable if the schema of the journal cannot be asked for, or its name is too long
     */
    public static Database beside(Database journal) {
        try (var connection = journal.connect("quantum-trader schema");
                var statement = connection.createStatement();
                var row = statement.executeQuery("select current_schema()")) {
            row.next();
            String schema = String.valueOf(row.getString(1));
            if (schema.length() > LONGEST_PREFIX || !schema.matches("[a-z_][a-z0-9_]*"))
                throw new PostgresUnavailable("the schema of a cluster's journal is named by at most " + LONGEST_PREFIX
                        + " lower-case letters, digits and underscores, was " + schema);
            return journal.inSchema(schema.equals("public") ? NAME : schema + "_" + NAME);
        } catch (SQLException failed) {
            throw new PostgresUnavailable("cannot ask " + journal + " for its schema: " + failed.getMessage(), failed);
        }
    }
}
