package io.quantumtrader.persistence.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quantumtrader.persistence.postgres.Database;
import io.quantumtrader.persistence.postgres.OwnershipLock;
import io.quantumtrader.persistence.postgres.SharedServer;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GroupCommitTest {

    private static final String NAME = "group commit test";

    private final Database database = SharedServer.database();
    private final GroupCommit writer = new GroupCommit(database, NAME, 1_000);

    @BeforeEach
    void empty() throws SQLException {
        TestRows.removeAll(database);
    }

    @AfterEach
    void close() {
        writer.close();
    }

    @Test
    void failsOnlyTheWriterOfADuplicateAmongManyInOneBatch() throws Exception {
        writer.write(TestRows.counted("id-7", 1, 1)).get(20, TimeUnit.SECONDS);
        var pending = new ArrayList<CompletableFuture<Void>>();
        try (var stalled = database.connect("test");
                var statement = stalled.createStatement()) {
            stalled.setAutoCommit(false);
            statement.execute("lock table event_journal in exclusive mode");
            for (int i = 0; i < 20; i++) pending.add(writer.write(TestRows.counted("id-" + i, 1, 2)));
            stalled.commit();
        }

        for (int i = 0; i < 20; i++) {
            var write = pending.get(i);
            if (i == 7) {
                assertThatThrownBy(() -> write.get(20, TimeUnit.SECONDS)).hasMessageContaining("duplicate key");
            } else {
                write.get(20, TimeUnit.SECONDS);
            }
            assertThat(TestRows.count(database, "id-" + i)).isEqualTo(i == 7 ? 1 : 2);
        }
    }

    @Test
    void keepsTheOrderInWhichWritesWereQueued() throws Exception {
        var pending = new ArrayList<CompletableFuture<Void>>();
        for (int i = 1; i <= 500; i++) {
            for (var id : List.of("a", "b")) pending.add(writer.write(TestRows.counted(id, i, i)));
        }
        CompletableFuture.allOf(pending.toArray(CompletableFuture[]::new)).get(20, TimeUnit.SECONDS);
        var seen = new ArrayList<String>();

        try (var reader = new JournalReader(database, SampleEvent.CATALOGUE)) {
            reader.forEachAfter(0, entry -> seen.add(entry.persistenceId() + entry.sequenceNr()));
        }

        for (int i = 0; i < 500; i++)
            assertThat(seen.subList(2 * i, 2 * i + 2)).containsExactly("a" + (i + 1), "b" + (i + 1));
    }

    @Test
    void failsWhatIsUnderWayWhenTheConnectionBreaksAndWritesOnAfterwards() throws Exception {
        writer.write(TestRows.counted("a", 1, 1)).get(20, TimeUnit.SECONDS);
        try (var other = database.connect("test");
                var statement = other.createStatement()) {
            statement.execute("select pg_terminate_backend(pid, 5000) from pg_stat_activity where application_name = '"
                    + OwnershipLock.WRITER_NAME + " ' || current_schema()");
        }

        assertThatThrownBy(() -> writer.write(TestRows.counted("a", 2, 2)).get(20, TimeUnit.SECONDS))
                .hasCauseInstanceOf(SQLException.class);
        writer.write(TestRows.counted("a", 2, 2)).get(20, TimeUnit.SECONDS);
        assertThat(TestRows.count(database, "a")).isEqualTo(2);
    }

    @Test
    void writesWhatIsQueuedBeforeItClosesAndRefusesAfterwards() throws Exception {
        var last = writer.write(TestRows.counted("a", 1, 100));

        writer.close();

        assertThat(last).isCompleted();
        assertThat(TestRows.count(database, "a")).isEqualTo(100);
        assertThatThrownBy(() -> writer.write(TestRows.counted("a", 101, 101)).get(20, TimeUnit.SECONDS))
                .hasMessageContaining("closed");
    }
}
