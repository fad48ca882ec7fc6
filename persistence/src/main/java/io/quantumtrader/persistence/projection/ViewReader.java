package io.quantumtrader.persistence.projection;

import io.quantumtrader.persistence.postgres.ConnectionPool;
import io.quantumtrader.persistence.postgres.Database;
import io.quantumtrader.persistence.postgres.PostgresUnavailable;
import io.quantumtrader.persistence.projection.ViewRequest.Listing;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Answers questions from the views. It only reads, on connections of its own; safe for many threads, blocks its caller. */
public final class ViewReader implements AutoCloseable {

    private static final int CONNECTIONS = 2;
    private static final int FETCH_ROWS = 2_000;
    private static final String LONGEST = "set statement_timeout = '10s'";
    private static final String BEHIND = "select coalesce((select max(ordering) from event_journal), 0)"
            + " - coalesce((select ordering from view_offset where name = ?), 0)";

    private final ConnectionPool connections;

    public ViewReader(Database database) {
        connections = new ConnectionPool(database, "quantum-trader views", CONNECTIONS);
    }

    /** The answer to one question. */
    public ViewPage page(ViewRequest request) {
        return read(connection -> {
            try (var statement = connection.createStatement()) {
                statement.execute(LONGEST);
            }
            return switch (request) {
                case Listing listing -> listing(connection, listing);
                case ViewRequest.WhyNot question -> Summaries.whyNot(connection, question);
                case ViewRequest.Performance question -> Summaries.performance(connection, question);
                case ViewRequest.RHistogram question -> Summaries.histogram(connection, question);
                case ViewRequest.EquityCurve question -> Summaries.equityCurve(connection, question);
            };
        });
    }

    /** Hands over all rows of a table that fit, oldest first, through a cursor; tells how many. */
    public long forEach(View view, ViewFilter filter, Consumer<List<@Nullable Object>> sink) {
        var where = filter.on(view);
        var sql = "select " + names(view.columns()) + " from " + view.table() + where.sql() + " order by place";
        return read(connection -> {
            connection.setAutoCommit(false);
            try (var statement = connection.prepareStatement(sql)) {
                where.bind(statement, 1);
                statement.setFetchSize(FETCH_ROWS);
                try (var found = statement.executeQuery()) {
                    long count = 0;
                    for (; found.next(); count++) sink.accept(row(found, view.columns()));
                    return count;
                }
            }
        });
    }

    private static ViewPage listing(Connection connection, Listing listing) throws SQLException {
        var view = listing.view();
        var where = listing.filter().on(view);
        listing.after().ifPresent(place -> where.and("place < ?", place));
        var sql = "select " + names(view.columns()) + " from " + view.table() + where.sql()
                + " order by place desc limit ?";
        var rows = new ArrayList<List<@Nullable Object>>();
        try (var statement = connection.prepareStatement(sql)) {
            int last = where.bind(statement, 1);
            statement.setInt(last, listing.limit() + 1);
            try (var found = statement.executeQuery()) {
                while (found.next()) rows.add(row(found, view.columns()));
            }
        }
        boolean more = rows.size() > listing.limit();
        if (more) rows.removeLast();
        var next = more ? Optional.ofNullable(place(view, rows.getLast())) : Optional.<Long>empty();
        return new ViewPage(view.columns(), rows, next, Optional.empty(), behind(connection, view.projection()));
    }

    private static @Nullable Long place(View view, List<@Nullable Object> row) {
        return (Long) row.get(view.table().index(Table.PLACE));
    }

    /** Places of the journal that a projection has not taken in yet. */
    static long behind(Connection connection, String projection) throws SQLException {
        try (var statement = connection.prepareStatement(BEHIND)) {
            statement.setString(1, projection);
            try (var row = statement.executeQuery()) {
                row.next();
                return Math.max(0, row.getLong(1));
            }
        }
    }

    /** The values of a row, in the order of the columns. */
    static List<@Nullable Object> row(ResultSet found, List<Column> columns) throws SQLException {
        var values = new ArrayList<@Nullable Object>();
        for (int i = 0; i < columns.size(); i++) {
            @Nullable
            Object value = switch (columns.get(i).type()) {
                case TEXT -> found.getString(i + 1);
                case WHOLE, TIME -> found.getLong(i + 1);
                case NUMBER -> found.getDouble(i + 1);
                case FLAG -> found.getBoolean(i + 1);
            };
            values.add(found.wasNull() ? null : value);
        }
        return values;
    }

    private static String names(List<Column> columns) {
        return columns.stream().map(Column::name).collect(Collectors.joining(", "));
    }

    private <T> T read(ConnectionPool.Work<T> work) {
        try {
            return connections.read(work);
        } catch (SQLException failed) {
            throw new PostgresUnavailable("the views cannot be read: " + failed.getMessage(), failed);
        }
    }

    @Override
    public void close() {
        connections.close();
    }
}
