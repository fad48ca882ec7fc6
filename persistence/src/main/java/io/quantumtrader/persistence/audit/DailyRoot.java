package io.quantumtrader.persistence.audit;

import io.quantumtrader.persistence.postgres.Database;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The last seal of a day: whoever notes its root elsewhere can tell later that nothing before it was changed.
 *
 * @param day UTC
 * @param seal its number
 * @param events sealed on that day
 * @param root hexadecimal
 * @param copied whether the same seal stands in the copy outside the database
 */
public record DailyRoot(LocalDate day, long seal, long events, String root, boolean copied) {

    /** All days of a journal, oldest first; only seals are read. */
    public static List<DailyRoot> of(Database database, Path copy) throws SQLException, IOException {
        var copied = Seals.copied(copy);
        try (var connection = database.connect("quantum-trader roots")) {
            return of(Seals.stored(connection), copied);
        }
    }

    static List<DailyRoot> of(List<Seal> seals, Collection<Seal> copied) {
        var outside = new HashMap<Long, Seal>();
        copied.forEach(seal -> outside.put(seal.number(), seal));
        Map<LocalDate, DailyRoot> days = new TreeMap<>();
        for (var seal : seals) {
            var before = days.get(day(seal));
            days.put(
                    day(seal),
                    new DailyRoot(
                            day(seal),
                            seal.number(),
                            seal.events() + (before == null ? 0 : before.events()),
                            seal.root(),
                            seal.equals(outside.get(seal.number()))));
        }
        return List.copyOf(days.values());
    }

    /** The day (UTC) on which a seal was set. */
    static LocalDate day(Seal seal) {
        return Instant.ofEpochMilli(seal.atMs()).atZone(ZoneOffset.UTC).toLocalDate();
    }
}
