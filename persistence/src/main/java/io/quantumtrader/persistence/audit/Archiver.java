package io.quantumtrader.persistence.audit;

import io.quantumtrader.persistence.journal.Snapshot;
import io.quantumtrader.persistence.journal.StoredRow;
import io.quantumtrader.persistence.journal.StoredRows;
import io.quantumtrader.persistence.journal.archive.Archive;
import io.quantumtrader.persistence.journal.archive.RowsByPlace;
import io.quantumtrader.persistence.journal.archive.Segment;
import io.quantumtrader.persistence.journal.archive.SegmentEntry;
import io.quantumtrader.persistence.journal.archive.SegmentWriter;
import io.quantumtrader.persistence.postgres.Database;
import io.quantumtrader.persistence.postgres.JournalSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.LongConsumer;

/**
 * Moves old sealed rows from the table into files. Only whole seals go, and only where they still fit what they cover. A file is
 * written, forced, read again and compared with the table before the database names it, and rows are removed only after that: they
 * may stand in both, never in neither. The last row of an id stays in the table, so that its number and its chain are known there.
 * For the owner of the journal; of two that run at once for a moment the one that is overtaken fails and changes nothing.
 */
public final class Archiver {

    private static final int BATCH = 2_000;
    private static final String HALF = ".new";
    private static final String REMOVE = "delete from event_journal where ordering in (select j.ordering"
            + " from event_journal j where j.ordering > ? and j.ordering <= ? and exists (select from event_journal n"
            + " where n.persistence_id = j.persistence_id and n.sequence_number = j.sequence_number + 1)"
            + " order by j.ordering limit " + BATCH + ") returning ordering";

    private final Database database;
    private final Path folder;
    private final long segmentEvents;
    private final UUID journal;

    /**
     * What was done.
     *
     * @param segments files made
     * @param events rows in them
     * @param removed rows taken out of the table, those that a former run had left included
     * @param bytes of the files
     */
    public record Moved(int segments, long events, long removed, long bytes) {
        Moved plus(SegmentEntry made) {
            return new Moved(segments + 1, events + made.events(), removed, bytes + made.bytes());
        }

        Moved removing(long more) {
            return new Moved(segments, events, removed + more, bytes);
        }
    }

    /** An archiver of one journal with its files in that folder, 100 000 rows to a file. */
    public Archiver(Database database, Path folder) {
        this(database, folder, 100_000);
    }

    /**
     * The same with files of another size.
     *
     * @param segmentEvents rows of a file at which no further seal is added
     */
    Archiver(Database database, Path folder, long segmentEvents) {
        this.database = database;
        this.folder = folder;
        this.segmentEvents = segmentEvents;
        this.journal = JournalSchema.identity(database);
    }

    /**
     * Archives all that was sealed before a time.
     *
     * @param sealedBeforeMs UTC epoch milliseconds
     * @param nowMs UTC epoch milliseconds
     * @param progress told how many rows were written to files so far
     * @throws IOException if a file does not come out as it was written, or a seal does not fit what it covers
     */
    public Moved archive(long sealedBeforeMs, long nowMs, LongConsumer progress) throws SQLException, IOException {
        Files.createDirectories(folder);
        removeRests();
        var moved = new Moved(0, 0, remove(), 0);
        for (var seals = due(sealedBeforeMs); !seals.isEmpty(); seals = due(sealedBeforeMs)) {
            long before = moved.events();
            moved = moved.plus(make(seals, nowMs, rows -> progress.accept(before + rows)));
            moved = moved.removing(remove());
        }
        return moved;
    }

    /** Files that a crash left half made; one of today may be another's that is being made. */
    private void removeRests() throws IOException {
        var yesterday = Instant.now().minus(1, ChronoUnit.DAYS);
        try (var files = Files.newDirectoryStream(folder, "*" + HALF)) {
            for (var file : files) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(yesterday)) Files.deleteIfExists(file);
            }
        }
    }

    /** The seals of the next file; empty where none is due. */
    private List<Seal> due(long sealedBeforeMs) throws SQLException {
        try (var connection = database.connect("quantum-trader archive")) {
            long cut = cut(SegmentEntry.all(connection));
            var due = new ArrayList<Seal>();
            long events = 0;
            for (var seal : Seals.stored(connection)) {
                if (seal.toOrdering() <= cut) continue;
                if (seal.atMs() >= sealedBeforeMs || events >= segmentEvents) break;
                due.add(seal);
                events += seal.events();
            }
            return due;
        }
    }

    private static long cut(List<SegmentEntry> entries) {
        return entries.isEmpty() ? 0 : entries.getLast().toOrdering();
    }

    private SegmentEntry make(List<Seal> seals, long nowMs, LongConsumer progress) throws SQLException, IOException {
        String name = String.format(
                Locale.ROOT,
                "%06d-%06d.qta",
                seals.getFirst().number(),
                seals.getLast().number());
        var half = folder.resolve(name + "." + UUID.randomUUID() + HALF);
        try (var snapshot = Snapshot.of(database, "quantum-trader archive")) {
            var connection = snapshot.connection();
            var before = SegmentEntry.all(connection);
            long from = cut(before);
            long to = seals.getLast().toOrdering();
            if (from >= seals.getFirst().toOrdering()) throw overtaken(before.size());
            SegmentEntry entry;
            long number = before.size() + 1L;
            try (var writer = new SegmentWriter(half, journal, number, from, to)) {
                write(connection, new SealedRows(seals), from, to, writer, progress);
                entry = writer.finish(number, name, from, to, nowMs);
            }
            compare(connection, Segment.open(half, entry));
            name(half, entry);
            return entry;
        } finally {
            Files.deleteIfExists(half);
        }
    }

    private static void write(
            Connection connection, SealedRows sealed, long from, long to, SegmentWriter writer, LongConsumer progress)
            throws SQLException, IOException {
        var written = new long[1];
        try {
            StoredRows.between(connection, from, to, stored -> {
                try {
                    sealed.take(stored);
                    writer.take(stored);
                    progress.accept(++written[0]);
                } catch (IOException failed) {
                    throw new UncheckedIOException(failed);
                }
            });
            sealed.end();
        } catch (UncheckedIOException failed) {
            throw failed.getCause();
        }
    }

    /** The file holds what the table holds, row by row. */
    private static void compare(Connection connection, Segment made) throws SQLException, IOException {
        made.verify();
        var rows = new RowsByPlace(List.of(made), 0, (segment, why) -> {
            throw why;
        });
        var entry = made.entry();
        try {
            StoredRows.between(connection, entry.fromOrdering(), entry.toOrdering(), stored -> {
                try {
                    var there = rows.next();
                    if (there.isEmpty() || !same(there.get(), stored))
                        throw new IOException(entry.file() + " does not hold row " + stored.ordering() + " as it is");
                } catch (IOException failed) {
                    throw new UncheckedIOException(failed);
                }
            });
        } catch (UncheckedIOException failed) {
            throw failed.getCause();
        }
        if (rows.next().isPresent()) throw new IOException(entry.file() + " holds rows that the table does not have");
    }

    static boolean same(StoredRow one, StoredRow other) {
        var row = one.row();
        var there = other.row();
        return one.ordering() == other.ordering()
                && one.deleted() == other.deleted()
                && row.persistenceId().equals(there.persistenceId())
                && row.sequenceNr() == there.sequenceNr()
                && row.writer().equals(there.writer())
                && row.writtenAtMs() == there.writtenAtMs()
                && row.adapterManifest().equals(there.adapterManifest())
                && row.serializerId() == there.serializerId()
                && row.manifest().equals(there.manifest())
                && Arrays.equals(row.payload(), there.payload())
                && Arrays.equals(one.chain(), other.chain());
    }

    private void forceFolder() throws IOException {
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /**
     * Gives the file its name and lets the database name it, while nobody else does that: who was overtaken fails here, and the file
     * of the other stays what it is.
     */
    private void name(Path half, SegmentEntry entry) throws SQLException, IOException {
        try (var connection = database.connect("quantum-trader archive");
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("lock table journal_archive in exclusive mode");
            if (SegmentEntry.all(connection).size() >= entry.number())
                throw new SQLException(
                        "segment " + entry.number() + " of the archive was made by another process meanwhile");
            Files.move(
                    half,
                    folder.resolve(entry.file()),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
            forceFolder();
            entry.store(connection);
            connection.commit();
        }
    }

    private static SQLException overtaken(long segment) {
        return new SQLException("segment " + segment + " of the archive was made by another process meanwhile");
    }

    /** Takes out of the table what is archived, in short transactions, in the order of places. */
    private long remove() throws SQLException, IOException {
        try (var connection = database.connect("quantum-trader archive")) {
            var entries = SegmentEntry.all(connection);
            if (entries.isEmpty()) return 0;
            var archive = Archive.in(folder);
            for (var entry : entries) archive.segment(entry);
            long removed = 0;
            try (var statement = connection.prepareStatement(REMOVE)) {
                long from = 0;
                for (long last = from; last >= 0; ) {
                    statement.setLong(1, from);
                    statement.setLong(2, cut(entries));
                    last = -1;
                    try (var gone = statement.executeQuery()) {
                        for (; gone.next(); removed++) last = Math.max(last, gone.getLong(1));
                    }
                    from = Math.max(from, last);
                }
            }
            return removed;
        }
    }
}
