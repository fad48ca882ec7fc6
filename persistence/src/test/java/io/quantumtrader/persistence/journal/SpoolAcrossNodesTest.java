package io.quantumtrader.persistence.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantumtrader.persistence.audit.JournalAudit;
import io.quantumtrader.persistence.postgres.Database;
import io.quantumtrader.persistence.postgres.JournalSchema;
import io.quantumtrader.persistence.postgres.OwnershipLock;
import io.quantumtrader.persistence.postgres.SharedServer;
import io.quantumtrader.persistence.projection.ProjectionRunner;
import io.quantumtrader.persistence.projection.ProjectionSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Node a records an id in its spool while the database is away to it; node b takes the id over and writes before a has brought its
 * spool over. Nothing that was acknowledged is lost, nothing of b's is touched, and a goes on with the id only from what stands.
 */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class SpoolAcrossNodesTest {

    private static final String ID = "symbol|main|BTC";

    private final Database database = SharedServer.schema("spool_across_nodes");
    private final AtomicBoolean back = new AtomicBoolean();
    private final List<JournalWatch.Orphaned> orphans = new CopyOnWriteArrayList<>();

    @TempDir
    private Path folder;

    private TestNode a;
    private TestNode b;

    @BeforeEach
    void start() throws Exception {
        JournalSchema.prepare(database);
        TestRows.removeAll(database);
        execute("truncate view_offset, view_orphan");
        a = node("a");
        b = node("b");
        a.watch().onOrphan(orphans::add);
        a.watch().reviveBy(() -> {
            if (!back.get()) throw new IOException("not yet");
        });
        for (int number = 1; number <= 3; number++) assertThat(a.written(ID)).hasValue(number);
    }

    @AfterEach
    void stop() {
        a.close();
        b.close();
    }

    @Test
    void whatAnotherHasOvertakenIsSetAsideWholeAndItsWriterGoesNoFurther() throws Exception {
        spool(4, 6, true);
        for (int number = 4; number <= 5; number++) assertThat(b.written(ID)).hasValue(number);
        bringOver();

        String orphan = "orphan|" + ID + "|" + writerOfFirst();
        assertThat(orphans).containsExactly(new JournalWatch.Orphaned(ID, orphan, 4));
        assertThat(numbers(ID)).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(numbers(orphan)).containsExactly(4L, 5L, 6L);
        aGoesOnFrom(6);
        projected(orphan, 3);
        sound(9);
    }

    /** The first of the spooled events had landed after all: it is the same there and here. */
    @Test
    void whatIsThereAlreadyIsSkippedAndTheRestSetAside() throws Exception {
        spool(4, 6, false);
        await(() -> TestRows.count(database, ID) == 4);
        assertThat(b.written(ID)).hasValue(5);
        bringOver();

        String orphan = "orphan|" + ID + "|" + writerOfFirst();
        assertThat(orphans).containsExactly(new JournalWatch.Orphaned(ID, orphan, 5));
        assertThat(numbers(ID)).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(numbers(orphan)).containsExactly(5L, 6L);
        aGoesOnFrom(6);
        projected(orphan, 2);
        sound(8);
    }

    /** The new owner has recovered and not written yet when the spool comes: it finds its place taken, and what was recorded. */
    @Test
    void whatNobodyHasOvertakenIsBroughtOverAndTheNewOwnerRecoversIt() throws Exception {
        assertThat(b.written("symbol|main|ETH")).hasValue(1);
        spool(4, 6, true);
        assertThat(b.written(ID)).hasValue(4);
        back.set(true);
        a.awaitUp();
        orphans.clear();
        back.set(false);
        assertThat(a.written(ID)).as("whose events were set aside").isEmpty();
        assertThat(a.written(ID)).hasValue(5);

        spool(6, 7, true);
        bringOver();

        assertThat(orphans).isEmpty();
        assertThat(numbers(ID)).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L);
        assertThat(b.written(ID)).as("does not know of them").isEmpty();
        assertThat(b.written(ID)).hasValue(8);
        sound(12);
    }

    @Test
    void withoutPermissionASpooledIdFailsAndWhatWasSpooledWaitsForTheImport() throws Exception {
        var owns = new AtomicBoolean(true);
        a.watch().spoolIf(owns::get);
        spool(4, 5, true);
        owns.set(false);

        assertThat(a.written(ID)).as("its writer is stopped").isEmpty();
        assertThat(a.watch().state()).isInstanceOf(JournalState.Spooling.class);
        assertThat(((JournalState.Spooling) a.watch().state()).events()).isEqualTo(2);
        bringOver();

        assertThat(numbers(ID)).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(a.written(ID))
                .as("the database takes it, whatever of the spool")
                .hasValue(6);
        sound(6);
    }

    /** Lets node a record so many events while the database does not take them; the first may land there later, or not. */
    private void spool(long from, long to, boolean cutOff) throws Exception {
        try (var hanging = database.connect("test")) {
            hanging.setAutoCommit(false);
            try (var statement = hanging.createStatement()) {
                statement.execute("lock table event_journal in exclusive mode");
            }
            for (long number = from; number <= to; number++)
                assertThat(a.written(ID)).hasValue(number);
            if (cutOff) endWriter(hanging);
            hanging.commit();
        }
    }

    private static void endWriter(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(
                    "select pg_terminate_backend(pid, 5000) from pg_stat_activity where application_name like '"
                            + OwnershipLock.WRITER_NAME + " % a' and wait_event_type = 'Lock'");
        }
    }

    private void bringOver() {
        back.set(true);
        a.awaitUp();
    }

    private void aGoesOnFrom(long next) throws Exception {
        assertThat(a.written(ID)).as("builds on what was set aside").isEmpty();
        assertThat(a.written(ID)).as("has recovered").hasValue(next);
    }

    private void projected(String orphan, int rows) throws SQLException {
        var terms = new ProjectionSettings(
                Duration.ofMillis(10), 100, Duration.ZERO, Duration.ofMillis(500), Duration.ofSeconds(1));
        var alarms = new ArrayList<String>();
        try (var reader = new JournalReader(database, SampleEvent.CATALOGUE);
                var runner = new ProjectionRunner(database, reader, terms, alarms::add, true)) {
            for (int idle = 0; idle < 3; idle++) {
                while (runner.step() > 0) idle = 0;
            }
        }
        assertThat(alarms).isEmpty();
        assertThat(all("select sequence_number from view_orphan where persistence_id = '" + orphan + "'"))
                .hasSize(rows);
    }

    private void sound(long events) throws Exception {
        var places = new JournalAudit.Places(
                folder.resolve("seals"), folder.resolve("a").resolve("spool"), folder.resolve("archive"));
        var report = JournalAudit.verify(database, places, rows -> {});
        assertThat(report.findings()).isEmpty();
        assertThat(report.events()).isEqualTo(events);
    }

    private List<Long> numbers(String id) throws SQLException {
        return all("select sequence_number from event_journal where persistence_id = '" + id + "' order by 1");
    }

    private String writerOfFirst() throws SQLException {
        try (var connection = database.connect("test");
                var statement = connection.createStatement();
                var row = statement.executeQuery("select writer from event_journal where persistence_id = '" + ID
                        + "' and sequence_number = 1")) {
            row.next();
            return row.getString(1);
        }
    }

    private List<Long> all(String sql) throws SQLException {
        var found = new ArrayList<Long>();
        try (var connection = database.connect("test");
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) found.add(rows.getLong(1));
        }
        return found;
    }

    private void execute(String sql) throws SQLException {
        try (var connection = database.connect("test");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** A condition that asks the database. */
    @FunctionalInterface
    private interface Condition {
        boolean holds() throws SQLException;
    }

    private static void await(Condition condition) throws SQLException {
        while (!condition.holds()) LockSupport.parkNanos(10_000_000);
    }

    private TestNode node(String name) {
        var spool = new JournalConfig.SpoolSettings(
                folder.resolve(name).resolve("spool"),
                JournalSchema.identity(database),
                1 << 20,
                Duration.ofMillis(300));
        return TestNode.spooling(name, database, spool);
    }
}
