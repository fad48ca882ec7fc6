package io.quantumtrader.persistence.backup;

import io.quantumtrader.persistence.journal.Snapshot;
import io.quantumtrader.persistence.journal.StoredRows;
import io.quantumtrader.persistence.journal.archive.Archive;
import io.quantumtrader.persistence.postgres.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import org.postgresql.PGConnection;

/** Brings the rows of a backup into an empty database: all of them or none. */
public final class JournalRestore {

    private JournalRestore() {}

    /** Whether a database with the tables of a journal holds nothing. */
    public static boolean isEmpty(Database database) throws SQLException {
        var sql = "select not exists (select from event_journal) and not exists (select from journal_seal)"
                + " and not exists (select from journal_archive)";
        try (var connection = database.connect("quantum-trader restore");
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getBoolean(1);
        }
    }

    /** Fills an empty database; its journal has the identity of the one that was backed up from then on. */
    public static void into(Database database, BackupFile backup) throws SQLException, IOException {
        try (var connection = database.connect("quantum-trader restore")) {
            connection.setAutoCommit(false);
            copy(connection, backup, "journal.csv", "event_journal (" + CsvRows.COLUMNS + ")");
            copy(
                    connection,
                    backup,
                    "seals.csv",
                    "journal_seal (number, sealed_at_ms, to_ordering, events, previous, root)");
            copy(
                    connection,
                    backup,
                    "archive.csv",
                    "journal_archive (number, file, from_ordering, to_ordering, events, bytes, sha256, archived_at_ms)");
            identify(connection, UUID.fromString(backup.manifest().journal()));
            goOnBehind(connection, backup.manifest().lastPlace());
            connection.commit();
        }
    }

    private static void copy(Connection connection, BackupFile backup, String part, String table)
            throws SQLException, IOException {
        try (var in = backup.part(part)) {
            connection.unwrap(PGConnection.class).getCopyAPI().copyIn("copy " + table + " from stdin (format csv)", in);
        }
    }

    private static void identify(Connection connection, UUID journal) throws SQLException {
        try (var statement = connection.prepareStatement("update journal_identity set id = ?")) {
            statement.setObject(1, journal);
            statement.executeUpdate();
        }
    }

    private static void goOnBehind(Connection connection, long place) throws SQLException {
        if (place == 0) return;
        try (var statement =
                connection.prepareStatement("select setval(pg_get_serial_sequence('event_journal', 'ordering'), ?)")) {
            statement.setLong(1, place);
            statement.execute();
        }
    }

    /** What a journal adds up to, read from its database and its archive. */
    public static String stateHash(Database database, Path archive) throws SQLException, IOException {
        var hashes = new StateHashes();
        try (var snapshot = Snapshot.of(database, "quantum-trader restore")) {
            var archived = Archive.in(archive).asOf(snapshot.connection());
            var rows = archived.after(0);
            for (var row = rows.next(); row.isPresent(); row = rows.next())
                hashes.take(row.get().row());
            StoredRows.between(snapshot.connection(), archived.cut(), Long.MAX_VALUE, stored -> {
                try {
                    hashes.take(stored.row());
                } catch (IOException unreadable) {
                    throw new UncheckedIOException(unreadable);
                }
            });
        } catch (UncheckedIOException unreadable) {
            throw unreadable.getCause();
        }
        return hashes.hash();
    }
}
