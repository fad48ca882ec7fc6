package io.quantumtrader.persistence.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quantumtrader.persistence.postgres.Database;
import io.quantumtrader.persistence.postgres.SharedServer;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpoolImportTest {

    private final Database database = SharedServer.database();
    private final List<JournalWatch.Orphaned> orphans = new ArrayList<>();

    @TempDir
    private Path folder;

    @BeforeEach
    void empty() throws SQLException {
        TestRows.removeAll(database);
    }

    @Test
    void skipsWhatIsThereAlreadyAndBringsTheRest() throws Exception {
        store(TestRows.counted("a", 1, 2));
        spooled(List.of(TestRows.counted("a", 2, 5), TestRows.counted("b", 1, 2)));

        assertThat(TestRows.count(database, "a")).isEqualTo(5);
        assertThat(TestRows.count(database, "b")).isEqualTo(2);
        assertThat(orphans).isEmpty();
        assertThat(ChainSamples.verify(database)).isEqualTo(7);
    }

    @Test
    void changesNothingWhenItIsRepeated() throws Exception {
        var writes = List.of(TestRows.counted("a", 1, 5));
        spooled(writes);
        spooled(writes);

        assertThat(TestRows.count(database, "a")).isEqualTo(5);
        assertThat(ChainSamples.verify(database)).isEqualTo(5);
    }

    @Test
    void setsARunAsideFromTheFirstPlaceThatSomebodyElseHasTaken() throws Exception {
        store(TestRows.counted("a", 1, 2));
        store(List.of(TestRows.by("other", "a", 3), TestRows.by("other", "a", 4)));

        spooled(List.of(TestRows.counted("a", 3, 6)));

        var orphan = "orphan|a|writer";
        assertThat(orphans).containsExactly(new JournalWatch.Orphaned("a", orphan, 3));
        assertThat(TestRows.count(database, "a")).isEqualTo(4);
        assertThat(TestRows.count(database, orphan)).isEqualTo(4);
        assertThat(ChainSamples.verify(database)).isEqualTo(8);
    }

    @Test
    void keepsAnOrphanOnceWhenTheImportIsRepeated() throws Exception {
        store(List.of(TestRows.by("other", "a", 1)));
        var writes = List.of(TestRows.counted("a", 1, 3));
        spooled(writes);
        spooled(writes);

        assertThat(TestRows.count(database, "orphan|a|writer")).isEqualTo(3);
        assertThat(ChainSamples.verify(database)).isEqualTo(4);
    }

    @Test
    void goesOnFromWhereACrashBrokeItOffAlsoWhenMoreWasWrittenSince() throws Exception {
        try (var spool = SpoolFile.open(folder.resolve("spool"), new UUID(0, 1), 1 << 20)) {
            spool.append(List.of(TestRows.counted("a", 1, 700), TestRows.counted("b", 1, 700)));
            imported(spool);
            spool.append(List.of(TestRows.counted("b", 701, 900), TestRows.counted("a", 701, 702)));
        }
        try (var again = SpoolFile.open(folder.resolve("spool"), new UUID(0, 1), 1 << 20)) {
            imported(again);
            imported(again);
        }

        assertThat(TestRows.count(database, "a")).isEqualTo(702);
        assertThat(TestRows.count(database, "b")).isEqualTo(900);
        assertThat(orphans).isEmpty();
        assertThat(ChainSamples.verify(database)).isEqualTo(1_602);
    }

    @Test
    void isNotEmptiedIntoADatabaseThatMayLoseIt() throws Exception {
        var path = folder.resolve("spool");
        var settings = new JournalConfig.SpoolSettings(path, new UUID(0, 1), 1 << 20, Duration.ofMillis(500));
        try (var spool = SpoolFile.open(path, new UUID(0, 1), 1 << 20)) {
            spool.append(List.of(TestRows.counted("a", 1, 3)));
        }
        run("alter role current_user set synchronous_commit = off");
        try {
            assertThatThrownBy(() -> SpoolRecovery.bringOver(database, settings))
                    .hasMessageContaining("synchronous_commit is off");
        } finally {
            run("alter role current_user reset synchronous_commit");
        }

        assertThat(SpoolRecovery.bringOver(database, settings)).isEqualTo(3);
        assertThat(SpoolRecovery.bringOver(database, settings)).isZero();
        assertThat(TestRows.count(database, "a")).isEqualTo(3);
    }

    private void run(String words) throws SQLException {
        try (var connection = database.connect("test");
                var statement = connection.createStatement()) {
            statement.execute(words);
        }
    }

    private void imported(SpoolFile spool) throws Exception {
        var insert = new JournalInsert(database.connect("test"), new ChainHeads());
        new SpoolImport(spool, insert, orphans::add).finish();
        insert.closeQuietly();
    }

    private void store(List<JournalRow> rows) throws SQLException {
        var insert = new JournalInsert(database.connect("test"), new ChainHeads());
        insert.write(rows);
        insert.closeQuietly();
    }

    private void spooled(List<List<JournalRow>> writes) throws Exception {
        try (var spool = SpoolFile.open(folder.resolve("spool"), new UUID(0, 1), 1 << 20)) {
            spool.append(writes);
            var insert = new JournalInsert(database.connect("test"), new ChainHeads());
            var brought = new SpoolImport(spool, insert, orphans::add);
            brought.catchUp();
            brought.finish();
            insert.closeQuietly();
            spool.reset();
        }
    }
}
