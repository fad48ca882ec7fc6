package io.quantumtrader.persistence.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * A decision record may only be kept by a server that does not lose what it acknowledged. The settings are read back
 * from the running server, in a session like the journal's own, never assumed.
 */
public final class Durability {

    private Durability() {}

    /** Throws {@link PostgresUnavailable} naming every setting that is not as it must be. */
    public static void require(Connection connection) throws SQLException {
        var wrong = new ArrayList<String>();
        expect(connection, "fsync", List.of("on"), wrong);
        expect(connection, "full_page_writes", List.of("on"), wrong);
        expect(connection, "synchronous_commit", List.of("on", "local", "remote_write", "remote_apply"), wrong);
        expect(connection, "transaction_read_only", List.of("off"), wrong);
        if (!wrong.isEmpty()) {
            throw new PostgresUnavailable(
                    "the database would lose acknowledged decisions and is refused: " + String.join(", ", wrong));
        }
    }

    /** Whether nothing can be written in such a session, as on a standby. */
    public static boolean isReadOnly(Connection connection) throws SQLException {
        return show(connection, "transaction_read_only").equals("on");
    }

    private static void expect(Connection connection, String setting, List<String> allowed, List<String> wrong)
            throws SQLException {
        var value = show(connection, setting);
        if (!allowed.contains(value)) wrong.add(setting + " is " + value + ", must be " + allowed.getFirst());
    }

    /** The value of a setting in force for this session. */
    static String show(Connection connection, String setting) throws SQLException {
        try (var statement = connection.prepareStatement("select current_setting(?)")) {
            statement.setString(1, setting);
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }
}
