package io.quantumtrader.persistence.journal.archive;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The archive of a journal: which segments there are the database says, what they hold their files. Thread-safe. */
public final class Archive {

    private final Optional<Path> folder;
    private final Map<SegmentEntry, Segment> known = new ConcurrentHashMap<>();

    private Archive(Optional<Path> folder) {
        this.folder = folder;
    }

    /** The files of that folder, which need not exist while there are none. */
    public static Archive in(Path folder) {
        return new Archive(Optional.of(folder));
    }

    /** For a journal that has none; one that has is refused rather than read in part. */
    public static Archive none() {
        return new Archive(Optional.empty());
    }

    /**
     * What is archived as of the connection's transaction: those who read the table too do it in the same one, a {@link
     * io.quantumtrader.persistence.journal.Snapshot}.
     *
     * @throws SQLException also where a file is missing or is not the one that the database names
     */
    public ArchivedRows asOf(Connection connection) throws SQLException {
        var segments = new ArrayList<Segment>();
        for (var entry : SegmentEntry.all(connection)) {
            try {
                segments.add(segment(entry));
            } catch (IOException unreadable) {
                throw unreadable(unreadable);
            }
        }
        return new ArchivedRows(List.copyOf(segments));
    }

    static SQLException unreadable(IOException why) {
        return new SQLException("the archive of the journal cannot be read: " + why.getMessage(), why);
    }

    /** One segment. */
    public Segment segment(SegmentEntry entry) throws IOException {
        var there = known.get(entry);
        if (there != null) return there;
        if (folder.isEmpty())
            throw new IOException("part of this journal is archived, and nobody said in which folder the files are");
        var opened = Segment.open(folder.get().resolve(entry.file()), entry);
        known.put(entry, opened);
        return opened;
    }
}
