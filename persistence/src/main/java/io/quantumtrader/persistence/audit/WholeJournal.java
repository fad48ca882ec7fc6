package io.quantumtrader.persistence.audit;

import io.quantumtrader.persistence.audit.Finding.Kind;
import io.quantumtrader.persistence.journal.StoredRow;
import io.quantumtrader.persistence.journal.StoredRows;
import io.quantumtrader.persistence.journal.archive.Archive;
import io.quantumtrader.persistence.journal.archive.RowsByPlace;
import io.quantumtrader.persistence.journal.archive.Segment;
import io.quantumtrader.persistence.journal.archive.SegmentEntry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Archive and table as one, for an audit: each row once in the order of places; what of the archive is not sound is told. */
final class WholeJournal {

    private final Connection connection;
    private final Path folder;
    private final Consumer<Finding> findings;
    private final List<SegmentEntry> entries;

    WholeJournal(Connection connection, Path folder, Consumer<Finding> findings) throws SQLException {
        this.connection = connection;
        this.folder = folder;
        this.findings = findings;
        this.entries = SegmentEntry.all(connection);
    }

    int segments() {
        return entries.size();
    }

    /** Hands over every row. */
    void forEach(StoredRows.Sink sink) throws SQLException, IOException {
        var archived = new RowsByPlace(sound(), 0, this::broken);
        try {
            StoredRows.between(connection, 0, Long.MAX_VALUE, stored -> next(archived, stored, sink));
        } catch (UncheckedIOException unreadable) {
            throw unreadable.getCause();
        }
        for (var left = archived.next(); left.isPresent(); left = archived.next()) sink.take(left.get());
    }

    private void next(RowsByPlace archived, StoredRow stored, StoredRows.Sink sink) throws SQLException {
        try {
            var first = archived.peek();
            while (first.isPresent() && first.get().ordering() < stored.ordering()) {
                sink.take(archived.next().orElseThrow());
                first = archived.peek();
            }
            if (first.isEmpty() || first.get().ordering() > stored.ordering()) {
                sink.take(stored);
                return;
            }
            var inFile = archived.next().orElseThrow();
            if (!Archiver.same(inFile, stored)) {
                findings.accept(new Finding(
                        Kind.ALTERED,
                        stored.row().persistenceId(),
                        stored.row().sequenceNr(),
                        stored.ordering(),
                        "stands in the table otherwise than in the archive"));
            }
            sink.take(inFile);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private List<Segment> sound() {
        var sound = new ArrayList<Segment>();
        var archive = Archive.in(folder);
        long behind = 0;
        for (var entry : entries) {
            if (entry.fromOrdering() != behind) told(entry, "does not begin where the one before it ends");
            behind = entry.toOrdering();
            try {
                var segment = archive.segment(entry);
                sound.add(segment);
                segment.verify();
            } catch (IOException unreadable) {
                told(entry, String.valueOf(unreadable.getMessage()));
            }
        }
        return sound;
    }

    private void broken(Segment segment, IOException why) {
        told(segment.entry(), String.valueOf(why.getMessage()));
    }

    private void told(SegmentEntry entry, String detail) {
        findings.accept(new Finding(Kind.SEGMENT_BROKEN, "", entry.number(), 0, detail));
    }
}
