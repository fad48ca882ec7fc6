package io.quantumtrader.persistence.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class OwnershipLockTest {

    private static final Duration SOON = Duration.ofMillis(50);

    private final Database database = SharedServer.database();

    @Test
    void namesTheOwnerToWhoeverAsks_andNobodyWhereADatabaseAnswersAndNoFundRuns() {
        assertThat(OwnershipLock.owner(database)).isEmpty();
        try (var lock = acquire(() -> {})) {
            assertThat(lock.held()).isTrue();
            assertThat(OwnershipLock.owner(database))
                    .hasValueSatisfying(owner -> assertThat(owner)
                            .contains("process " + ProcessHandle.current().pid(), "since", "database session"));
        }
    }

    @Test
    void refusesASecondOwnerAndNamesTheFirst() {
        try (var first = acquire(() -> {})) {
            assertThat(first.held()).isTrue();

            assertThatThrownBy(() -> acquire(() -> {}))
                    .isInstanceOf(PostgresUnavailable.class)
                    .hasMessageContaining("another fund owns this journal")
                    .hasMessageContaining("process " + ProcessHandle.current().pid());
        }

        try (var next = acquire(() -> {})) {
            assertThat(next.held()).isTrue();
        }
    }

    /** The way to the database broke and the server has not noticed: the session that hangs is one's own. */
    @Test
    void takesItAgainFromASessionOfItsOwn_andNeverFromAnother() {
        String owner = OwnershipLock.newOwner(new Hold.Alone());
        try (var hanging = acquire(owner)) {
            assertThatThrownBy(() -> acquire(OwnershipLock.newOwner(new Hold.Alone())))
                    .isInstanceOf(OwnedByAnother.class);
            assertThat(hanging.held()).isTrue();
            try (var again = acquire(owner)) {
                assertThat(again.held()).isTrue();
                assertThat(hanging.held()).isFalse();
            }
        }
    }

    private OwnershipLock acquire(String owner) {
        return OwnershipLock.acquire(
                database, new Hold.Alone(), owner, Duration.ofMillis(200), Duration.ofSeconds(1), () -> {});
    }

    @Test
    void tellsWhenItIsLost() throws Exception {
        var lost = new CountDownLatch(1);
        try (var lock = acquire(lost::countDown)) {
            execute(
                    database,
                    "select pg_terminate_backend(pid, 5000) from pg_stat_activity where application_name like"
                            + " 'quantum-trader owner process "
                            + ProcessHandle.current().pid() + " %'");

            assertThat(lost.await(20, TimeUnit.SECONDS)).isTrue();
            assertThat(lock.held()).isFalse();
        }
    }

    @Test
    void endsTheWritersADeadFundLeftBehind() throws SQLException {
        try (var stale = database.connect("test")) {
            WriterSessions.name(stale, new Hold.Alone());
            try (var lock = acquire(() -> {})) {
                assertThat(lock.held()).isTrue();
            }
            assertThat(stale.isValid(2)).isFalse();
        }
    }

    @Test
    void refusesASessionThatDoesNotWaitForTheDisk() throws SQLException {
        try (var connection = database.connect("test");
                var statement = connection.createStatement()) {
            Durability.require(connection);
            statement.execute("set synchronous_commit = off");

            assertThatThrownBy(() -> Durability.require(connection)).hasMessageContaining("synchronous_commit is off");
        }
    }

    @Test
    void saysWhereTheDatabaseWasLookedForWhenThereIsNone() {
        var nowhere = new Database("jdbc:postgresql://127.0.0.1:1/postgres", "nobody", "secret");

        assertThatThrownBy(() -> JournalSchema.prepare(nowhere))
                .isInstanceOf(PostgresUnavailable.class)
                .hasMessageContaining("127.0.0.1:1")
                .hasMessageNotContaining("secret");
    }

    @Test
    void refusesATableOfAnotherShape() throws SQLException {
        var other = SharedServer.schema("other");
        execute(other, "create table event_journal (number int)");

        assertThatThrownBy(() -> JournalSchema.prepare(other)).hasMessageContaining("other columns");
    }

    private OwnershipLock acquire(Runnable onLoss) {
        return OwnershipLock.acquire(database, SOON, SOON, onLoss);
    }

    private static void execute(Database database, String sql) throws SQLException {
        try (var connection = database.connect("test");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void isNotHeldOnceItsSessionIsGoneEvenBeforeAnybodyLooks() throws Exception {
        try (var lock = OwnershipLock.acquire(database, Duration.ofSeconds(5), Duration.ofHours(1), () -> {});
                var other = database.connect("test");
                var statement = other.createStatement()) {
            assertThat(lock.held()).isTrue();
            statement.execute("select pg_terminate_backend(pid, 5000) from pg_stat_activity"
                    + " where application_name like 'quantum-trader owner%'");

            assertThat(lock.held()).isFalse();
        }
    }
}
