package io.quantumtrader.persistence.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an advisory lock is taken on, within one schema of a database. The session that took it holds it until it gives it back or
 * ends.
 *
 * @param what stands before the schema's name in the text that is hashed
 */
record AdvisoryKey(String what) {

    private static final String KEY = "hashtext(? || ' ' || current_schema())";

    private static final String HOLDING = "pg_locks l join pg_stat_activity a on a.pid = l.pid"
            + " where l.locktype = 'advisory' and l.granted and l.objsubid = 2"
            + " and (l.classid::bigint, l.objid::bigint) = (0, " + KEY + "::bigint & 4294967295)"
            + " and l.database = (select oid from pg_database where datname = current_database())";

    /** That of a journal: a journal is what stands in one schema. */
    static AdvisoryKey ofJournal() {
        return new AdvisoryKey("quantum-trader");
    }

    /** That of a node's name. */
    static AdvisoryKey ofNode(String node) {
        return new AdvisoryKey("quantum-trader node " + node);
    }

    /** That of work which one process at a time does. */
    static AdvisoryKey ofTurn(String work) {
        return new AdvisoryKey("quantum-trader turn " + work);
    }

    boolean tryExclusive(Connection connection) throws SQLException {
        return "t".equals(ask(connection, "select pg_try_advisory_lock(0, " + KEY + ")"));
    }

    boolean tryShared(Connection connection) throws SQLException {
        return "t".equals(ask(connection, "select pg_try_advisory_lock_shared(0, " + KEY + ")"));
    }

    /** Who holds it, by the names of their sessions; empty for nobody. */
    Optional<String> holders(Connection connection) throws SQLException {
        String found = ask(
                connection,
                "select string_agg(concat_ws(', ', coalesce(a.application_name, 'another user of the database'),"
                        + " 'since ' || date_trunc('second', a.backend_start), 'database session ' || a.pid), '; '"
                        + " order by a.backend_start) from " + HOLDING);
        return Optional.ofNullable(found);
    }

    /**
     * Ends those who hold it and have asked the server for nothing for so long; whoever holds a lock for a while asks more often.
     * How many there were. A session whose silence the server does not tell is left alone.
     */
    long endSilent(Connection connection, int seconds) throws SQLException {
        String ended = ask(
                connection,
                "select count(pg_terminate_backend(a.pid, 5000)) from " + HOLDING + " and a.state_change < now()"
                        + " - make_interval(secs => " + seconds + ")");
        return ended == null ? 0 : Long.parseLong(ended);
    }

    private @Nullable String ask(Connection connection, String question) throws SQLException {
        try (var statement = connection.prepareStatement(question)) {
            statement.setString(1, what);
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }
}
