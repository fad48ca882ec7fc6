package io.quantumtrader.app.drill.crash;

import io.quantumtrader.persistence.postgres.Database;
import io.quantumtrader.persistence.postgres.OwnershipLock;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * The sessions of one fund at a server that somebody else runs, told from all others by a mark.
 *
 * @param mark the name of the fund's schema; what its sessions are called
 */
record Sessions(String mark) {

    /** The same database, whose sessions carry the mark; those that write name themselves after their schema. */
    Database marked(Database database) {
        return new Database(database.url() + "&ApplicationName=" + mark, database.user(), database.password());
    }

    /** Ends all there are. */
    void end(Connection connection) throws SQLException {
        ask(
                connection,
                "select count(pg_terminate_backend(pid)) from pg_stat_activity where usename = current_user and "
                        + ours());
    }

    /** New sessions are refused until it is closed, where that is allowed and disturbs nobody else. */
    Refusal refused(Connection connection) throws SQLException {
        if (!mayRefuse(connection)) return () -> {};
        String before = ask(connection, "select datconnlimit from pg_database where datname = current_database()");
        limit(connection, "0");
        return () -> limit(connection, before);
    }

    @FunctionalInterface
    interface Refusal extends AutoCloseable {
        @Override
        void close() throws SQLException;
    }

    /** Whether the user owns the database, is bound by its limit, and nobody else is there. */
    boolean mayRefuse(Connection connection) throws SQLException {
        return ask(
                        connection,
                        "select not r.rolsuper and pg_has_role(d.datdba, 'USAGE') and not exists (select from"
                                + " pg_stat_activity a where a.datid = d.oid and a.backend_type = 'client backend'"
                                + " and a.pid <> pg_backend_pid() and not (" + ours() + "))"
                                + " from pg_roles r, pg_database d where r.rolname = current_user"
                                + " and d.datname = current_database()")
                .equals("t");
    }

    private static void limit(Connection connection, String sessions) throws SQLException {
        String name = ask(connection, "select quote_ident(current_database())");
        try (var statement = connection.createStatement()) {
            statement.execute("alter database " + name + " connection limit " + sessions);
        }
    }

    private String ours() {
        return "application_name in ('" + mark + "', '" + OwnershipLock.WRITER_NAME + " " + mark + "')";
    }

    private static String ask(Connection connection, String question) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(question)) {
            row.next();
            return row.getString(1);
        }
    }
}
