package io.quantumtrader.persistence.audit;

import io.quantumtrader.persistence.postgres.Database;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * Sets seals. One at a time and only by the fund that owns the journal: what is visible when it begins must be all that was
 * written up to there.
 */
public final class Sealer {

    private final Database database;
    private final Path copy;

    /**
     * A sealer of one journal.
     *
     * @param copy file that keeps the seals outside the database
     */
    public Sealer(Database database, Path copy) {
        this.database = database;
        this.copy = copy;
    }

    /** Seals what was written since the last seal, if anything was; the copy is brought up first. */
    public Optional<Seal> seal(long atMs) throws SQLException, IOException {
        try (var connection = database.connect("quantum-trader seal")) {
            var seals = Seals.stored(connection);
            var copied = Seals.copied(copy);
            if (copied.size() < seals.size()) Seals.copy(copy, seals.subList(copied.size(), seals.size()));
            long from = seals.isEmpty() ? 0 : seals.getLast().toOrdering();
            var root = new Seal.Root(
                    seals.size() + 1L,
                    atMs,
                    seals.isEmpty() ? Seal.NONE : seals.getLast().root(),
                    from);
            StoredRows.after(connection, from, stored -> root.add(stored.ordering(), stored.chain()));
            var seal = root.seal();
            if (seal.events() == 0) return Optional.empty();
            Seals.store(connection, seal);
            Seals.copy(copy, List.of(seal));
            return Optional.of(seal);
        }
    }
}
