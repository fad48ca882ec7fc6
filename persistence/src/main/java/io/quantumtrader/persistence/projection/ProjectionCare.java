package io.quantumtrader.persistence.projection;

import io.quantumtrader.persistence.postgres.Database;
import io.quantumtrader.persistence.postgres.PostgresUnavailable;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Looks after the projections of a database from outside, whether a fund runs or not. */
public final class ProjectionCare {

    private static final String JOURNAL = "select coalesce(max(ordering), 0) from event_journal";

    private final Database database;

    public ProjectionCare(Database database) {
        this.database = database;
    }

    /** Every projection by name. */
    public static List<String> names() {
        return Projections.ALL.stream().map(Projection::name).toList();
    }

    public List<ProjectionStatus> status() {
        return with(connection -> {
            var offsets = Offsets.all(connection);
            long journal = whole(connection, JOURNAL);
            var found = new ArrayList<ProjectionStatus>();
            for (var projection : Projections.ALL) {
                Offsets.@Nullable Offset offset = offsets.get(projection.name());
                long rows = 0;
                for (var table : projection.tables()) rows += whole(connection, "select count(*) from " + table);
                found.add(new ProjectionStatus(
                        projection.name(),
                        offset == null ? 0 : offset.version(),
                        offset == null ? 0 : offset.ordering(),
                        journal,
                        rows));
            }
            return found;
        });
    }

    /**
     * How far all projections are.
     *
     * @param least place of the one that is furthest behind
     * @param journal place of the last event there is
     */
    public record Reached(long least, long journal) {}

    /** The same in two numbers, cheap enough to be asked while they are on their way. */
    public Reached reached() {
        return with(connection -> {
            var offsets = Offsets.all(connection);
            long least = Projections.ALL.stream()
                    .map(projection -> offsets.get(projection.name()))
                    .mapToLong(offset -> offset == null ? 0 : offset.ordering())
                    .min()
                    .orElse(0);
            return new Reached(least, whole(connection, JOURNAL));
        });
    }

    /** Makes tables that are missing, and lets these projections begin at event one: whoever leads makes them anew. */
    public void forget(Set<String> names) {
        with(connection -> {
            Offsets.makeTables(connection);
            for (String name : names) Offsets.forget(connection, name);
            return true;
        });
    }

    private static long whole(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Work on a connection. */
    @FunctionalInterface
    private interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    private <T> T with(Work<T> work) {
        try (var connection = database.connect("quantum-trader views care")) {
            return work.on(connection);
        } catch (SQLException failed) {
            throw new PostgresUnavailable("the views cannot be looked after: " + failed.getMessage(), failed);
        }
    }
}
