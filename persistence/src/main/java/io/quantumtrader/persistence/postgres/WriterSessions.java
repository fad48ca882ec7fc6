package io.quantumtrader.persistence.postgres;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * The sessions that write to the journal of a schema. They are told by their names: that of a fund alone names the schema, that of a
 * node a hash of the schema and the node. Whoever holds the journal ends those that former lives left behind: of a fund alone
 * everybody's, as nobody else may write; of a node its own and a fund's that was alone, and never those of another node.
 */
public final class WriterSessions {

    private static final String ALONE = "left('" + OwnershipLock.WRITER_NAME + " ' || current_schema(), 63)";
    private static final String OF_NODES =
            "'" + OwnershipLock.WRITER_NAME + " ' || lpad(to_hex(hashtext(current_schema())), 8, '0') || ' '";

    private static final int END_WITHIN_MS = 5_000;

    private WriterSessions() {}

    /** Gives a writing session the name by which its successor ends it. */
    public static void name(Connection connection, Hold hold) throws SQLException {
        var sql = "select set_config('application_name', " + nameOf(hold) + ", false)";
        try (var statement = connection.prepareStatement(sql)) {
            if (hold instanceof Hold.OfNode of) statement.setString(1, of.tag());
            statement.executeQuery().close();
        }
    }

    /**
     * What became of the sessions of former lives.
     *
     * @param sessions how many there were
     * @param all whether they all ended in time; what another was given it may still carry out
     */
    record Ended(long sessions, boolean all) {}

    /**
     * Ends the sessions of former lives, and not this one.
     *
     * @param patienceMs how long each is waited for
     */
    static Ended endFormer(Connection connection, Hold hold, int patienceMs) throws SQLException {
        var sql = "select count(*), coalesce(bool_and(pg_terminate_backend(pid, " + patienceMs + ")), true)"
                + " from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and "
                + former(hold);
        try (var statement = connection.prepareStatement(sql)) {
            if (hold instanceof Hold.OfNode of) statement.setString(1, of.tag());
            try (var row = statement.executeQuery()) {
                row.next();
                return new Ended(row.getLong(1), row.getBoolean(2));
            }
        }
    }

    /**
     * Ends the sessions of former lives, so that nothing of theirs lands any more; for the holder of the journal.
     *
     * @throws SQLException if one does not end in time: what it was given it may still carry out
     */
    public static void requireAlone(Connection writer, Hold hold) throws SQLException {
        if (!endFormer(writer, hold, END_WITHIN_MS).all())
            throw new SQLException("a former writing session of this journal does not end");
    }

    private static String nameOf(Hold hold) {
        return switch (hold) {
            case Hold.Alone() -> ALONE;
            case Hold.OfNode _ -> OF_NODES + " || ?";
        };
    }

    private static String former(Hold hold) {
        return switch (hold) {
            case Hold.Alone() ->
                "(application_name = " + ALONE + " or starts_with(application_name, " + OF_NODES + "))";
            case Hold.OfNode _ -> "application_name in (" + ALONE + ", " + OF_NODES + " || ?)";
        };
    }
}
