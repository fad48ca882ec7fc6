package io.quantumtrader.persistence.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProjectionRunnerTest {

    private final ViewRig rig = new ViewRig("runner");
    private final List<Recorded> events = Recorded.fund(3, 60);

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void theTablesHaveTheColumnsThatTheProgramWritesAndReads() {
        Projections.tables()
                .forEach(table -> assertThat(rig
                                .rows("select column_name || ' ' || data_type as c"
                                        + " from information_schema.columns where table_schema = current_schema() and table_name = '"
                                        + table + "'")
                                .stream()
                                .map(row -> row.get("c")))
                        .as(table.name())
                        .containsExactlyInAnyOrderElementsOf(table.columns().stream()
                                .<Object>map(column ->
                                        column.name() + " " + column.type().sql())
                                .toList()));
    }

    @Test
    void aRaisedVersionAndAnOffsetBeyondTheJournalAreMadeAnew() {
        rig.append(events);
        rig.catchUp();
        var before = rig.content();

        rig.execute(
                "update view_offset set version = 0 where name = 'symbols'; update view_trade set r = 99;"
                        + " update view_offset set ordering = 1000000 where name = 'equity'; update view_equity set equity = 0");
        rig.catchUp();

        assertThat(rig.content()).isEqualTo(before);
    }

    @Test
    void whatIsMadeToBeForgottenIsMadeAnewByWhoeverRuns() {
        rig.append(events);
        try (var runner = rig.runner(1_000)) {
            finish(runner);
            var before = rig.content();

            rig.execute("delete from view_offset; delete from view_trade; update view_permit set state = 'FORGED'");
            runner.step();
            finish(runner);

            assertThat(rig.content()).isEqualTo(before);
        }
    }

    @Test
    void aLockedTableHoldsItsOwnProjectionUpAndNoOther() throws SQLException {
        rig.append(events);
        try (var runner = rig.runner(1_000)) {
            try (var other = rig.database.connect("somebody");
                    var statement = other.createStatement()) {
                other.setAutoCommit(false);
                statement.execute("lock table view_trade in access exclusive mode");
                finish(runner);

                assertThat(rig.rows("select 1 from view_equity")).isNotEmpty();
                assertThat(rig.alarms).singleElement().asString().contains("the view symbols failed");
                rig.nanos.addAndGet(TimeUnit.MINUTES.toNanos(1));
                finish(runner);
                assertThat(rig.alarms).hasSize(1);
                other.rollback();
            }
            rig.nanos.addAndGet(TimeUnit.MINUTES.toNanos(5));
            finish(runner);
        }

        assertThat(rig.content()).isEqualTo(onePass());
    }

    @Test
    void aDroppedTableIsAlarmedOnceAndComesBackByARebuild() throws SQLException {
        rig.append(events);
        rig.execute("drop table view_trade, view_offset");
        try (var runner = rig.runner(1_000)) {
            finish(runner);
            rig.nanos.addAndGet(TimeUnit.MINUTES.toNanos(5));
            finish(runner);
            assertThat(rig.alarms).hasSize(Projections.ALL.size());

            try (var connection = rig.database.connect("rebuild")) {
                Offsets.makeTables(connection);
            }
            rig.nanos.addAndGet(TimeUnit.MINUTES.toNanos(5));
            finish(runner);
        }

        assertThat(rig.content()).isEqualTo(onePass());
    }

    @Test
    void aFoldThatBreaksIsTriedAgainFromTheStartOfItsPageAndHoldsUpNobody() {
        rig.append(events);
        var broken = new boolean[] {true};
        var projections = new ArrayList<>(Projections.ALL);
        projections.set(0, breaking(Projections.ALL.getFirst(), broken));
        try (var runner = rig.runner(100, projections, Connection::commit)) {
            finish(runner);
            assertThat(rig.alarms).singleElement().asString().contains("a bug");
            assertThat(rig.rows("select 1 from view_trade")).isEmpty();

            broken[0] = false;
            rig.nanos.addAndGet(TimeUnit.MINUTES.toNanos(5));
            finish(runner);
        }

        assertThat(rig.content()).isEqualTo(onePass());
    }

    private static Projection breaking(Projection whole, boolean[] broken) {
        return new Projection() {
            @Override
            public String name() {
                return whole.name();
            }

            @Override
            public int version() {
                return whole.version();
            }

            @Override
            public List<Table> tables() {
                return whole.tables();
            }

            @Override
            public List<String> remembers() {
                return whole.remembers();
            }

            @Override
            public Fold begin() {
                var fold = whole.begin();
                return (entry, source, writes) -> {
                    if (broken[0] && entry.ordering() % 50 == 0) throw new IllegalStateException("a bug");
                    fold.next(entry, source, writes);
                };
            }
        };
    }

    @Test
    void onlyOneRunnerOfADatabaseLeads() {
        rig.append(events);
        try (var second = rig.runner(10)) {
            try (var first = rig.runner(10)) {
                assertThat(first.leads()).isTrue();
                assertThat(second.leads()).isFalse();
                assertThat(second.step()).isZero();
            }

            assertThat(second.step()).isEqualTo(10);
        }
    }

    @Test
    void aRunThatWasSetAsideIsAnOrphanAndNoPosition() {
        var life = Recorded.symbol(events, "main");
        rig.append(life.stream()
                .map(event -> new Recorded("orphan|symbol|main|ADAUSDT|w", event))
                .toList());
        rig.catchUp();

        var content = rig.content();
        assertThat(content.get("view_orphan")).hasSameSizeAs(life);
        content.remove("view_orphan");
        assertThat(content.values()).allSatisfy(rows -> assertThat(rows).isEmpty());
    }

    @Test
    void leadsBesideTheRunnerOfAnotherJournalInTheSameDatabase() {
        try (var other = new ViewRig("runner_beside");
                var first = rig.runner(10);
                var second = other.runner(10)) {
            assertThat(first.leads()).isTrue();
            assertThat(second.leads()).isTrue();
        }
    }

    private static void finish(ProjectionRunner runner) {
        for (int idle = 0; idle < 2; ) idle = runner.step() > 0 ? 0 : idle + 1;
    }

    private Map<String, List<String>> onePass() {
        try (var other = new ViewRig("runner_once")) {
            other.append(events);
            other.catchUp();
            return other.content();
        }
    }
}
