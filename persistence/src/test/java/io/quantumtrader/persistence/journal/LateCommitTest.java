package io.quantumtrader.persistence.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quantumtrader.persistence.postgres.Database;
import io.quantumtrader.persistence.postgres.OwnershipLock;
import io.quantumtrader.persistence.postgres.SharedServer;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A database that hangs rather than dies: what it was given and did not answer, it may still carry out later. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class LateCommitTest {

    private static final String SYMBOL = "symbol|main|BTC";
    private static final String GOVERNOR = "governor|main";

    private final Database database = SharedServer.database();
    private final JournalWatch watch = new JournalWatch();
    private final List<JournalWatch.Orphaned> orphans = new ArrayList<>();

    @TempDir
    private Path folder;

    private SpoolLine spool;
    private GroupCommit writer;

    @BeforeEach
    void start() throws Exception {
        TestRows.removeAll(database);
        spool = line();
        writer = new GroupCommit(database, "late commit test", 1_000, spool);
        watch.onOrphan(orphans::add);
        write(SYMBOL, 1);
        write(GOVERNOR, 1);
    }

    @AfterEach
    void stop() {
        writer.close();
    }

    @Test
    void aWriteThatWasCutOffDoesNotLandOnceTheJournalIsBack() throws Exception {
        var before = sessions();
        try (var hanging = hanging()) {
            var ofSymbol = writer.write(TestRows.counted(SYMBOL, 2, 2));
            var ofGovernor = writer.write(TestRows.counted(GOVERNOR, 2, 2));

            ofSymbol.get(20, TimeUnit.SECONDS);
            assertThatThrownBy(() -> ofGovernor.get(20, TimeUnit.SECONDS)).hasCauseInstanceOf(Exception.class);
            while (sessions().stream().anyMatch(before::contains)) LockSupport.parkNanos(10_000_000);
            hanging.commit();
        }
        awaitUp();

        assertThat(TestRows.count(database, SYMBOL)).isEqualTo(2);
        assertThat(TestRows.count(database, GOVERNOR)).isEqualTo(1);
        assertThat(orphans).isEmpty();
        write(GOVERNOR, 2);
        write(SYMBOL, 3);
        assertThat(ChainSamples.verify(database)).isEqualTo(5);
    }

    /** Who writes to the journal, as the server sees it. */
    private Set<Integer> sessions() throws SQLException {
        var found = new HashSet<Integer>();
        try (var connection = database.connect("test");
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select pid from pg_stat_activity where application_name like '"
                        + OwnershipLock.WRITER_NAME + "%'")) {
            while (rows.next()) found.add(rows.getInt(1));
        }
        return found;
    }

    @Test
    void exitsAreAcknowledgedInTimeHoweverLongItHangs() throws Exception {
        long slowest = 0;
        try (var hanging = hanging()) {
            for (int number = 2; number <= 12; number++) {
                long began = System.nanoTime();
                write(SYMBOL, number);
                slowest = Math.max(slowest, System.nanoTime() - began);
                LockSupport.parkNanos(150_000_000);
            }
            hanging.commit();
        }
        awaitUp();

        System.out.println("slowest acknowledgement beside a hanging database: " + slowest / 1_000_000 + " ms");
        assertThat(slowest).isLessThan(2_000_000_000L);
        assertThat(TestRows.count(database, SYMBOL)).isEqualTo(12);
        assertThat(ChainSamples.verify(database)).isEqualTo(13);
    }

    @Test
    void aWriterWhoseEventsWereSetAsideDoesNotGoOnAsIfTheyStood() throws Exception {
        try (var hanging = hanging()) {
            write(SYMBOL, 2);
            write(SYMBOL, 3);
            foreign(hanging, 2, 3);
            hanging.commit();
        }
        awaitUp();

        assertThat(orphans).containsExactly(new JournalWatch.Orphaned(SYMBOL, "orphan|" + SYMBOL + "|writer", 2));
        assertThatThrownBy(() -> write(SYMBOL, 4)).hasMessageContaining("set aside");
        writer.write(List.of(TestRows.by("next", SYMBOL, 4))).get(20, TimeUnit.SECONDS);
        assertThat(ChainSamples.verify(database)).isEqualTo(7);
    }

    /** Holds everybody else off the table until it commits. */
    private Connection hanging() throws SQLException {
        var connection = database.connect("test");
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.execute("lock table event_journal in exclusive mode");
        }
        return connection;
    }

    private static void foreign(Connection connection, long from, long to) throws SQLException {
        var rows = new ArrayList<JournalRow>();
        for (long number = from; number <= to; number++) rows.add(TestRows.by("other", SYMBOL, number));
        new JournalInsert(connection, new ChainHeads()).write(rows);
    }

    private void write(String id, long number) throws Exception {
        writer.write(TestRows.counted(id, number, number)).get(20, TimeUnit.SECONDS);
    }

    private void awaitUp() {
        assertThat(spool.awaitBack(Duration.ofSeconds(30))).isTrue();
    }

    private SpoolLine line() throws IOException {
        var file = SpoolFile.open(folder.resolve("spool"), new UUID(0, 1), 1 << 20);
        return new SpoolLine(file, List.of("symbol|", "guardian|"), Duration.ofMillis(500), watch);
    }
}
