package io.quantumtrader.persistence.backup;

import io.quantumtrader.persistence.journal.Snapshot;
import io.quantumtrader.persistence.journal.StoredRow;
import io.quantumtrader.persistence.journal.StoredRows;
import io.quantumtrader.persistence.journal.archive.Archive;
import io.quantumtrader.persistence.journal.archive.ArchivedRows;
import io.quantumtrader.persistence.postgres.Database;
import io.quantumtrader.persistence.postgres.JournalSchema;
import io.quantumtrader.persistence.postgres.OwnershipLock;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes a backup: everything as of one moment, in one transaction that keeps no writer waiting. */
public final class BackupWriter {

    private final Source source;
    private final LongConsumer progress;
    private final StateHashes hashes = new StateHashes();
    private long events;
    private long lastPlace;

    /**
     * What is backed up besides the rows.
     *
     * @param archive folder of the journal's archive
     * @param earlier files that the database runs ahead of, by name: read before the moment
     * @param later files that run ahead of the database, by name: copied right after the moment, up to their last whole line
     * @param program who writes this
     * @param notes for whoever restores
     */
    public record Source(
            Database database,
            Path archive,
            SortedMap<String, byte[]> earlier,
            SortedMap<String, Path> later,
            String program,
            List<String> notes) {
        public Source {
            earlier = new TreeMap<>(earlier);
            later = new TreeMap<>(later);
            notes = List.copyOf(notes);
        }
    }

    private BackupWriter(Source source, LongConsumer progress) {
        this.source = source;
        this.progress = progress;
    }

    /**
     * Writes to a new file, which appears when it is whole.
     *
     * @param progress told the number of rows written so far
     */
    public static Manifest write(Source source, Path file, LongConsumer progress) throws SQLException, IOException {
        if (Files.exists(file))
            throw new FileAlreadyExistsException(file.toString(), null, "a backup is never replaced");
        var half = file.resolveSibling(file.getFileName() + ".partial");
        Files.deleteIfExists(half);
        Files.createFile(half, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            var manifest = new BackupWriter(source, progress).write(half);
            force(half);
            Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
            return manifest;
        } finally {
            Files.deleteIfExists(half);
        }
    }

    private static void force(Path file) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    private Manifest write(Path file) throws SQLException, IOException {
        var journal = JournalSchema.identity(source.database());
        try (var snapshot = Snapshot.of(source.database(), "quantum-trader backup");
                var zip = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(file), 1 << 16))) {
            var connection = snapshot.connection();
            var parts = new Parts(zip);
            for (var later : source.later().entrySet()) {
                parts.add(later.getKey(), WholeLines.of(later.getValue())::copyTo);
            }
            for (var earlier : source.earlier().entrySet())
                parts.add(earlier.getKey(), out -> out.write(earlier.getValue()));
            var archived = Archive.in(source.archive()).asOf(connection);
            for (var segment : archived.segments()) {
                segment.verify();
                parts.add("archive/" + segment.entry().file(), segment::copyTo);
            }
            parts.add("archive.csv", out -> segments(archived, out));
            takeArchived(archived);
            parts.add("journal.csv", out -> rows(connection, archived.cut(), out));
            int seals = count(connection);
            parts.add("seals.csv", out -> seals(connection, out));
            var manifest = new Manifest(
                    Manifest.FORMAT,
                    Manifest.VERSION,
                    Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                    journal.toString(),
                    source.program(),
                    schema(connection),
                    OwnershipLock.owner(connection).isPresent(),
                    events,
                    lastPlace,
                    seals,
                    hashes.hash(),
                    parts.written(),
                    source.notes());
            zip.putNextEntry(new ZipEntry(Manifest.NAME));
            zip.write(manifest.write());
            zip.closeEntry();
            return manifest;
        }
    }

    private static void segments(ArchivedRows archived, OutputStream out) throws IOException {
        for (var segment : archived.segments())
            out.write(CsvRows.line(segment.entry()).getBytes(StandardCharsets.UTF_8));
    }

    private void takeArchived(ArchivedRows archived) throws IOException {
        var rows = archived.after(0);
        for (var row = rows.next(); row.isPresent(); row = rows.next()) taken(row.get());
    }

    /** Those rows of the table too that are archived: the last ones of their ids. */
    private void rows(Connection connection, long cut, OutputStream out) throws SQLException, IOException {
        try {
            StoredRows.between(connection, 0, Long.MAX_VALUE, stored -> row(stored, cut, out));
        } catch (UncheckedIOException unwritten) {
            throw unwritten.getCause();
        }
    }

    private void row(StoredRow stored, long cut, OutputStream out) {
        try {
            out.write(CsvRows.line(stored).getBytes(StandardCharsets.UTF_8));
            if (stored.ordering() > cut) taken(stored);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void taken(StoredRow stored) throws IOException {
        hashes.take(stored.row());
        lastPlace = Math.max(lastPlace, stored.ordering());
        progress.accept(++events);
    }

    private static int count(Connection connection) throws SQLException {
        return (int) number(connection, "select count(*) from journal_seal");
    }

    private static void seals(Connection connection, OutputStream out) throws SQLException, IOException {
        var sql = "select number, sealed_at_ms, to_ordering, events, previous::text, root::text from journal_seal"
                + " order by number";
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            while (row.next()) {
                var line = String.join(
                        ",",
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6));
                out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private static String schema(Connection connection) throws SQLException {
        return Long.toString(number(
                connection,
                "select coalesce(max(version::bigint), 0) from " + JournalSchema.HISTORY + " where success"));
    }

    private static long number(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
