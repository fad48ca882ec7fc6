package io.quantumtrader.persistence.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantumtrader.persistence.postgres.Database;
import io.quantumtrader.persistence.postgres.OwnershipLock;
import io.quantumtrader.persistence.postgres.SharedServer;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Writers beside a database that hangs and cuts connections at random: every acknowledged event is there once, at its number,
 * with the writer that was told so, and symbols are always acknowledged in time.
 */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class SpoolChaosTest {

    private static final List<String> IDS =
            List.of("symbol|a", "symbol|b", "symbol|c", "guardian|a", "governor", "ceo");
    private static final int FAULTS = 25;

    private final Database database = SharedServer.database();
    private final Map<String, String> acknowledged = new ConcurrentHashMap<>();
    private final AtomicLong slowestNanos = new AtomicLong();
    private final AtomicLong refusedToSymbols = new AtomicLong();
    private volatile boolean playing = true;

    @TempDir
    private Path folder;

    @BeforeEach
    void empty() throws SQLException {
        TestRows.removeAll(database);
    }

    @Test
    void losesDuplicatesAndReordersNothing() throws Exception {
        var file = SpoolFile.open(folder.resolve("spool"), new UUID(0, 1), 4 << 20);
        var spool = new SpoolLine(file, List.of("symbol|", "guardian|"), Duration.ofMillis(200), new JournalWatch());
        var writer = new GroupCommit(database, "chaos", 1_000, spool);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = IDS.stream()
                    .map(id -> threads.submit(() -> {
                        live(id, writer, spool);
                        return null;
                    }))
                    .toList();
            faults(new Random(7));
            playing = false;
            for (var one : running) one.get();
        }
        assertThat(spool.awaitBack(Duration.ofSeconds(30))).isTrue();
        writer.close();

        long violations = violations();
        System.out.println("property spool, hanging and cut connections (seed 7): " + acknowledged.size()
                + " acknowledged events, " + FAULTS + " faults, " + violations + " violations; slowest acknowledgement "
                + slowestNanos.get() / 1_000_000 + " ms");
        assertThat(violations).isZero();
        assertThat(refusedToSymbols).hasValue(0);
        assertThat(slowestNanos.get()).isLessThan(2_000_000_000L);
        assertThat(ChainSamples.verify(database)).isGreaterThanOrEqualTo(acknowledged.size());
    }

    /** Writes one event after the other; after a failure a new incarnation goes on from what is stored. */
    private void live(String id, GroupCommit writer, SpoolLine spool) throws Exception {
        long next = 1;
        int life = 1;
        while (playing) {
            long began = System.nanoTime();
            String incarnation = id + "-" + life;
            try {
                writer.write(List.of(TestRows.by(incarnation, id, next))).get(30, TimeUnit.SECONDS);
                acknowledged.put(id + "#" + next, incarnation);
                next++;
            } catch (ExecutionException refused) {
                if (spool.takes(List.of(TestRows.by(incarnation, id, next)))) refusedToSymbols.incrementAndGet();
                spool.awaitBack(Duration.ofSeconds(30));
                next = highest(id) + 1;
                life++;
            } catch (TimeoutException stuck) {
                throw new AssertionError(id + " is neither acknowledged nor refused", stuck);
            }
            if (!id.equals("governor") && !id.equals("ceo"))
                slowestNanos.accumulateAndGet(System.nanoTime() - began, Math::max);
            LockSupport.parkNanos(2_000_000);
        }
    }

    private void faults(Random random) throws SQLException {
        for (int i = 0; i < FAULTS; i++) {
            try (var connection = database.connect("test");
                    var statement = connection.createStatement()) {
                if (random.nextBoolean()) {
                    connection.setAutoCommit(false);
                    statement.execute("lock table event_journal in exclusive mode");
                    LockSupport.parkNanos(random.nextInt(900) * 1_000_000L);
                    connection.commit();
                } else {
                    statement.execute(
                            "select pg_terminate_backend(pid) from pg_stat_activity where application_name like '"
                                    + OwnershipLock.WRITER_NAME + "%'");
                }
            }
            LockSupport.parkNanos(random.nextInt(300) * 1_000_000L);
        }
    }

    private long highest(String id) throws SQLException {
        try (var connection = database.connect("test");
                var statement = connection.prepareStatement(
                        "select coalesce(max(sequence_number), 0) from event_journal where persistence_id = ?")) {
            statement.setString(1, id);
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    /** What was acknowledged and is not stored by whom it was written, gaps, and places that do not follow the numbers. */
    private long violations() throws SQLException {
        var left = new HashMap<>(acknowledged);
        long wrong = 0;
        String id = "";
        long number = 0;
        try (var connection = database.connect("test");
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select persistence_id, sequence_number, writer from event_journal"
                        + " order by persistence_id, ordering")) {
            while (rows.next()) {
                number = rows.getString(1).equals(id) ? number + 1 : 1;
                id = rows.getString(1);
                if (rows.getLong(2) != number) wrong++;
                left.remove(id + "#" + number, rows.getString(3));
            }
        }
        return wrong + left.size();
    }
}
