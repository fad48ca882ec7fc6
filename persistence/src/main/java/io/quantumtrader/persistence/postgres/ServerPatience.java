package io.quantumtrader.persistence.postgres;

import java.sql.Connection;
import java.sql.SQLException;

/** How long the server keeps a session whose other end says nothing any more. */
final class ServerPatience {

    private ServerPatience() {}

    /**
     * The session, and with it its locks, ends within about 15 s once the machine at its other end is gone or cut off; by itself a
     * server waits for hours. A process that only stands still keeps it, as its machine answers.
     */
    static void withSilentPeers(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("set tcp_keepalives_idle = 5; set tcp_keepalives_interval = 2;"
                    + " set tcp_keepalives_count = 5; set tcp_user_timeout = 15000");
        }
    }
}
