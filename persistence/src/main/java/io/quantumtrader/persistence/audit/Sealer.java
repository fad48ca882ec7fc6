package io.quantumtrader.persistence.audit;

import io.quantumtrader.persistence.journal.StoredRows;
import io.quantumtrader.persistence.journal.WrittenPlaces;
import io.quantumtrader.persistence.postgres.Database;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Sets seals, one at a time and only by the fund that owns the journal, on a connection of its own. No writer waits for it. Of two that
 * seal at once the table takes one seal of each number, and the other fails; its copy is brought up with its next one.
 */
public final class Sealer {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Database database;
    private final Path copy;

    /**
     * A seal that was set.
     *
     * @param dayEnded root of an earlier day (UTC), where this is the first seal after it
     */
    public record Sealed(Seal seal, Optional<DailyRoot> dayEnded) {}

    /**
     * A sealer of one journal.
     *
     * @param copy file that keeps the seals outside the database
     */
    public Sealer(Database database, Path copy) {
        this.database = database;
        this.copy = copy;
    }

    /** When the last seal was set, UTC epoch milliseconds; empty where there is none. */
    public OptionalLong lastAtMs() throws SQLException {
        try (var connection = database.connect("quantum-trader seal")) {
            var seals = Seals.stored(connection);
            return seals.isEmpty()
                    ? OptionalLong.empty()
                    : OptionalLong.of(seals.getLast().atMs());
        }
    }

    /**
     * Seals what was written since the last seal, if anything was; the copy is brought up first.
     *
     * @throws IOException if the copy cannot be written, or holds other seals than the database
     */
    public Optional<Sealed> seal(long atMs) throws SQLException, IOException {
        try (var connection = database.connect("quantum-trader seal")) {
            var seals = Seals.stored(connection);
            bringUp(seals);
            long upTo = WrittenPlaces.upTo(connection, PATIENCE);
            var seal = next(connection, seals, atMs, upTo);
            if (seal.events() == 0) return Optional.empty();
            Seals.store(connection, seal);
            Seals.copy(copy, List.of(seal));
            return Optional.of(new Sealed(seal, dayEnded(seals, seal)));
        }
    }

    private void bringUp(List<Seal> seals) throws IOException {
        var copied = Seals.copied(copy);
        int common = Math.min(copied.size(), seals.size());
        if (copied.size() > seals.size() || !copied.equals(seals.subList(0, common)))
            throw new IOException("the seals in " + copy + " are not those of the database: ask ./qt audit verify");
        if (copied.size() < seals.size()) Seals.copy(copy, seals.subList(copied.size(), seals.size()));
    }

    private static Seal next(Connection connection, List<Seal> seals, long atMs, long upTo) throws SQLException {
        long from = seals.isEmpty() ? 0 : seals.getLast().toOrdering();
        String previous = seals.isEmpty() ? Seal.NONE : seals.getLast().root();
        var root = new Seal.Root(seals.size() + 1L, atMs, previous, from);
        connection.setAutoCommit(false);
        StoredRows.between(connection, from, upTo, stored -> root.add(stored.ordering(), stored.chain()));
        connection.rollback();
        connection.setAutoCommit(true);
        return root.seal();
    }

    private static Optional<DailyRoot> dayEnded(List<Seal> before, Seal seal) {
        if (before.isEmpty() || DailyRoot.day(before.getLast()).equals(DailyRoot.day(seal))) return Optional.empty();
        return Optional.of(DailyRoot.of(before, before).getLast());
    }
}
