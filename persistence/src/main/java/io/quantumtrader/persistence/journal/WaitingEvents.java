package io.quantumtrader.persistence.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.UUID;
import java.util.function.Consumer;

/** What waits in a spool, read beside the fund that may be writing it: without its lock, and nothing is changed. */
public final class WaitingEvents {

    private static final int ROWS = 1_000;

    private WaitingEvents() {}

    /**
     * Hands over what waits, in its order; nothing where there is no file.
     *
     * @param journal whose events they must be
     * @return how many
     * @throws IOException if the file is damaged or holds events of another journal
     */
    public static long in(Path spool, UUID journal, Consumer<JournalRow> sink) throws IOException {
        if (!Files.exists(spool)) return 0;
        try {
            return read(spool, journal, sink);
        } catch (IOException emptiedMeanwhile) {
            return read(spool, journal, sink);
        }
    }

    private static long read(Path path, UUID journal, Consumer<JournalRow> sink) throws IOException {
        try (var spool = SpoolFile.reading(path, journal)) {
            var rows = new ArrayList<JournalRow>();
            for (long at = SpoolFile.beginning(); at < spool.end(); ) {
                var stretch = spool.read(at, ROWS);
                rows.addAll(stretch.rows());
                at = stretch.next();
            }
            rows.forEach(sink);
            return rows.size();
        }
    }
}
