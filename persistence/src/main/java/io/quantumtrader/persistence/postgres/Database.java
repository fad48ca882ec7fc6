package io.quantumtrader.persistence.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/**
 * Where the journal lives and how to log in. Its text form leaves the password out.
 *
 * @param url JDBC URL, e.g. {@code jdbc:postgresql://127.0.0.1:41234/postgres}; may name a schema as {@code currentSchema}
 */
public record Database(String url, String user, String password) {

    /** A new connection, visible under this name in {@code pg_stat_activity}; the caller closes it. */
    public Connection connect(String applicationName) throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("ApplicationName", applicationName);
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("loginTimeout", "10");
        properties.setProperty("socketTimeout", "60");
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("reWriteBatchedInserts", "true");
        return DriverManager.getConnection(url, properties);
    }

    /** The same database, whose tables stand in that schema; {@link JournalSchema} makes it where it is absent. */
    public Database inSchema(String schema) {
        String plain = url.replaceAll("([?&])currentSchema=[^&]*&", "$1").replaceAll("[?&]currentSchema=[^&]*$", "");
        return new Database(plain + (plain.contains("?") ? "&" : "?") + "currentSchema=" + schema, user, password);
    }

    @Override
    public String toString() {
        return "Database[" + url + " as " + user + "]";
    }
}
