package io.quantumtrader.persistence.projection;

import io.quantumtrader.persistence.journal.JournalEntry;
import io.quantumtrader.persistence.journal.JournalReader;
import io.quantumtrader.persistence.projection.Offsets.Offset;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One projection on its way through the journal: its fold, and what was folded and is not committed yet. Rows and offset are
 * committed together; whether a commit that was not heard of happened is read from the offset. Confined to one thread.
 */
final class Advance {

    /** Ends a transaction; tests fail here. */
    @FunctionalInterface
    interface Commit {
        void end(Connection connection) throws SQLException;
    }

    private record Pending(Writes writes, long upTo) {}

    private static final long UNKNOWN = -1;

    private final Projection projection;
    private final Commit commit;
    private final Trouble trouble;
    private Projection.Fold fold;
    private long ordering = UNKNOWN;
    private @Nullable Pending pending;

    Advance(Projection projection, Commit commit, Trouble trouble) {
        this.projection = projection;
        this.commit = commit;
        this.trouble = trouble;
        fold = projection.begin();
    }

    String name() {
        return projection.name();
    }

    /** What keeps it from going on. */
    Trouble trouble() {
        return trouble;
    }

    /** Place of the last event that is committed; negative before {@link #begin}. */
    long ordering() {
        return ordering;
    }

    boolean begun() {
        return ordering != UNKNOWN;
    }

    boolean owesACommit() {
        return pending != null;
    }

    /** What is in memory is not to be relied on: it is read anew. */
    void lose() {
        ordering = UNKNOWN;
        pending = null;
        fold = projection.begin();
    }

    /**
     * Reads how far it came, throws away what another version or another journal left, and tells the fold what it has to know
     * of the past.
     */
    void begin(Connection connection, JournalReader journal) throws SQLException {
        lose();
        var found = Offsets.locked(connection, name());
        long from = found.map(Offset::ordering).orElse(0L);
        boolean usable = found.filter(this::mine).isPresent() && from <= journal.lastOrdering();
        if (!usable) {
            Offsets.empty(connection, projection);
            Offsets.set(connection, name(), new Offset(projection.version(), 0));
            from = 0;
        }
        commit.end(connection);
        if (from > 0 && !projection.remembers().isEmpty()) {
            var nothing = Writes.none();
            journal.forEachUpTo(from, projection.remembers(), entry -> fold.next(entry, Source.of(entry), nothing));
        }
        ordering = from;
    }

    private boolean mine(Offset offset) {
        return offset.version() == projection.version();
    }

    /** Folds the next events; they are to be committed before more come. */
    void fold(List<JournalEntry> page) {
        var writes = new Writes();
        for (var entry : page) fold.next(entry, Source.of(entry), writes);
        pending = new Pending(writes, page.getLast().ordering());
    }

    /** Commits what was folded, once; if the offset is neither before nor after it, everything in memory is lost. */
    void commit(Connection connection) throws SQLException {
        var due = pending;
        if (due == null) return;
        Optional<Offset> found = Offsets.locked(connection, name()).filter(this::mine);
        long stored = found.map(Offset::ordering).orElse(UNKNOWN);
        if (stored == due.upTo()) {
            connection.rollback();
        } else if (stored == ordering) {
            due.writes().applyTo(connection);
            Offsets.set(connection, name(), new Offset(projection.version(), due.upTo()));
            commit.end(connection);
        } else {
            connection.rollback();
            lose();
            return;
        }
        ordering = due.upTo();
        pending = null;
    }
}
