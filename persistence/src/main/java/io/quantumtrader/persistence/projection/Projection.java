package io.quantumtrader.persistence.projection;

import io.quantumtrader.persistence.journal.JournalEntry;
import java.util.List;

/** One read model: its tables, and the fold that fills them. */
interface Projection {

    /** Under which its offset is kept; never changed. */
    String name();

    /** Raised whenever fold or tables change: what an older version wrote is thrown away and made anew. */
    int version();

    List<Table> tables();

    /**
     * Beginnings of the persistence ids whose past a fold has to know before it goes on in the middle; empty for folds whose
     * whole state is in their tables.
     */
    default List<String> remembers() {
        return List.of();
    }

    /** A fold before the first event. */
    Fold begin();

    /** Takes in events in the order of commits; the same events give the same writes, however they are cut into batches. */
    @FunctionalInterface
    interface Fold {
        void next(JournalEntry entry, Source source, Writes writes);
    }
}
