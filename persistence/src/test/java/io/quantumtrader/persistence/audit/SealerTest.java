package io.quantumtrader.persistence.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quantumtrader.persistence.journal.SampleJournals;
import io.quantumtrader.persistence.postgres.Database;
import io.quantumtrader.persistence.postgres.JournalSchema;
import io.quantumtrader.persistence.postgres.SharedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How seals are set: over all that is written and nothing else, in the copy as in the database. */
class SealerTest {

    private static final long DAY_MS = 86_400_000;

    private final Database database = SharedServer.schema("sealer");
    private final SplittableRandom random = new SplittableRandom(5);

    @TempDir
    private Path folder;

    @BeforeEach
    void journal() throws SQLException {
        JournalSchema.prepare(database);
        execute("truncate event_journal restart identity cascade; truncate journal_seal");
        append();
    }

    @Test
    void waitsForAWriteThatGotItsPlaceEarlierAndCommitsLater() throws Exception {
        try (var slow = database.connect("test")) {
            slow.setAutoCommit(false);
            insert(slow);
            append();
            var sealing = CompletableFuture.supplyAsync(this::sealed);
            awaitAsked("%pg_locks%");

            slow.commit();

            assertThat(sealing.join()).isTrue();
        }
        assertThat(verify().unsealed()).isZero();
        assertThat(verify().findings()).extracting(Finding::kind).doesNotContain(Finding.Kind.SEAL_BROKEN);
    }

    @Test
    void goesOnBehindALineOfTheCopyThatACrashHasTorn() throws Exception {
        sealed();
        append();
        sealed();
        Files.writeString(copy(), "3 1970-01-01T00", StandardOpenOption.APPEND);
        append();

        sealed();

        assertThat(Files.readAllLines(copy())).hasSize(3);
        assertThat(verify().findings()).isEmpty();
    }

    @Test
    void bringsTheCopyUpThatACrashLeftBehind() throws Exception {
        sealed();
        Files.delete(copy());
        append();

        sealed();

        assertThat(Files.readAllLines(copy())).hasSize(2);
        assertThat(verify().findings()).isEmpty();
    }

    @Test
    void setsNothingWhereTheCopyHasOtherSealsThanTheDatabase() throws Exception {
        sealed();
        execute("truncate journal_seal");

        assertThatThrownBy(() -> sealer().seal(1))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("are not those of the database");
    }

    @Test
    void tellsTheRootOfADayWithTheFirstSealAfterIt() throws Exception {
        var first = sealer().seal(1).orElseThrow();
        append();
        var last = sealer().seal(DAY_MS - 1).orElseThrow();
        append();
        var next = sealer().seal(DAY_MS).orElseThrow();

        assertThat(first.dayEnded()).isEmpty();
        assertThat(last.dayEnded()).isEmpty();
        assertThat(next.dayEnded()).hasValueSatisfying(day -> {
            assertThat(day.day()).isEqualTo(LocalDate.EPOCH);
            assertThat(day.root()).isEqualTo(last.seal().root());
        });
        assertThat(DailyRoot.of(database, copy()))
                .extracting(DailyRoot::root)
                .containsExactly(last.seal().root(), next.seal().root());
    }

    @Test
    void setsNoSealOverNothing() throws Exception {
        sealed();

        assertThat(sealer().seal(1)).isEmpty();
    }

    private boolean sealed() {
        try {
            return sealer().seal(1).isPresent();
        } catch (SQLException | IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private Sealer sealer() {
        return new Sealer(database, copy());
    }

    private Path copy() {
        return folder.resolve("seals");
    }

    private AuditReport verify() throws SQLException, IOException {
        return JournalAudit.verify(
                database,
                new JournalAudit.Places(copy(), folder.resolve("spool"), folder.resolve("archive")),
                rows -> {});
    }

    private void append() throws SQLException {
        SampleJournals.append(database, random, List.of("a", "b"), 3);
    }

    private static void insert(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.executeUpdate("insert into event_journal (persistence_id, sequence_number, writer, event_ser_id,"
                    + " event_ser_manifest, event_payload, chain)"
                    + " values ('c', 1, 'w', 1, 'm#1', 'p', decode(repeat('00', 32), 'hex'))");
        }
    }

    /** Until the sealer has asked who is writing. */
    private void awaitAsked(String question) throws SQLException {
        try (var connection = database.connect("test");
                var statement = connection.prepareStatement("select count(*) from pg_stat_activity"
                        + " where application_name = 'quantum-trader seal' and query like ?")) {
            statement.setString(1, question);
            for (boolean asked = false; !asked; ) {
                try (var row = statement.executeQuery()) {
                    row.next();
                    asked = row.getInt(1) > 0;
                }
            }
        }
    }

    private void execute(String sql) throws SQLException {
        try (var connection = database.connect("test");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
