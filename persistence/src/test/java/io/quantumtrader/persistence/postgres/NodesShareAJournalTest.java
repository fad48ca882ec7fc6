package io.quantumtrader.persistence.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Nodes hold a journal beside each other, a fund alone beside nobody, and each ends only what its own former life left behind. */
class NodesShareAJournalTest {

    private static final int ROUNDS = 3;
    private static final int NODES = 6;
    private static final Duration SOON = Duration.ofMillis(200);
    private static final Duration CHECK = Duration.ofSeconds(1);
    private static final String LONG =
            "a-node-with-a-name-that-is-longer-than-what-a-session-can-carry.example.org:7355";

    private final Database database = SharedServer.schema("nodes_share");

    @Test
    void nodesHoldItBesideEachOtherAndRefuseAFundThatWantsToBeAlone() {
        try (var a = node("a");
                var b = node("b")) {
            assertThat(a.held()).isTrue();
            assertThat(b.held()).isTrue();
            assertThat(OwnershipLock.owner(database))
                    .hasValueSatisfying(owners -> assertThat(owners).contains("node a process", "node b process"));

            assertThatThrownBy(this::alone)
                    .isInstanceOf(OwnedByAnother.class)
                    .hasMessageContaining("quantum-trader node a process "
                            + ProcessHandle.current().pid())
                    .hasMessageContaining("quantum-trader node b process");
        }
        try (var fund = alone()) {
            assertThat(fund.held()).isTrue();
        }
    }

    @Test
    void aFundThatIsAloneRefusesANode() {
        try (var fund = alone()) {
            assertThat(fund.held()).isTrue();

            assertThatThrownBy(() -> node("a"))
                    .isInstanceOf(OwnedByAnother.class)
                    .hasMessageContaining("a fund alone owns this journal")
                    .hasMessageContaining("quantum-trader owner process "
                            + ProcessHandle.current().pid());
        }
        try (var a = node("a")) {
            assertThat(a.held()).isTrue();
        }
    }

    @Test
    void aNameIsTakenWhileItsFirstProcessLives() {
        for (String name : List.of("a", LONG)) {
            try (var first = node(name);
                    var other = node(name + "2")) {
                assertThat(first.held()).isTrue();
                assertThat(other.held()).isTrue();

                assertThatThrownBy(() -> node(name))
                        .isInstanceOf(OwnedByAnother.class)
                        .hasMessageContaining("a process runs as node " + name + " already")
                        .hasMessageContaining(
                                "process " + ProcessHandle.current().pid());
            }
            try (var next = node(name)) {
                assertThat(next.held()).isTrue();
            }
        }
    }

    @Test
    void takesItsPlaceAgainFromASessionOfItsOwnThatHangs() {
        var hold = new Hold.OfNode("a");
        String owner = OwnershipLock.newOwner(hold);
        try (var other = node("b");
                var hanging = OwnershipLock.acquire(database, hold, owner, SOON, CHECK, () -> {});
                var again = OwnershipLock.acquire(database, hold, owner, SOON, CHECK, () -> {})) {
            assertThat(again.held()).isTrue();
            assertThat(hanging.held()).isFalse();
            assertThat(other.held()).isTrue();
        }
    }

    @Test
    void endsTheWritersOfItsOwnFormerLifeAndOfAFundThatWasAloneAndNoOthers() throws SQLException {
        for (String name : List.of("a", LONG)) {
            try (var mine = writer(new Hold.OfNode(name));
                    var another = writer(new Hold.OfNode(name + "2"));
                    var ofAFund = writer(new Hold.Alone());
                    var node = node(name)) {
                assertThat(node.held()).isTrue();
                assertThat(mine.isValid(2)).isFalse();
                assertThat(ofAFund.isValid(2)).isFalse();
                assertThat(another.isValid(2)).as("of another node").isTrue();
            }
        }
    }

    @Test
    void aFundThatIsAloneEndsTheWritersOfEveryNode() throws SQLException {
        var elsewhere = SharedServer.schema("nodes_elsewhere");
        try (var a = writer(new Hold.OfNode("a"));
                var b = writer(new Hold.OfNode(LONG));
                var foreign = elsewhere.connect("test")) {
            WriterSessions.name(foreign, new Hold.OfNode("a"));
            try (var fund = alone()) {
                assertThat(fund.held()).isTrue();
            }
            assertThat(a.isValid(2)).isFalse();
            assertThat(b.isValid(2)).isFalse();
            assertThat(foreign.isValid(2)).as("of another journal").isTrue();
        }
    }

    @Test
    void beforeAnImportANodeEndsItsOwnOtherSessionsOnly() throws SQLException {
        try (var importing = writer(new Hold.OfNode("a"));
                var former = writer(new Hold.OfNode("a"));
                var another = writer(new Hold.OfNode("b"))) {
            WriterSessions.requireAlone(importing, new Hold.OfNode("a"));

            assertThat(importing.isValid(2)).isTrue();
            assertThat(former.isValid(2)).isFalse();
            assertThat(another.isValid(2)).isTrue();
        }
    }

    @Test
    void whatSessionsAreToldByFitsIntoTheirNames() throws SQLException {
        for (String name : List.of("a", "10.0.0.17:7355", LONG, "ä b")) {
            var hold = new Hold.OfNode(name);
            assertThat(OwnershipLock.newOwner(hold).length()).isLessThanOrEqualTo(63);
            try (var writer = writer(hold);
                    var statement = writer.createStatement();
                    var row = statement.executeQuery("show application_name")) {
                row.next();
                assertThat(row.getString(1))
                        .startsWith(OwnershipLock.WRITER_NAME)
                        .hasSizeLessThan(63)
                        .endsWith(" " + hold.tag());
            }
        }
        assertThat(new Hold.OfNode(LONG).tag()).isNotEqualTo(new Hold.OfNode(LONG + "2").tag());
    }

    @Test
    void nodesThatStartTogetherMakeOneJournalAndOneOfTheEngines() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            var fresh = SharedServer.schema("started_together")
                    .inSchema("qt_test_together_" + round + "_"
                            + ProcessHandle.current().pid());
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                var nodes = IntStream.range(0, NODES)
                        .mapToObj(node -> threads.submit(() -> {
                            JournalSchema.prepare(fresh);
                            JournalSchema.prepare(EngineSchema.beside(fresh));
                        }))
                        .toList();
                for (var node : nodes) node.get(30, TimeUnit.SECONDS);
                assertThat(JournalSchema.identity(fresh))
                        .isNotEqualTo(JournalSchema.identity(EngineSchema.beside(fresh)));
            } finally {
                drop(EngineSchema.beside(fresh));
                drop(fresh);
            }
        }
    }

    private static void drop(Database database) {
        String schema = database.url().replaceAll(".*currentSchema=", "");
        try (var connection = database.connect("test");
                var statement = connection.createStatement()) {
            statement.execute("drop schema if exists " + schema + " cascade");
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private Connection writer(Hold hold) throws SQLException {
        var connection = database.connect("test");
        WriterSessions.name(connection, hold);
        return connection;
    }

    private OwnershipLock alone() {
        return OwnershipLock.acquire(database, SOON, CHECK, () -> {});
    }

    private OwnershipLock node(String name) {
        var hold = new Hold.OfNode(name);
        return OwnershipLock.acquire(database, hold, OwnershipLock.newOwner(hold), SOON, CHECK, () -> {});
    }
}
