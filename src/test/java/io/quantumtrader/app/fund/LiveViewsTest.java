package io.quantumtrader.app.fund;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quantumtrader.app.client.FundClient;
import io.quantumtrader.app.client.FundRefused;
import io.quantumtrader.app.client.Token;
import io.quantumtrader.app.launch.Progress;
import io.quantumtrader.app.launch.UpRequest;
import io.quantumtrader.http.door.Operators;
import io.quantumtrader.persistence.postgres.Database;
import io.quantumtrader.persistence.projection.ProjectionCare;
import io.quantumtrader.persistence.projection.View;
import io.quantumtrader.persistence.projection.ViewFilter;
import io.quantumtrader.persistence.projection.ViewReader;
import io.quantumtrader.server.TestServer;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The views of a fund that runs follow it, and nothing that befalls them reaches it. */
class LiveViewsTest {

    private static final String SECRET = "a-token-of-this-test-only";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path data;

    @Test
    void goesOnWhileItsViewsAreLockedAndDropped_andWhatTheyTellAfterARebuildIsWhatTheJournalTells()
            throws SQLException {
        var settings = TestServer.fund(
                data,
                Map.of(
                        "market.source",
                        "synthetic:1",
                        "market.speed",
                        "x3000",
                        "journal.projections.lock-patience",
                        "50 ms",
                        "journal.projections.retry-after",
                        "100 ms"));
        var launch = new WholeFund();
        try (var fund =
                launch.up(new UpRequest(data, Operators.one("operator", SECRET)), settings, Progress.silent())) {
            var client = new FundClient(fund.page().toString(), Optional.of(new Token(SECRET)));
            await(
                    client,
                    "/api/v1/views/equity?limit=1",
                    view -> view.path("rows").size() == 1);
            var database = TestServer.running(data).orElseThrow();

            goesOnWhileLocked(client, database);
            execute(database, "drop table view_trade, view_equity, view_offset");
            long dropped = tick(client);
            await(client, "/api/v1/status", status -> status.path("tick").asLong() > dropped + 100);

            try (var record = launch.record(data, settings, Progress.silent())) {
                record.rebuild(new HashSet<>(ProjectionCare.names()), Progress.silent());
            }
            await(
                    client,
                    "/api/v1/views/equity?limit=1",
                    view -> view.path("rows").size() == 1);
            assertThat(client.get("/api/v1/views/why-not").path("rows")).isNotEmpty();
            await(client, "/health/ready", ready -> ready.path("healthy").asBoolean());
        }
        try (var record = launch.record(data, settings, Progress.silent())) {
            var followed = everything(record.views());
            record.rebuild(new HashSet<>(ProjectionCare.names()), Progress.silent());

            assertThat(followed.get(View.EQUITY)).isNotEmpty();
            assertThat(followed.get(View.DECISIONS)).isNotEmpty();
            assertThat(everything(record.views())).isEqualTo(followed);
        }
    }

    private static void goesOnWhileLocked(FundClient client, Database database) throws SQLException {
        try (var other = database.connect("somebody");
                var statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("lock table view_position, view_equity, view_decision_minute in access exclusive mode");
            long locked = tick(client);
            await(client, "/api/v1/status", status -> status.path("tick").asLong() > locked + 100);
            other.rollback();
        }
    }

    private static Map<View, List<List<@Nullable Object>>> everything(ViewReader views) {
        var all = new EnumMap<View, List<List<@Nullable Object>>>(View.class);
        for (var view : View.values()) {
            var rows = new ArrayList<List<@Nullable Object>>();
            views.forEach(view, ViewFilter.ALL, row -> rows.add(row));
            all.put(view, rows);
        }
        return all;
    }

    private static long tick(FundClient client) {
        return client.get("/api/v1/status").path("tick").asLong();
    }

    private static void execute(Database database, String sql) throws SQLException {
        try (var connection = database.connect("somebody");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void await(FundClient client, String path, Predicate<JsonNode> wanted) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!holds(client, path, wanted)) {
            if (System.nanoTime() > deadline) throw new AssertionError(path + " stays " + client.get(path));
            LockSupport.parkNanos(50_000_000);
        }
    }

    private static boolean holds(FundClient client, String path, Predicate<JsonNode> wanted) {
        try {
            return wanted.test(client.get(path));
        } catch (FundRefused notNow) {
            return false;
        }
    }
}
